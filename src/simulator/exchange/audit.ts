import { asList, cmdlet, invalid, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import { plansOf } from '../login/directory.ts';
import { recordTypeName } from '../state/audit-record-types.ts';
import type { Obj, Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

const sessionCommands = ['Initialize', 'ReturnLargeSet', 'ReturnNextPreviewPage'];

function typeName(record: Obj): string {
  const name = recordTypeName(record['RecordType']);
  return name === 'unknownFutureValue' ? String(record['RecordType']) : name;
}

/** Exchange writes the port behind the address, and brackets around a long one. */
function bareAddress(record: Obj): string {
  const text = String(record['ClientIP'] ?? '');
  return /^\[(.+)\]/.exec(text)?.[1] ?? (/^[\d.]+:\d+$/.test(text) ? text.split(':')[0]! : text);
}

/** Days for which records are kept: 180, or a year with Audit (Premium) ("Auditing solutions in Microsoft Purview"). */
function retention(tenant: Tenant): number {
  return plansOf(tenant).has('M365_ADVANCED_AUDITING') ? 365 : 180;
}

/** How far each search session has been read. */
const sessions = new WeakMap<World, Map<string, number>>();

/** Search-UnifiedAuditLog: at most 5,000 a call, 50,000 a session with ReturnLargeSet, 5,000 with ReturnNextPreviewPage. */
function search(call: CmdletCall): readonly Obj[] {
  const from = time(call, 'StartDate');
  const to = time(call, 'EndDate');
  const size = Math.trunc(Number(call.parameters['ResultSize'] ?? 100));
  if (!(size >= 1 && size <= 5000)) throw invalid('The ResultSize parameter must be between 1 and 5000.');
  if (from > to) throw invalid('The start date must be before the end date.');
  const command = text(call, 'SessionCommand');
  if (command !== undefined && !sessionCommands.includes(command))
    throw invalid(
      `Cannot process argument transformation on parameter 'SessionCommand'. The possible values are "${sessionCommands.join(', ')}".`,
    );
  const oldest = call.world.clock.milliseconds() - retention(call.tenant) * 86_400_000;
  const matching = call.tenant.logs.unified
    .filter((entry) => entry.availableAt <= call.world.clock.milliseconds())
    .map((entry) => entry.record)
    .filter((record) => {
      const at = new Date(`${String(record['CreationTime'])}Z`).getTime();
      return (
        at >= oldest &&
        at >= from &&
        at < to &&
        wanted(call, 'UserIds', record['UserId']) &&
        wanted(call, 'Operations', record['Operation']) &&
        wanted(call, 'RecordType', typeName(record)) &&
        wanted(call, 'IPAddresses', bareAddress(record)) &&
        wanted(call, 'ObjectIds', record['ObjectId']) &&
        wanted(call, 'SiteIds', record['Site']) &&
        freeText(call, record)
      );
    });
  const session = text(call, 'SessionId');
  const cap = command === 'ReturnLargeSet' ? 50_000 : 5_000;
  const rows =
    command === 'ReturnLargeSet'
      ? matching
      : [...matching].sort((a, b) => String(b['CreationTime']).localeCompare(String(a['CreationTime'])));
  const known = sessions.get(call.world) ?? new Map<string, number>();
  sessions.set(call.world, known);
  const key = `${call.tenant.id}:${session ?? ''}`;
  const start = session ? (known.get(key) ?? 0) : 0;
  const page = rows.slice(start, Math.min(start + size, cap));
  if (session) known.set(key, start + page.length);
  return page.map((record, index) => ({
    RecordType: typeName(record),
    CreationDate: `${String(record['CreationTime'])}Z`,
    UserIds: record['UserId'],
    Operations: record['Operation'],
    AuditData: JSON.stringify(record),
    ResultIndex: start + index + 1,
    // Since 2026 this is the size asked for, not the number of results.
    ResultCount: size,
    Identity: record['Id'],
    IsValid: true,
    ObjectState: 'Unchanged',
  }));
}

export function time(call: CmdletCall, name: string): number {
  const value = new Date(String(call.parameters[name] ?? '')).getTime();
  if (Number.isNaN(value))
    throw invalid(
      `Cannot bind parameter '${name}'. Cannot convert value to type "Microsoft.Exchange.ExchangeSystem.ExDateTime".`,
    );
  return value;
}

function wanted(call: CmdletCall, parameter: string, value: unknown): boolean {
  const list = asList(call.parameters[parameter]).map((entry) => entry.toLowerCase());
  return list.length === 0 || list.includes(String(value ?? '').toLowerCase());
}

function freeText(call: CmdletCall, record: Obj): boolean {
  const needle = text(call, 'FreeText');
  return !needle || JSON.stringify(record).toLowerCase().includes(needle.toLowerCase());
}

export const auditCmdlets: readonly Cmdlet[] = [
  cmdlet(
    'Search-UnifiedAuditLog',
    'read',
    'StartDate EndDate UserIds Operations RecordType IPAddresses ObjectIds SiteIds FreeText SessionId SessionCommand Formatted HighCompleteness',
    search,
    { limits: true },
  ),
];
