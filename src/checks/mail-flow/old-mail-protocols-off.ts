import { counted } from '../../kernel/localized.ts';
import { defineCheck } from '../../domain/check.ts';
import { pass, fail, untold } from '../support/outcome.ts';

export const oldMailProtocolsOff = defineCheck({
  id: 'old-mail-protocols-off',
  title: { en: 'IMAP and POP are off for mailboxes', de: 'IMAP und POP sind für Postfächer aus' },
  rationale: {
    en: 'Both fetch a whole mailbox in minutes, and hardly anybody needs them.',
    de: 'Beide holen ein ganzes Postfach in Minuten, und kaum jemand braucht sie.',
  },
  remediation: {
    en: 'Set-CASMailbox -ImapEnabled $false -PopEnabled $false, and the same in Set-CASMailboxPlan for new mailboxes.',
    de: 'Set-CASMailbox -ImapEnabled $false -PopEnabled $false, und dasselbe in Set-CASMailboxPlan für neue Postfächer.',
  },
  severity: 'medium',
  area: 'mail-flow',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1114.002', 'T1078.004'],
  cuts: { stops: ['protocol'], shortens: ['T1114'] },
  action: 'disable-old-mail-protocols',
  needs: ['mailbox-protocols'],
  evaluate({ 'mailbox-protocols': mailboxes }) {
    if (mailboxes.some((one) => one.ImapEnabled === undefined || one.PopEnabled === undefined))
      return untold('ImapEnabled');
    const open = mailboxes
      .filter((one) => one.ImapEnabled || one.PopEnabled)
      .map((one) => one.PrimarySmtpAddress);
    return open.length === 0
      ? pass(`Off for all ${mailboxes.length}.`, `Für alle ${mailboxes.length} aus.`, {
          mailboxes: mailboxes.length,
        })
      : fail(
          `On for ${open.length} of ${counted(mailboxes.length, 'mailbox', 'mailboxes')}.`,
          `Eingeschaltet bei ${open.length} von ${counted(mailboxes.length, 'Postfach', 'Postfächern')}.`,
          { open: open.length },
          open,
        );
  },
});
