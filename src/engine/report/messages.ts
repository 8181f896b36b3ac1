import { rawSql, sql } from '../../domain/sql.ts';
import type { SqlStatement } from '../../domain/sql.ts';
import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { EventStore } from '../../store/store.ts';
import type { MailContext } from '../investigate/mail.ts';
import type { Report, SeenMessage } from './report.ts';

/** A list that a person can still go through; the total says how many there are. */
const mostMessages = 2_000;

const acts: { readonly [operation: string]: SeenMessage['act'] } = {
  MailItemsAccessed: 'read',
  MessageBind: 'read',
  Send: 'sent',
  SendAs: 'sent',
  SendOnBehalf: 'sent',
  SoftDelete: 'deleted',
  HardDelete: 'deleted',
  MoveToDeletedItems: 'deleted',
};

type Row = { readonly [column: string]: Json };

/** The messages that suspicious addresses read, sent and deleted, by name as far as any log names them. */
export async function messagesIn(
  store: EventStore,
  contexts: readonly MailContext[],
): Promise<Report['messages']> {
  const suspicious = contexts.filter((context) => context.suspicious && context.address !== null);
  if (suspicious.length === 0) return { total: 0, listed: [] };
  const mailbox = rawSql(`coalesce(mailbox_owner, ${store.dialect.column('user')})`);
  const pairs = suspicious
    .map((one) => sql`(${mailbox} = ${one.mailbox} AND client_ip = ${one.address})`)
    .reduce((all, pair) => sql`${all} OR ${pair}`);
  const rows = await store.query(
    sql`SELECT time, ${mailbox} AS mailbox, client_ip AS address, operation, subject, message_ids, recipients, folders
      FROM ${rawSql(store.events)} WHERE operation IN (${list(Object.keys(acts))}) AND coalesce(access_type, 'Bind') = 'Bind' AND (${pairs})
      ORDER BY time, record_id`,
  );
  const all = distinct(rows.flatMap(messagesOf));
  const listed = all.slice(0, mostMessages);
  const traces = await tracesOf(store, listed);
  return {
    total: all.length,
    listed: listed.map((message) => {
      const trace = message.messageId === null ? undefined : traces.get(message.messageId);
      return {
        ...message,
        subject: message.subject ?? text(trace?.['subject']),
        sender: text(trace?.['sender']),
        recipients: message.recipients.length > 0 ? message.recipients : parsed(trace?.['recipients']),
      };
    }),
  };
}

/** One record may stand for many messages: one line each; the subject of the record belongs to a message alone. */
function messagesOf(row: Row): readonly SeenMessage[] {
  const named = subjectsIn(row['folders']);
  const ids = parsed(row['message_ids']);
  return (ids.length > 0 ? ids : [null]).map((messageId) => ({
    mailbox: String(row['mailbox']),
    address: text(row['address']),
    time: new Date(Number(row['time'])).toISOString(),
    act: acts[String(row['operation'])]!,
    messageId,
    subject: named.get(messageId ?? '') ?? (ids.length > 1 ? null : text(row['subject'])),
    sender: null,
    recipients: parsed(row['recipients']),
  }));
}

/** Subjects by message id, where the record holds its items. */
function subjectsIn(folders: Json | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isObject(value)) {
      const { InternetMessageId: id, Subject: subject, FolderItems: items } = value;
      if (typeof id === 'string' && typeof subject === 'string') found.set(id, subject);
      visit(items);
    }
  };
  visit(json(folders));
  return found;
}

/** The same message read five times is one message, at the first time. */
function distinct(messages: readonly SeenMessage[]): readonly SeenMessage[] {
  const seen = new Set<string>();
  return messages.filter((message) => {
    if (message.messageId === null) return true;
    const key = `${message.mailbox} ${message.act} ${message.messageId}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

/** What a message trace, or any record with a subject, knows of these messages. */
async function tracesOf(
  store: EventStore,
  messages: readonly SeenMessage[],
): Promise<ReadonlyMap<string, Row>> {
  const traces = new Map<string, Row>();
  const ids = [...new Set(messages.flatMap((message) => message.messageId ?? []))];
  for (let at = 0; at < ids.length; at += 200) {
    const some = ids.slice(at, at + 200).map((id) => JSON.stringify([id]));
    const rows = await store.query(
      sql`SELECT message_ids, subject, CASE WHEN source = 'message-trace' THEN ${rawSql(store.dialect.column('user'))} END AS sender, recipients FROM ${rawSql(store.events)}
        WHERE subject IS NOT NULL AND message_ids IN (${list(some)}) ORDER BY source = 'message-trace'`,
    );
    for (const row of rows) for (const id of parsed(row['message_ids'])) traces.set(id, row);
  }
  return traces;
}

function list(values: readonly string[]): SqlStatement {
  return values.map((value) => sql`${value}`).reduce((all, one) => sql`${all}, ${one}`);
}

function json(value: Json | undefined): unknown {
  if (typeof value !== 'string') return null;
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

function parsed(value: Json | undefined): readonly string[] {
  const items = json(value);
  return Array.isArray(items) ? items.filter((item): item is string => typeof item === 'string') : [];
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
