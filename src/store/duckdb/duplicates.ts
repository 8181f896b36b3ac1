import { tables } from '../schema.ts';
import type { Query, Run } from './run.ts';

/** Two cheap steps instead of a key: group by record, then move the later rows out. A key costs as much as the load. */
export async function removeDuplicates(
  query: Query,
  run: Run,
): Promise<readonly { readonly file: number; readonly duplicates: number }[]> {
  await run(
    `CREATE OR REPLACE TEMP TABLE later AS
      WITH twice AS (SELECT source, record_id FROM ${tables.events} GROUP BY source, record_id HAVING count(*) > 1)
      SELECT rowid AS "row" FROM ${tables.events} SEMI JOIN twice USING (source, record_id)
      QUALIFY row_number() OVER (PARTITION BY source, record_id ORDER BY file, line, "offset", rowid) > 1`,
  );
  const counts = await query(
    `SELECT file, count(*) AS n FROM ${tables.events} WHERE rowid IN (SELECT "row" FROM later) GROUP BY file ORDER BY file`,
  );
  if (counts.length > 0) {
    await run(
      `INSERT INTO ${tables.duplicates} SELECT source, record_id, file, line FROM ${tables.events} WHERE rowid IN (SELECT "row" FROM later)`,
    );
    await run(`DELETE FROM ${tables.events} WHERE rowid IN (SELECT "row" FROM later)`);
  }
  await run('DROP TABLE later');
  return counts.map((row) => ({ file: Number(row['file']), duplicates: Number(row['n']) }));
}
