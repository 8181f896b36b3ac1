import { exchangeSetting } from '../exchange-setting.ts';

export const disableOldMailProtocols = exchangeSetting({
  id: 'disable-old-mail-protocols',
  title: { en: 'Switch POP and IMAP off', de: 'POP und IMAP abschalten' },
  effect: {
    en: 'A stolen password cannot fetch a mailbox over protocols that ask for nothing else.',
    de: 'Mit einem gestohlenen Kennwort lässt sich kein Postfach über Protokolle abholen, die nach nichts weiter fragen.',
  },
  notice: {
    en: 'Old mail programs stop; Outlook and mobile apps go on.',
    de: 'Alte E-Mail-Programme funktionieren nicht mehr; Outlook und mobile Apps laufen weiter.',
  },
  impact: 'medium',
  attack: ['T1110.003', 'T1114.002'],
  noun: 'CASMailbox',
  independent: true,
  want: (mailbox) =>
    mailbox['ImapEnabled'] === true || mailbox['PopEnabled'] === true
      ? { ImapEnabled: false, PopEnabled: false }
      : null,
});
