import { exchangeSetting } from '../exchange-setting.ts';

export const disableSmtpAuth = exchangeSetting({
  id: 'disable-smtp-auth',
  title: { en: 'Switch SMTP AUTH off', de: 'SMTP AUTH abschalten' },
  effect: {
    en: 'A stolen password cannot send mail by SMTP any more, but for mailboxes that are allowed it one by one.',
    de: 'Mit einem gestohlenen Kennwort lässt sich nicht mehr per SMTP senden, außer für einzeln freigegebene Postfächer.',
  },
  notice: {
    en: 'Printers, scanners and programs that send with a password stop sending.',
    de: 'Drucker, Scanner und Programme, die mit Kennwort senden, senden nicht mehr.',
  },
  impact: 'medium',
  attack: ['T1110.003', 'T1078.004'],
  noun: 'TransportConfig',
  single: true,
  want: () => ({ SmtpClientAuthenticationDisabled: true }),
});
