import { asList, cmdlet, invalid, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import type { Obj } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

const recordTypes: { readonly [type: number]: string } = {
  1: 'ExchangeAdmin',
  2: 'ExchangeItem',
  3: 'ExchangeItemGroup',
  8: 'AzureActiveDirectory',
  15: 'AzureActiveDirectoryStsLogon',
  50: 'ExchangeItemAggregated',
  51: 'HygieneEvent',
};

/** How far each search session has been read. */
const sessions = new WeakMap<World, Map<string, number>>();

/** Search-UnifiedAuditLog: at most 5,000 a call, 50,000 a session with ReturnLargeSet, 5,000 with ReturnNextPreviewPage. */
function search(call: CmdletCall): readonly Obj[] {
  const from = time(call, 'StartDate');
  const to = time(call, 'EndDate');
  const size = Math.trunc(Number(call.parameters['ResultSize'] ?? 100));
  if (size < 1 || size > 5000) throw invalid('The ResultSize parameter must be between 1 and 5000.');
  const matching = call.tenant.logs.unified
    .filter((entry) => entry.availableAt <= call.world.clock.milliseconds())
    .map((entry) => entry.record)
    .filter((record) => {
      const at = new Date(`${String(record['CreationTime'])}Z`).getTime();
      return (
        at >= from &&
        at < to &&
        wanted(call, 'UserIds', record['UserId']) &&
        wanted(call, 'Operations', record['Operation']) &&
        wanted(call, 'RecordType', recordTypes[Number(record['RecordType'])]) &&
        wanted(call, 'IPAddresses', String(record['ClientIP'] ?? '').split(':')[0]) &&
        freeText(call, record)
      );
    });
  const session = text(call, 'SessionId');
  const command = text(call, 'SessionCommand');
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
    RecordType: recordTypes[Number(record['RecordType'])] ?? String(record['RecordType']),
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

function time(call: CmdletCall, name: string): number {
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
  ),
  cmdlet(
    'Get-MessageTraceV2',
    'read',
    'SenderAddress RecipientAddress StartDate EndDate MessageId Status StartingRecipientAddress',
    (call) => {
      const sender = text(call, 'SenderAddress')?.toLowerCase();
      const from = time(call, 'StartDate');
      const to = time(call, 'EndDate');
      return call.tenant.exchange.traces
        .filter((trace) => {
          const at = new Date(String(trace['receivedDateTime'])).getTime();
          return (
            at >= from && at <= to && (!sender || String(trace['senderAddress']).toLowerCase() === sender)
          );
        })
        .map((trace) => ({
          Received: trace['receivedDateTime'],
          SenderAddress: trace['senderAddress'],
          RecipientAddress: trace['recipientAddress'],
          Subject: trace['subject'],
          Status: 'Delivered',
          MessageId: trace['messageId'],
          MessageTraceId: trace['id'],
          Size: trace['size'],
        }));
    },
  ),
];
