import type { SqlRunner } from '../../domain/sql.ts';
import type { Judging } from './judging.ts';

/**
 * The organisation's domains: as somebody named them, else by the accounts that act in its logs, those with a real share
 * of all records.
 */
export async function ownDomains(store: SqlRunner, judging: Judging): Promise<readonly string[]> {
  if (judging.ownDomains.length > 0) return judging.ownDomains;
  const { dialect } = store;
  const user = dialect.column('user');
  const rows = await store.query(`
    WITH domains AS (
      SELECT ${dialect.replace(user, '^.*@', '')} AS domain, count(*) AS n FROM ${store.events}
      WHERE ${dialect.contains(user, '@')} AND NOT ${dialect.contains(user, '#ext#')} GROUP BY 1
    )
    SELECT domain FROM domains WHERE domain <> '' AND n >= 0.02 * (SELECT sum(n) FROM domains) ORDER BY n DESC`);
  return rows.map((row) => String(row['domain']));
}
