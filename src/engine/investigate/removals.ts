import type { Finding } from '../../domain/finding.ts';
import type { FootholdKind, Removal } from '../../domain/foothold.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';

// Cmdlets of Exchange, and activities of the Entra audit log as the unified log spells them.
const operations: { readonly [kind in FootholdKind]?: readonly string[] } = {
  'inbox-rule': ['Remove-InboxRule', 'Disable-InboxRule'],
  'sweep-rule': ['Remove-SweepRule', 'Disable-SweepRule'],
  'transport-rule': ['Remove-TransportRule', 'Disable-TransportRule'],
  connector: ['Remove-InboundConnector', 'Remove-OutboundConnector'],
  delegate: ['Remove-MailboxPermission', 'Remove-RecipientPermission'],
  'folder-permission': ['Remove-MailboxFolderPermission'],
  'oauth-grant': ['Remove delegated permission grant', 'Remove OAuth2PermissionGrant'],
  'app-role-assignment': ['Remove app role assignment from service principal'],
  'app-credential': ['Remove service principal credentials'],
  'service-principal': ['Remove service principal', 'Hard delete service principal'],
  device: ['Delete device', 'Remove registered owner from device'],
  role: ['Remove member from role', 'Remove eligible member from role'],
  'user-account': ['Delete user', 'Hard Delete user'],
  'mailbox-add-in': ['Remove-App', 'Disable-App'],
  'mobile-partnership': ['Remove-MobileDevice', 'Clear-MobileDevice'],
};

const mostRecords = 20_000;

/**
 * Who took away again what findings saw being made. One name must be the other to the letter: a rule that is called `.`
 * would be found in everything.
 */
export async function removalsOf(
  store: SqlRunner,
  findings: readonly Finding[],
): Promise<readonly Removal[]> {
  const made = findings.filter(({ foothold }) => foothold?.key && operations[foothold.kind]);
  if (made.length === 0) return [];
  const { dialect } = store;
  const names = new Set(made.flatMap(({ foothold }) => operations[foothold!.kind]!));
  const rows = await store.query(`
    SELECT record_id, ${dialect.milliseconds('time')} AS at, ${dialect.column('user')} AS usr, operation, object_id, target, target_id, parameters, modified_old
    FROM ${store.events}
    WHERE operation IN (${[...names].map((name) => dialect.text(name)).join(', ')}) AND coalesce(outcome, 'success') <> 'failure'
    ORDER BY time, record_id LIMIT ${mostRecords}`);
  const removals = rows.map((row) => ({ row, time: Number(row['at']), names: namesIn(row) }));
  return made.flatMap((finding): Removal[] => {
    const { kind, key } = finding.foothold!;
    const found = removals.findLast(
      ({ row, time, names: said }) =>
        operations[kind]!.includes(String(row['operation'])) &&
        time > Date.parse(finding.lastTime) &&
        said.has(lastPart(key!)),
    );
    if (!found) return [];
    const { row, time } = found;
    return [
      {
        finding: finding.id,
        time: new Date(time).toISOString(),
        by: typeof row['usr'] === 'string' ? row['usr'] : null,
        operation: String(row['operation']),
        record: String(row['record_id']),
      },
    ];
  });
}

/** Every text that a record of a removal holds about its object, without the mailbox before it. */
function namesIn(row: { readonly [column: string]: Json }): ReadonlySet<string> {
  const texts = [row['object_id'], row['target'], row['target_id']].filter(
    (text) => typeof text === 'string',
  );
  const nested = ['parameters', 'modified_old'].flatMap((column) => textsIn(parsed(row[column]), 6));
  return new Set([...texts, ...nested].map(lastPart));
}

function textsIn(value: unknown, depth: number): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth === 0 || typeof value !== 'object' || value === null) return [];
  const members = isObject(value) ? Object.values(value) : (value as readonly unknown[]);
  return members.flatMap((member) => textsIn(member, depth - 1));
}

function parsed(value: Json | undefined): unknown {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

function lastPart(text: string): string {
  return (text.split('\\').at(-1) ?? text).toLowerCase();
}
