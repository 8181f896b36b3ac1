import { placeholders } from './placeholders.ts';
import { placesTable } from './places.ts';
import type { SqlRunner } from '../../domain/sql.ts';

/** What one account did from one address. */
export interface AddressUse {
  readonly address: string;
  readonly user: string;
  readonly events: number;
  /** Days of the calendar (UTC) with something that succeeded. */
  readonly days: number;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
  readonly succeeded: number;
  /** Sign-ins that Microsoft rated medium or high. */
  readonly risky: number;
  /** Sign-ins by scripts and tools, by their user agent. */
  readonly scripted: number;
}

/** An account's history: first event, and how many of its events came before a moment. */
export type Baselines = ReadonlyMap<string, { readonly first: number; before(time: number): number }>;

const day = 86_400_000;
/** Rows read at most: an address that sprays at ten thousand accounts is judged by some of them. */
const mostUses = 50_000;

/**
 * Who used the addresses, and the history of each of these accounts. `first` and `last` are milliseconds since 1970,
 * UTC.
 */
export async function readUses(
  store: SqlRunner,
  addresses: readonly string[],
): Promise<{ readonly uses: readonly AddressUse[]; readonly baselines: Baselines }> {
  const { dialect, events } = store;
  const user = dialect.column('user');
  const agents = placeholders([])['scripted-agents'] ?? [];
  const scripted = agents.map((agent) => dialect.contains(dialect.lower('user_agent'), agent)).join(' OR ');
  const flag = (condition: string): string => `sum(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
  const succeeded = `coalesce(outcome, 'success') = 'success' AND source <> 'risk-detection'`;
  const rows = await store.query(`
    SELECT client_ip AS address, ${user} AS usr, count(*) AS n, count(DISTINCT CASE WHEN ${succeeded} THEN floor(time / ${day}) END) AS days, min(time) AS first, max(time) AS last,
      ${flag(succeeded)} AS succeeded, ${flag("lower(risk_level) IN ('medium', 'high') AND source = 'sign-in'")} AS risky,
      ${flag(`operation = 'UserLoggedIn' AND (${scripted})`)} AS scripted
    FROM ${events} WHERE client_ip IN (${addresses.map((address) => dialect.text(address)).join(', ')}) AND ${user} IS NOT NULL
    GROUP BY client_ip, ${user} ORDER BY n DESC, address, usr LIMIT ${mostUses}`);
  const uses = rows.map((row): AddressUse => ({
    address: String(row['address']),
    user: String(row['usr']),
    events: Number(row['n']),
    days: Number(row['days']),
    first: Number(row['first']),
    last: Number(row['last']),
    succeeded: Number(row['succeeded']),
    risky: Number(row['risky']),
    scripted: Number(row['scripted']),
  }));
  return {
    uses,
    baselines: await readBaselines(store, [...new Set(uses.map((use) => use.user))].slice(0, 1_000)),
  };
}

/** Countries that sign-in records name for addresses. */
export async function recordedCountries(
  store: SqlRunner,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { dialect } = store;
  const rows = await store.query(
    `SELECT address, country FROM ${placesTable} WHERE country IS NOT NULL AND address IN (${addresses.map((address) => dialect.text(address)).join(', ')})`,
  );
  return new Map(rows.map((row) => [String(row['address']), String(row['country'])]));
}

/** Events a day of each account: enough to say what came before, and bounded by the days of the log. */
async function readBaselines(store: SqlRunner, users: readonly string[]): Promise<Baselines> {
  if (users.length === 0) return new Map();
  const { dialect, events } = store;
  const user = dialect.column('user');
  const rows = await store.query(`
    SELECT ${user} AS usr, floor(time / ${day}) AS slot, min(time) AS first, count(*) AS n FROM ${events}
    WHERE ${user} IN (${users.map((name) => dialect.text(name)).join(', ')}) AND coalesce(outcome, 'success') = 'success' GROUP BY ${user}, floor(time / ${day})`);
  const days = new Map<string, { readonly first: number; readonly count: number }[]>();
  for (const row of rows) {
    const list = days.get(String(row['usr'])) ?? [];
    list.push({ first: Number(row['first']), count: Number(row['n']) });
    days.set(String(row['usr']), list);
  }
  return new Map(
    [...days].map(([name, list]) => [
      name,
      {
        first: list.reduce((least, { first }) => Math.min(least, first), Number.MAX_SAFE_INTEGER),
        before: (time: number) =>
          list.reduce((sum, { first, count }) => sum + (first < time - day ? count : 0), 0),
      },
    ]),
  );
}
