import type { Action, Target } from '../../domain/action.ts';
import { logonTypes } from '../../domain/mailbox-audit.ts';
import type { LogonType, MailboxAudit } from '../../domain/mailbox-audit.ts';
import type { Json } from '../../kernel/json.ts';
import {
  listMailboxAudits,
  readMailboxAudit,
  setMailboxAudit,
} from '../../microsoft/exchange/mailbox-audit.ts';
import { mailboxAudit } from '../mailbox-audit.ts';
import { cmdlets } from '../permissions.ts';
import { name, objectMember, textsMember } from '../support.ts';

/**
 * Back to Microsoft's managed set, which grows with what Microsoft adds: another list of one's own would be outdated with the
 * next addition. Source: learn.microsoft.com/purview/audit-mailboxes, "Restore the default mailbox actions".
 */
export const restoreDefaultAuditSet: Action = {
  id: 'restore-default-audit-set',
  title: {
    en: "Give the mailbox Microsoft's audit set back",
    de: 'Dem Postfach Microsofts Überwachungssatz zurückgeben',
  },
  effect: {
    en: "What an attacker reads, sends and sets up is recorded again, and so is what Microsoft adds later. Additions of the organisation's own fall away.",
    de: 'Was ein Angreifer liest, sendet und einrichtet, wird wieder aufgezeichnet, auch was Microsoft später hinzufügt. Eigene Ergänzungen fallen weg.',
  },
  latency: { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-Mailbox', 'Set-Mailbox'),
  independent: true,

  async preview(connection, _account, _foothold, options) {
    return targetOf(await mailboxAudit(connection, options));
  },
  async candidates(connection) {
    const targets: Target[] = [];
    for await (const page of listMailboxAudits(connection.exchange, 'mailboxes'))
      targets.push(...page.map(targetOf).filter((target) => target !== null));
    return targets;
  },
  async read(connection, target) {
    return stateOf(await readMailboxAudit(connection.exchange, target.key));
  },
  async apply({ connection, clientRequestId }, target) {
    await setMailboxAudit(connection.exchange, target.key, { DefaultAuditSet: logonTypes }, clientRequestId);
    return { outcome: 'sent' };
  },
  // What Microsoft's sets hold today is theirs to say.
  holds: (state) => managedIn(state).length === logonTypes.length,
  async undo({ connection, clientRequestId }, target) {
    const lists = objectMember(target.before, 'own');
    await setMailboxAudit(
      connection.exchange,
      target.key,
      Object.fromEntries(
        logonTypes.flatMap((logon) => (logon in lists ? [[`Audit${logon}`, textsMember(lists, logon)]] : [])),
      ),
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
};

function targetOf(mailbox: MailboxAudit): Target | null {
  const own = logonTypes.filter((logon) => !mailbox.managed.includes(logon));
  if (own.length === 0 || mailbox.kind === 'group') return null;
  return {
    account: null,
    key: mailbox.id,
    label: `${name(mailbox.name)} <${mailbox.address}>: ${own.join(', ')}`,
    before: stateOf(mailbox),
    after: { managed: [...logonTypes] },
  };
}

/** Which types are managed, and the lists of those that are not. */
function stateOf(mailbox: MailboxAudit): { readonly managed: Json; readonly own: Json } {
  const own = logonTypes.filter((logon) => !mailbox.managed.includes(logon));
  return {
    managed: [...mailbox.managed],
    own: Object.fromEntries(own.map((logon) => [logon, [...mailbox.actions[logon]]])),
  };
}

function managedIn(state: Json): readonly LogonType[] {
  const managed = textsMember(state, 'managed');
  return logonTypes.filter((logon) => managed.includes(logon));
}
