import { defineCheck } from '../../domain/check.ts';
import { fail, pass, some, untold } from '../support/outcome.ts';

export const smtpAuthOffOnMailboxes = defineCheck({
  id: 'smtp-auth-off-on-mailboxes',
  title: {
    en: 'No mailbox is allowed SMTP AUTH as an exception',
    de: 'Keinem Postfach ist SMTP AUTH ausnahmsweise erlaubt',
  },
  rationale: {
    en: "An exception on the mailbox wins over the organisation's switch.",
    de: 'Eine Ausnahme am Postfach geht über den Schalter der Organisation.',
  },
  remediation: {
    en: 'Set-CASMailbox -SmtpClientAuthenticationDisabled $null for all but devices that cannot do without; name those in an exception.',
    de: 'Set-CASMailbox -SmtpClientAuthenticationDisabled $null für alle außer Geräten, die nicht anders können; diese als Ausnahme benennen.',
  },
  severity: 'medium',
  area: 'mail-flow',
  scuba: [],
  cis: ['6.5.4'],
  secureScore: [],
  attack: ['T1078.004', 'T1110'],
  cuts: { stops: ['protocol'], shortens: ['T1110'] },
  action: 'disable-smtp-auth-on-mailboxes',
  needs: ['mailbox-protocols'],
  evaluate({ 'mailbox-protocols': mailboxes }) {
    if (mailboxes.some((one) => one.SmtpClientAuthenticationDisabled === undefined))
      return untold('SmtpClientAuthenticationDisabled');
    const open = mailboxes
      .filter((one) => one.SmtpClientAuthenticationDisabled === false)
      .map((one) => one.PrimarySmtpAddress);
    const [en, de] = some(open);
    return open.length === 0
      ? pass(`None of ${mailboxes.length} is.`, `Keinem von ${mailboxes.length}.`, {
          mailboxes: mailboxes.length,
        })
      : fail(`Allowed: ${en}.`, `Erlaubt: ${de}.`, { open: open.length }, open);
  },
});
