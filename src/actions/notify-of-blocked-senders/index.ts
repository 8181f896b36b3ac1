import { exchangeSetting } from '../exchange-setting.ts';
import { AppError } from '../../kernel/errors.ts';
import { textsMember } from '../support.ts';

function needsAddress(): AppError {
  return new AppError({
    code: 'notify-needed',
    side: 'input',
    message: {
      en: 'It was not said who is to be told.',
      de: 'Es fehlt, wer benachrichtigt werden soll.',
    },
    next: { en: 'Name an address with --notify.', de: 'Nennen Sie mit --notify eine Adresse.' },
  });
}

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
  want: (policy, options) => {
    const notify = textsMember(options, 'notify');
    if (notify.length === 0) throw needsAddress();
    if (policy['IsDefault'] !== true) return null;
    return { NotifyOutboundSpam: true, NotifyOutboundSpamRecipients: [...notify] };
  },
});
