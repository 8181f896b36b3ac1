import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const outboundBlocksNotified = defineCheck({
  id: 'outbound-blocks-notified',
  title: {
    en: 'Somebody is told when a mailbox is blocked from sending',
    de: 'Jemand erfährt, wenn ein Postfach am Senden gehindert wird',
  },
  rationale: {
    en: 'The block is often the first sign of a break-in that anybody sees.',
    de: 'Die Sperre ist oft das erste Zeichen eines Einbruchs, das jemand sieht.',
  },
  remediation: {
    en: 'Outbound spam policy: notify an address that somebody reads.',
    de: 'Richtlinie für ausgehenden Spam: eine gelesene Adresse benachrichtigen.',
  },
  severity: 'low',
  area: 'mail-flow',
  scuba: [],
  cis: ['2.1.6'],
  secureScore: ['mdo_spam_notifications_only_for_admins'],
  attack: ['T1534'],
  cuts: { shortens: ['T1534'] },
  action: 'notify-of-blocked-senders',
  needs: ['outbound-spam'],
  evaluate({ 'outbound-spam': { policies } }) {
    const main = policies.find((one) => one.IsDefault) ?? policies[0];
    if (main?.NotifyOutboundSpam === undefined) return untold('NotifyOutboundSpam');
    return main.NotifyOutboundSpam && main.NotifyOutboundSpamRecipients.length > 0
      ? pass('An address is told.', 'Eine Adresse erfährt davon.', main.NotifyOutboundSpamRecipients)
      : fail('No address of your own is told.', 'Keine eigene Adresse erfährt davon.', main);
  },
});
