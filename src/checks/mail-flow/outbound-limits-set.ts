import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

export const outboundLimitsSet = defineCheck({
  id: 'outbound-limits-set',
  title: {
    en: 'A mailbox that sends masses of mail is stopped',
    de: 'Ein Postfach, das Massen verschickt, wird angehalten',
  },
  rationale: {
    en: 'A hijacked mailbox sends thousands of messages before breakfast, and your domain ends on block lists.',
    de: 'Ein gekapertes Postfach verschickt vor dem Frühstück Tausende Nachrichten, und Ihre Domäne landet auf Sperrlisten.',
  },
  remediation: {
    en: 'Outbound spam policy: at most 500 external recipients an hour, 1000 internal, 1000 a day, and block the user.',
    de: 'Richtlinie für ausgehenden Spam: höchstens 500 externe Empfänger je Stunde, 1000 interne, 1000 am Tag, und Benutzer blockieren.',
  },
  severity: 'medium',
  area: 'mail-flow',
  scuba: [],
  cis: ['2.1.15'],
  secureScore: [
    'mdo_recipientexternallimitperhour',
    'mdo_recipientinternallimitperhour',
    'mdo_recipientlimitperday',
    'mdo_thresholdreachedaction',
  ],
  attack: ['T1534', 'T1496'],
  cuts: { shortens: ['T1534', 'rule:sent-bulk'] },
  action: 'limit-outbound-mail',
  needs: ['outbound-spam'],
  evaluate({ 'outbound-spam': { policies } }) {
    const within = (value: number | undefined, most: number): boolean =>
      value !== undefined && value > 0 && value <= most;
    const open = policies
      .filter(
        (one) =>
          !within(one.RecipientLimitExternalPerHour, 500) ||
          !within(one.RecipientLimitInternalPerHour, 1000) ||
          !within(one.RecipientLimitPerDay, 1000) ||
          one.ActionWhenThresholdReached !== 'BlockUser',
      )
      .map((one) => one.Name);
    const [en, de] = some(open);
    return open.length === 0
      ? pass('Every policy does it.', 'Jede Richtlinie tut es.', policies)
      : fail(
          `Without limits of your own or without a block: ${en}.`,
          `Ohne eigene Grenzen oder ohne Sperre: ${de}.`,
          policies,
          open,
        );
  },
});
