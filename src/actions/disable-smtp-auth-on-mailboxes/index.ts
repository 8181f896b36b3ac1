import { exchangeSetting } from '../exchange-setting.ts';

export const disableSmtpAuthOnMailboxes = exchangeSetting({
  id: 'disable-smtp-auth-on-mailboxes',
  title: { en: 'End SMTP AUTH of single mailboxes', de: 'SMTP AUTH einzelner Postfächer beenden' },
  effect: {
    en: 'No mailbox is an exception: a stolen password cannot send by SMTP.',
    de: 'Kein Postfach ist eine Ausnahme: Mit einem gestohlenen Kennwort lässt sich nicht per SMTP senden.',
  },
  notice: {
    en: 'Devices that send through these mailboxes stop.',
    de: 'Geräte, die über diese Postfächer senden, senden nicht mehr.',
  },
  impact: 'medium',
  attack: ['T1110.003', 'T1078.004'],
  noun: 'CASMailbox',
  independent: true,
  want: (mailbox) =>
    mailbox['SmtpClientAuthenticationDisabled'] === false ? { SmtpClientAuthenticationDisabled: null } : null,
});
