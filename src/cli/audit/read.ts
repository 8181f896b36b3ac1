import type { Connection } from '../../domain/clients.ts';
import { readAuditStatus } from '../../engine/audit/status.ts';
import type { AuditStatus } from '../../engine/audit/status.ts';
import type { CommandContext } from '../command.ts';

/** Reads the truth about auditing, with progress. */
export function readStatus(
  context: CommandContext,
  connection: Connection,
  asked: { readonly mailbox: readonly string[]; readonly all: boolean; readonly days: number },
): Promise<AuditStatus> {
  return readAuditStatus(connection, {
    mailboxes: asked.mailbox,
    all: asked.all,
    days: asked.days,
    tell: (read) =>
      context.talk.progress({ en: `${read} mailboxes read`, de: `${read} Postfächer gelesen` }, null),
  });
}
