import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { protectingRules } from '../support/dlp.ts';

export const dlpTellsUsers = defineCheck({
  id: 'dlp-tells-users',
  title: {
    en: 'Data loss prevention tells users why something was blocked',
    de: 'DLP sagt Benutzern, warum etwas blockiert wurde',
  },
  rationale: {
    en: 'Whoever knows the reason does not look for a way around it.',
    de: 'Wer den Grund kennt, sucht keinen Umweg.',
  },
  remediation: {
    en: "Purview portal, the rule's user notifications: on.",
    de: 'Purview-Portal, Benutzerbenachrichtigungen der Regel: ein.',
  },
  severity: 'low',
  area: 'data-protection',
  scuba: ['MS.SECURITYSUITE.3.4v1'],
  cis: [],
  secureScore: [],
  attack: [],
  cuts: {},
  licence: 'dlp',
  needs: ['dlp-policies', 'dlp-rules'],
  evaluate({ 'dlp-policies': policies, 'dlp-rules': rules }) {
    const own = protectingRules(policies, rules);
    if (own.length === 0) return fail('No rule blocks anything.', 'Keine Regel blockiert etwas.', []);
    const silent = own.filter((rule) => rule.NotifyUser.length === 0).map((rule) => rule.Name);
    const [en, de] = some(silent);
    return silent.length === 0
      ? pass('Every rule notifies.', 'Jede Regel benachrichtigt.', { rules: own.length })
      : fail(`Silent: ${en}.`, `Stumm: ${de}.`, { silent }, silent);
  },
});
