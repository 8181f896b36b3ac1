import type { Normalised, SourceFamily, SourceRecord } from '../../domain/source.ts';
import {
  accepted,
  addresses,
  contentId,
  either,
  first,
  integer,
  json,
  lower,
  rejected,
  text,
} from '../fields.ts';
import { time } from '../time.ts';

/**
 * Message trace: one event a message and recipient. Graph, Get-MessageTraceV2 as CSV or JSON, and the CSV of a historical
 * search, which names all recipients of a message in one cell.
 */
export const messageTrace: SourceFamily = {
  id: 'message-trace',
  title: { en: 'message trace', de: 'Nachrichtenablaufverfolgung' },
  recognise: (record) =>
    ('senderAddress' in record && 'recipientAddress' in record) ||
    ('SenderAddress' in record && 'RecipientAddress' in record) ||
    isHistorical(record),
  normalise: (record) => (isHistorical(record) ? historical(record) : traced(record)),
};

function isHistorical(record: SourceRecord): boolean {
  return 'origin_timestamp_utc' in record && 'sender_address' in record;
}

function traced(record: SourceRecord): Normalised {
  const get = (name: string): unknown => either(record, name);
  const at = time(first(record, 'receivedDateTime', 'ReceivedDateTime', 'Received', 'received'));
  if (at === null) return rejected('no-time');
  const id = lower(first(record, 'id', 'Id', 'MessageTraceId', 'messageTraceId')) ?? contentId(record);
  const recipient = lower(get('recipientAddress'));
  const messageId = text(get('messageId'));
  return accepted({
    record_id: `${id}/${recipient ?? ''}`,
    time: at,
    source: 'message-trace',
    workload: 'Exchange',
    operation: 'MessageTrace',
    outcome: outcomeOf(text(get('status'))),
    result: text(get('status')),
    user: lower(get('senderAddress')),
    ...addresses(get('fromIP'), record['FromIP']),
    target: recipient,
    subject: text(get('subject')),
    message_ids: messageId === null ? null : json([messageId]),
    recipients: recipient === null ? null : json([recipient]),
    item_count: integer(get('size')),
  });
}

function historical(record: SourceRecord): Normalised {
  const at = time(record['origin_timestamp_utc']);
  if (at === null) return rejected('no-time');
  // `anna@contoso.example##Receive, Deliver;bert@…##Receive, Send`
  const statuses = (text(record['recipient_status']) ?? '').split(';').filter(Boolean);
  const recipients = statuses.map((status) => status.split('##')[0]!.trim().toLowerCase());
  const messageId = text(record['message_id']);
  return accepted({
    record_id: lower(record['network_message_id']) ?? contentId(record),
    time: at,
    source: 'message-trace',
    workload: 'Exchange',
    operation: 'MessageTrace',
    outcome: /deliver|send/i.test(statuses.join())
      ? 'success'
      : /fail/i.test(statuses.join())
        ? 'failure'
        : null,
    result: statuses[0]?.split('##')[1] ?? null,
    user: lower(record['sender_address']),
    ...addresses(record['original_client_ip']),
    target: recipients[0] ?? null,
    subject: text(record['message_subject']),
    message_ids: messageId === null ? null : json([messageId]),
    recipients: recipients.length === 0 ? null : json(recipients),
    item_count: integer(record['total_bytes']),
  });
}

function outcomeOf(status: string | null): string | null {
  if (status === null) return null;
  if (/^(?:delivered|expanded|getting ?status|gettingstatus)$/i.test(status)) return 'success';
  return /^(?:failed|quarantined|filteredasspam)$/i.test(status) ? 'failure' : null;
}
