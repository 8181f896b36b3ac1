import type { AuditComparison } from '../../domain/mailbox-audit.ts';
import type { Connection } from '../../domain/clients.ts';
import { readAuditStatus } from '../../engine/audit/status.ts';
import type { AuditStatus } from '../../engine/audit/status.ts';
import { compareReadings } from '../../engine/audit/compare.ts';
import { keepReading, keptReadings, readReading } from '../../engine/audit/history.ts';
import { tenantFolder } from '../../engine/assess/history.ts';
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
    tell: (text) => context.talk.progress(text, null),
  });
}

/** Keeps a reading of all mailboxes, for the pages too; what changed since the one before, null where this is the first. */
export function keptAndCompared(context: CommandContext, status: AuditStatus): AuditComparison | null {
  const folder = tenantFolder(context.casesFolder, status.tenant.domain);
  const [before] = keptReadings(folder);
  const reading = { readAt: context.clock.now().toISOString(), status };
  keepReading(folder, reading);
  return before ? compareReadings(readReading(before.file), reading) : null;
}
