import { exchangeSetting } from '../exchange-setting.ts';
import { toldTo } from '../told-to.ts';

export const notifyOfBlockedSenders = exchangeSetting({
  id: 'notify-of-blocked-senders',
  title: {
    en: 'Tell somebody when an account is blocked from sending',
    de: 'Melden, wenn ein Konto für das Senden gesperrt wird',
  },
  effect: {
    en: 'The first sign of many takeovers reaches a person.',
    de: 'Das erste Zeichen vieler Übernahmen erreicht einen Menschen.',
  },
  notice: {
    en: 'The addresses given get a message.',
    de: 'Die angegebenen Adressen erhalten eine Nachricht.',
  },
  impact: 'low',
  attack: ['T1534'],
  noun: 'HostedOutboundSpamFilterPolicy',
  want: (policy, options) =>
    policy['IsDefault'] === true
      ? { NotifyOutboundSpam: true, NotifyOutboundSpamRecipients: [...toldTo(options)] }
      : null,
});
