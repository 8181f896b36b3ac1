import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';
import { isOutside } from '../support/external.ts';

export const inboxRulesDoNotForwardOutside = defineCheck({
  id: 'inbox-rules-do-not-forward-outside',
  title: {
    en: 'No inbox rule sends mail to an address outside',
    de: 'Keine Posteingangsregel schickt Nachrichten an eine Adresse außerhalb',
  },
  rationale: {
    en: 'It is the favourite hiding place of an intruder, and hidden rules do not show in Outlook at all.',
    de: 'Sie ist das liebste Versteck eines Eindringlings, und verborgene Regeln zeigt Outlook gar nicht.',
  },
  remediation: {
    en: 'Ask the owner, then disable the rule; "evict footholds" judges it.',
    de: 'Fragen Sie den Inhaber, dann deaktivieren Sie die Regel; „evict footholds“ beurteilt sie.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1114.003'],
  cuts: { stops: ['inbox-rule', 'rule:inbox-rule-forwards-external', 'T1114.003'] },
  needs: ['inbox-rule-forwarding', 'accepted-domains'],
  evaluate({ 'inbox-rule-forwarding': found, 'accepted-domains': domains }) {
    const open = found.flatMap(({ mailbox, rules }) =>
      rules
        .filter((rule) => rule.enabled && rule.to.some((address) => isOutside(address, domains)))
        .map((rule) => `${mailbox}: ${rule.name}`),
    );
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`None in ${found.length} mailboxes.`, `Keine in ${found.length} Postfächern.`, {
          mailboxes: found.length,
        })
      : fail(`${en}.`, `${de}.`, { open: open.length }, open);
  },
});
