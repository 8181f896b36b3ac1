import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { isOutside } from '../support/external.ts';

export const mailFlowRulesDoNotCopyOutside = defineCheck({
  id: 'mail-flow-rules-do-not-copy-outside',
  title: {
    en: 'No mail flow rule sends copies outside',
    de: 'Keine Nachrichtenflussregel schickt Kopien nach außen',
  },
  rationale: {
    en: 'One rule by an intruder with a role copies the mail of the whole firm.',
    de: 'Eine Regel eines Eindringlings mit Rolle kopiert die E-Mails der ganzen Firma.',
  },
  remediation: {
    en: 'Look at each rule that redirects, copies or adds recipients outside; disable what nobody can explain.',
    de: 'Prüfen Sie jede Regel, die nach außen umleitet, kopiert oder Empfänger hinzufügt; deaktivieren Sie, was niemand erklären kann.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1114.003', 'T1020'],
  cuts: { stops: ['transport-rule'] },
  needs: ['transport-rules', 'accepted-domains'],
  evaluate({ 'transport-rules': rules, 'accepted-domains': domains }) {
    const open = rules
      .filter((rule) => rule.State === 'Enabled')
      .filter((rule) =>
        [...rule.RedirectMessageTo, ...rule.BlindCopyTo, ...rule.CopyTo, ...rule.AddToRecipients].some(
          (address) => isOutside(address, domains),
        ),
      )
      .map((rule) => rule.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('None does.', 'Keine.', { rules: rules.length })
      : fail(`${en}.`, `${de}.`, { open }, open);
  },
});
