import type { Finding } from '../../domain/finding.ts';
import { texts } from '../../kernel/json.ts';
import type { SqlRunner } from '../../domain/sql.ts';

/** What somebody did in one mailbox from one address, in numbers, with the message ids where the log names them. */
export interface MailContext {
  readonly mailbox: string;
  readonly address: string | null;
  readonly sessions: readonly string[];
  readonly clients: readonly string[];
  readonly first: string;
  readonly last: string;
  /** Messages named one by one (Bind). At most 1,000 ids; `read` is the whole number. */
  readonly read: number;
  readonly messageIds: readonly string[];
  /** Folders synchronised whole (Sync): every message in them counts as read. */
  readonly folders: readonly string[];
  /** Exchange stopped recording: everything of the 24 hours after counts as read. */
  readonly throttled: boolean;
  readonly sent: number;
  readonly deleted: number;
  readonly searched: number;
  /** Files that the owner's account downloaded from the same address. */
  readonly downloaded: number;
  /** The address is judged to be the attacker's, or close to it. */
  readonly suspicious: boolean;
}

const mostIds = 1_000;
const mostFolders = 200;

const accessed = ['MailItemsAccessed', 'MessageBind'];
const sent = ['Send', 'SendAs', 'SendOnBehalf'];
const deleted = ['SoftDelete', 'HardDelete', 'MoveToDeletedItems'];
const searched = ['SearchQueryInitiatedExchange', 'SearchQueryInitiated'];
const downloaded = ['FileDownloaded', 'FileSyncDownloadedFull'];

/**
 * Who read, sent, deleted and searched in which mailbox, by address: the order of judgement is Microsoft's own
 * (Use MailItemsAccessed to investigate compromised accounts): throttled, synchronised, then single messages.
 */
export async function mailContexts(
  store: SqlRunner,
  findings: readonly Finding[],
  suspiciousAddresses: ReadonlySet<string>,
): Promise<readonly MailContext[]> {
  const users = [
    ...new Set(
      findings
        .filter((finding) => finding.severity !== 'informational')
        .flatMap((finding) => finding.user ?? []),
    ),
  ];
  if (users.length === 0) return [];
  const { dialect } = store;
  const isOne = (operations: readonly string[]): string =>
    `operation IN (${operations.map((operation) => dialect.text(operation)).join(', ')})`;
  const count = (condition: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  /** One record may stand for many messages. */
  const items = (condition: string): string =>
    `sum(CASE WHEN ${condition} THEN coalesce(item_count, 1) ELSE 0 END)`;
  const rows = await store.query(`
    WITH mail AS (
      SELECT coalesce(mailbox_owner, ${dialect.column('user')}) AS mailbox, client_ip AS address, session_id, client_info, operation, access_type, throttled, folder, item_count, message_ids, time
      FROM ${store.events} WHERE ${isOne([...accessed, ...sent, ...deleted, ...searched, ...downloaded])}
    )
    SELECT mailbox, address, ${dialect.distinct('session_id', 20)} AS sessions, ${dialect.distinct('client_info', 5)} AS clients, min(time) AS first, max(time) AS last,
      ${items(`${isOne(accessed)} AND coalesce(access_type, 'Bind') = 'Bind'`)} AS ${dialect.column('read')},
      ${dialect.distinct("CASE WHEN access_type = 'Sync' THEN coalesce(folder, '?') END", mostFolders)} AS folders,
      ${count(`${dialect.lower("coalesce(throttled, '')")} = 'true'`)} AS throttled,
      ${count(isOne(sent))} AS sent, ${items(isOne(deleted))} AS deleted, ${count(isOne(searched))} AS searched, ${count(isOne(downloaded))} AS downloaded,
      ${dialect.gather("CASE WHEN operation = 'MailItemsAccessed' THEN message_ids END", 'time', mostIds)} AS ids
    FROM mail WHERE mailbox IN (${users.map((user) => dialect.text(user)).join(', ')})
    GROUP BY mailbox, address ORDER BY mailbox, first`);
  return rows.map((row): MailContext => {
    const address = typeof row['address'] === 'string' ? row['address'] : null;
    return {
      mailbox: String(row['mailbox']),
      address,
      sessions: texts(row['sessions']),
      clients: texts(row['clients']),
      first: new Date(Number(row['first'])).toISOString(),
      last: new Date(Number(row['last'])).toISOString(),
      read: Number(row['read']),
      messageIds: [...new Set(texts(row['ids']).flatMap((ids) => JSON.parse(ids) as string[]))].slice(
        0,
        mostIds,
      ),
      folders: texts(row['folders']),
      throttled: Number(row['throttled']) > 0,
      sent: Number(row['sent']),
      deleted: Number(row['deleted']),
      searched: Number(row['searched']),
      downloaded: Number(row['downloaded']),
      suspicious: address !== null && suspiciousAddresses.has(address),
    };
  });
}
