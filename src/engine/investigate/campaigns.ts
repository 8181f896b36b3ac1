import type { Finding } from '../../domain/finding.ts';
import type { AddressVerdict, Campaign } from '../../domain/verdict.ts';
import { sha256 } from '../../kernel/hash.ts';
import type { Json } from '../../kernel/json.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import { isGrave } from './gravity.ts';

type Link = Campaign['links'][number];

const mostLinks = 100;
const forwardingParameters: readonly string[] = [
  'ForwardTo',
  'ForwardAsAttachmentTo',
  'RedirectTo',
  'ForwardingSmtpAddress',
  'ForwardingAddress',
];

/** Joins accounts that one address, session, application or destination holds together, however long the chain. */
export async function campaignsIn(
  store: SqlRunner,
  findings: readonly Finding[],
  addresses: readonly AddressVerdict[],
): Promise<readonly Campaign[]> {
  const struck = new Set(findings.filter(isGrave).flatMap(({ user }) => (user?.includes('@') ? user : [])));
  const links = [
    ...addressLinks(addresses, struck),
    ...applicationLinks(findings),
    ...(await sessionLinks(store, addresses)),
    ...(await destinationLinks(store)),
  ].map((link) => ({ ...link, accounts: link.accounts.filter((account) => struck.has(account)) }));
  return joined(links.filter(({ accounts }) => accounts.length > 1)).map((group) =>
    toCampaign(group, findings),
  );
}

function addressLinks(addresses: readonly AddressVerdict[], struck: ReadonlySet<string>): readonly Link[] {
  return addresses
    .filter(({ verdict }) => verdict === 'attacker' || verdict === 'suspicious')
    .map(({ address, users }) => ({
      kind: 'address',
      value: address,
      accounts: users.filter((user) => struck.has(user)),
    }));
}

/** The same application let in by several accounts. */
function applicationLinks(findings: readonly Finding[]): readonly Link[] {
  const byApp = new Map<string, Set<string>>();
  for (const { user, foothold } of findings) {
    if (foothold?.kind !== 'oauth-grant' || !foothold.key || user === null) continue;
    byApp.set(foothold.key, (byApp.get(foothold.key) ?? new Set()).add(user));
  }
  return [...byApp].map(([value, users]) => ({ kind: 'application', value, accounts: [...users] }));
}

/** A session is one account's: where two act in it, one person holds both. */
async function sessionLinks(
  store: SqlRunner,
  addresses: readonly AddressVerdict[],
): Promise<readonly Link[]> {
  const { dialect } = store;
  const suspects = addresses
    .filter(({ verdict }) => verdict === 'attacker' || verdict === 'suspicious')
    .map(({ address }) => dialect.text(address));
  if (suspects.length === 0) return [];
  const user = dialect.column('user');
  const rows = await store.query(`
    SELECT session_id AS value, ${dialect.distinct(user, 100)} AS users FROM ${store.events}
    WHERE client_ip IN (${suspects.join(', ')}) AND session_id IS NOT NULL AND ${dialect.contains(user, '@')}
    GROUP BY session_id HAVING count(DISTINCT ${user}) > 1 ORDER BY session_id LIMIT ${mostLinks}`);
  return rows.map((row) => linkOf('session', row));
}

/** Mail of several mailboxes that goes to one address (IR-18). */
async function destinationLinks(store: SqlRunner): Promise<readonly Link[]> {
  const { dialect } = store;
  const user = dialect.column('user');
  const parts = forwardingParameters.map(
    (name) =>
      `SELECT coalesce(target, ${user}) AS usr, ${dialect.lower(dialect.member('parameters', [name]))} AS value FROM ${store.events} WHERE lower(operation) IN ('new-inboxrule', 'set-inboxrule', 'set-mailbox') AND ${dialect.member('parameters', [name])} IS NOT NULL`,
  );
  const rows = await store.query(`
    SELECT ${dialect.replace(dialect.replace('value', '^.*smtp:', ''), '[]>" ;].*$', '')} AS value, ${dialect.distinct('usr', 100)} AS users FROM (${parts.join(' UNION ALL ')}) f
    WHERE ${dialect.contains('value', '@')} AND ${dialect.contains('usr', '@')}
    GROUP BY 1 HAVING count(DISTINCT usr) > 1 ORDER BY 1 LIMIT ${mostLinks}`);
  return rows.map((row) => linkOf('destination', row));
}

function linkOf(kind: Link['kind'], row: { readonly [column: string]: Json }): Link {
  const users = Array.isArray(row['users']) ? row['users'] : [];
  return { kind, value: String(row['value']), accounts: users.map(String).toSorted() };
}

/** Links that share an account belong to one campaign. */
function joined(links: readonly Link[]): readonly (readonly Link[])[] {
  let groups: { accounts: ReadonlySet<string>; links: readonly Link[] }[] = [];
  for (const link of links) {
    const touched = groups.filter(({ accounts }) => link.accounts.some((account) => accounts.has(account)));
    const merged = {
      accounts: new Set([...touched.flatMap(({ accounts }) => [...accounts]), ...link.accounts]),
      links: [...touched.flatMap((group) => group.links), link],
    };
    groups = [...groups.filter((group) => !touched.includes(group)), merged];
  }
  return groups.map((group) => group.links);
}

function toCampaign(links: readonly Link[], findings: readonly Finding[]): Campaign {
  const accounts = [...new Set(links.flatMap((link) => link.accounts))].toSorted();
  const own = findings.filter(
    ({ user, severity }) =>
      user !== null && accounts.includes(user) && severity !== 'low' && severity !== 'informational',
  );
  const times = own.flatMap(({ time, lastTime }) => [time, lastTime]).toSorted();
  return {
    id: sha256(accounts.join(' ')).slice(0, 12),
    accounts,
    links: links.slice(0, mostLinks),
    findings: own.length,
    first: times[0] ?? '',
    last: times.at(-1) ?? '',
  };
}
