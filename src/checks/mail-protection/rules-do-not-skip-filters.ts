import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

export const rulesDoNotSkipFilters = defineCheck({
  id: 'rules-do-not-skip-filters',
  title: {
    en: 'No mail flow rule lets mail pass by the spam filter',
    de: 'Keine Nachrichtenflussregel lässt Nachrichten am Spamfilter vorbei',
  },
  rationale: {
    en: 'A spam confidence level of -1 opens the door for all who match the condition.',
    de: 'Eine SCL-Bewertung von -1 öffnet allen die Tür, auf die die Bedingung passt.',
  },
  remediation: {
    en: 'Remove the rule, or let it apply only to authenticated mail of named servers.',
    de: 'Entfernen Sie die Regel, oder lassen Sie sie nur für authentifizierte Nachrichten benannter Server gelten.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: [],
  cis: ['6.2.2'],
  secureScore: ['exo_transportrulesallowlistdomains'],
  attack: ['T1566', 'T1562'],
  cuts: { stops: ['rule:transport-rule-bypasses-filter', 'transport-rule'], shortens: ['T1566'] },
  action: 'disable-filter-bypass-rules',
  needs: ['transport-rules'],
  evaluate({ 'transport-rules': rules }) {
    const open = rules
      .filter((rule) => rule.State === 'Enabled' && rule.SetSCL === '-1')
      .map((rule) => rule.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None does.', 'Keine.', { rules: rules.length })
      : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
