import { defineCheck } from '../../domain/check.ts';
import { pass, warning, some } from '../support/outcome.ts';
import { isOutside } from '../support/external.ts';

export const journalsStayInside = defineCheck({
  id: 'journals-stay-inside',
  title: { en: 'Journals stay inside the organisation', de: 'Journale bleiben in der Organisation' },
  rationale: {
    en: 'A journal rule copies every message, and hardly anybody ever looks at the list.',
    de: 'Eine Journalregel kopiert jede Nachricht, und kaum jemand sieht je in die Liste.',
  },
  remediation: {
    en: 'Check the address of each journal rule; external archives should be known and named in an exception.',
    de: 'Prüfen Sie die Adresse jeder Journalregel; externe Archive sollten bekannt und als Ausnahme benannt sein.',
  },
  severity: 'medium',
  area: 'mail-flow',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1114.003'],
  cuts: { stops: ['T1114.003'] },
  needs: ['journal-rules', 'accepted-domains'],
  evaluate({ 'journal-rules': rules, 'accepted-domains': domains }) {
    const open = rules
      .filter(
        (rule) =>
          rule.Enabled &&
          rule.JournalEmailAddress !== undefined &&
          isOutside(rule.JournalEmailAddress, domains),
      )
      .map((rule) => `${rule.Name} → ${rule.JournalEmailAddress ?? ''}`);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None leaves it.', 'Keines verlässt sie.', { rules: rules.length })
      : warning(`${en}.`, `${de}.`, { open }, open);
  },
});
