import { exchangeSetting } from '../exchange-setting.ts';
import type { Json } from '../../kernel/json.ts';

/** A limit that is stricter already stays; zero stands for the service's own, generous one. */
function tighter(limit: Json | undefined, most: number): number {
  const own = Number(limit ?? 0);
  return own > 0 && own < most ? own : most;
}

export const limitOutboundMail = exchangeSetting({
  id: 'limit-outbound-mail',
  title: { en: 'Limit how much one account can send', de: 'Begrenzen, wie viel ein Konto senden kann' },
  effect: {
    en: 'A stolen account reaches a few hundred recipients, then it is blocked.',
    de: 'Ein gestohlenes Konto erreicht einige Hundert Empfänger, dann wird es gesperrt.',
  },
  notice: {
    en: 'Newsletters are sent by a service made for it.',
    de: 'Rundschreiben gehen über einen dafür gedachten Dienst.',
  },
  impact: 'low',
  attack: ['T1534'],
  noun: 'HostedOutboundSpamFilterPolicy',
  want: (policy) => ({
    RecipientLimitExternalPerHour: tighter(policy['RecipientLimitExternalPerHour'], 500),
    RecipientLimitInternalPerHour: tighter(policy['RecipientLimitInternalPerHour'], 1_000),
    RecipientLimitPerDay: tighter(policy['RecipientLimitPerDay'], 1_000),
    ActionWhenThresholdReached: 'BlockUser',
  }),
});
