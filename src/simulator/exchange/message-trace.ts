import { time } from './audit.ts';
import { asList, cmdlet, exchangeError, invalid, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import type { Obj } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

const day = 86_400_000;

/** As the cmdlet spells what Graph calls `filteredAsSpam`. */
const statuses: { readonly [status: string]: string } = {
  gettingStatus: 'GettingStatus',
  pending: 'Pending',
  failed: 'Failed',
  delivered: 'Delivered',
  expanded: 'Expanded',
  quarantined: 'Quarantined',
  filteredAsSpam: 'FilteredAsSpam',
};

/** Ninety days back, ten in one query, two without dates; newest first, then by recipient (Get-MessageTraceV2). */
function traces(call: CmdletCall): readonly Obj[] {
  slowDown(call);
  const now = call.world.clock.milliseconds();
  const to = 'EndDate' in call.parameters ? time(call, 'EndDate') : now;
  const from = 'StartDate' in call.parameters ? time(call, 'StartDate') : to - 2 * day;
  if (from > to) throw invalid('Invalid StartDate value. The StartDate must be before the EndDate.');
  if (to - from > 10 * day)
    throw invalid('Invalid date range. The StartDate and the EndDate must be at most 10 days apart.');
  if (from < now - 90 * day)
    throw invalid("Invalid StartDate value. The StartDate can't be older than 90 days from today.");
  const size = Math.trunc(Number(call.parameters['ResultSize'] ?? 1000));
  if (!(size >= 1 && size <= 5000)) throw invalid('Invalid ResultSize value. It must be between 1 and 5000.');
  const continued = text(call, 'StartingRecipientAddress')?.toLowerCase();
  const found = call.tenant.exchange.traces
    .map((trace) => ({ trace, at: new Date(String(trace['receivedDateTime'])).getTime() }))
    .filter(
      ({ trace, at }) =>
        at >= from &&
        at <= to &&
        meets(call, 'SenderAddress', trace['senderAddress']) &&
        meets(call, 'RecipientAddress', trace['recipientAddress']) &&
        meets(call, 'MessageId', trace['messageId']) &&
        meets(call, 'MessageTraceId', trace['id']) &&
        meets(call, 'Status', statuses[String(trace['status'])]) &&
        // Goes on where the last query stopped: at its end, with the recipients that follow.
        (continued === undefined || at < to || String(trace['recipientAddress']).toLowerCase() >= continued),
    )
    .sort(
      (a, b) =>
        b.at - a.at || String(a.trace['recipientAddress']).localeCompare(String(b.trace['recipientAddress'])),
    );
  const rest = found[size];
  if (rest)
    call.warnings.push(
      `There are more results, use the following command to get more. Get-MessageTraceV2 -StartDate "${new Date(from).toISOString()}" -EndDate "${String(rest.trace['receivedDateTime'])}" -StartingRecipientAddress ${String(rest.trace['recipientAddress'])}`,
    );
  return found.slice(0, size).map(({ trace }) => ({
    Received: trace['receivedDateTime'],
    SenderAddress: trace['senderAddress'],
    RecipientAddress: trace['recipientAddress'],
    Subject: trace['subject'],
    Status: statuses[String(trace['status'])] ?? String(trace['status']),
    MessageId: trace['messageId'],
    MessageTraceId: trace['id'],
    Size: trace['size'],
    FromIP: trace['fromIP'],
    ToIP: trace['toIP'],
  }));
}

function meets(call: CmdletCall, parameter: string, value: unknown): boolean {
  const wanted = asList(call.parameters[parameter]).map((one) => one.toLowerCase());
  return wanted.length === 0 || wanted.includes(String(value ?? '').toLowerCase());
}

const asked = new WeakMap<World, number[]>();

/** A tenant may ask a hundred times in five minutes (Get-MessageTraceV2, note). */
function slowDown(call: CmdletCall): void {
  const { world } = call;
  if (!world.throttling) return;
  const now = world.clock.milliseconds();
  const recent = (asked.get(world) ?? []).filter((at) => now - at < 300_000);
  asked.set(world, [...recent, now]);
  if (recent.length >= 100)
    throw exchangeError(
      429,
      'Microsoft.Exchange.Management.Tasks.ThrottlingException',
      'The request has been throttled. No more than 100 requests are accepted in five minutes.',
    );
}

export const messageTraceCmdlets: readonly Cmdlet[] = [
  cmdlet(
    'Get-MessageTraceV2',
    'read',
    'SenderAddress RecipientAddress StartDate EndDate MessageId MessageTraceId Status StartingRecipientAddress',
    traces,
    { limits: true },
  ),
  cmdlet('Get-MessageTraceDetailV2', 'read', 'MessageTraceId RecipientAddress StartDate EndDate', (call) => {
    slowDown(call);
    const [id, recipient] = [text(call, 'MessageTraceId'), text(call, 'RecipientAddress')];
    if (!id || !recipient)
      throw invalid(
        'Cannot process command because of one or more missing mandatory parameters: MessageTraceId RecipientAddress.',
      );
    return call.tenant.exchange.traces
      .filter(
        (trace) =>
          trace['id'] === id && String(trace['recipientAddress']).toLowerCase() === recipient.toLowerCase(),
      )
      .flatMap((trace) =>
        [
          ['Receive', 'The message was received.'],
          ['Deliver', 'The message was delivered to its destination.'],
        ].map(([event, detail]) => ({
          Date: trace['receivedDateTime'],
          Event: event,
          Action: '',
          Detail: detail,
          Data: '',
          MessageId: trace['messageId'],
          MessageTraceId: id,
        })),
      );
  }),
];
