import type { Setting } from '../domain/setting.ts';
import { AppError } from '../kernel/errors.ts';
import { forwardingRules } from '../microsoft/exchange/forwarding-rules.ts';

/** Exchange tells inbox rules of one mailbox at a time; beyond this many it is done only when asked for. */
const mostMailboxes = 500;

export const inboxRuleForwarding: Setting = {
  id: 'inbox-rule-forwarding',
  title: { en: 'Inbox rules that send mail on', de: 'Posteingangsregeln, die Nachrichten weiterleiten' },
  source: 'exchange',
  permissions: [{ kind: 'exchange', cmdlet: 'Get-InboxRule' }],
  async read({ connection, deep, value }) {
    const mailboxes = await value('mailboxes');
    if (mailboxes.length > mostMailboxes && !deep) throw tooMany(mailboxes.length);
    const found = [];
    for (const { PrimarySmtpAddress: mailbox } of mailboxes)
      found.push({ mailbox, rules: await forwardingRules(connection.exchange, mailbox) });
    return found;
  },
};

function tooMany(count: number): AppError {
  return new AppError({
    code: 'too-many-mailboxes',
    side: 'input',
    message: {
      en: `The inbox rules of ${count} mailboxes can only be asked one by one, and a sample would prove nothing.`,
      de: `Die Posteingangsregeln von ${count} Postfächern lassen sich nur einzeln abfragen, und eine Stichprobe bewiese nichts.`,
    },
    next: {
      en: 'Run it with --deep: it takes about half a second for each mailbox.',
      de: 'Starten Sie mit --deep: Das dauert etwa eine halbe Sekunde je Postfach.',
    },
  });
}
