import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const source = fileURLToPath(new URL('../src', import.meta.url));

/** What only one engine understands, or understands in its own way: the dialect and the store's contract stand for it. */
const ownWords =
  /\b(?:list_\w+|any_value|arg_m(?:ax|in)|bool_(?:or|and)|date_part|epoch_ms|json_\w+|quantile_\w+|read_(?:json|csv|parquet)\w*|regexp_\w+|rowid|split_part|starts_with|string_agg|strpos|strptime|unnest)\s*(?:\(|=)|\browid\b|\bTRY_CAST\b|\bQUALIFY\b|\bGROUP BY ALL\b|\bFILTER \(|::(?:INTEGER|BIGINT|VARCHAR|DOUBLE)\b|\bTEMP TABLE\b|\bDuckDB/;

const statement = /\b(?:SELECT|INSERT INTO|CREATE (?:OR REPLACE )?(?:TEMP )?TABLE|DELETE FROM)\b/;

function files(): readonly string[] {
  return readdirSync(source, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (path) => !path.includes(join('src', 'simulator')) && !path.includes(join('src', 'store', 'duckdb')),
    );
}

describe('SQL outside of store/<engine>', () => {
  it('keeps to what every engine understands', () => {
    const asking = files().filter((path) => statement.test(readFileSync(path, 'utf8')));
    expect(asking.length).toBeGreaterThan(3);
    const strange = asking.flatMap((path) =>
      readFileSync(path, 'utf8')
        .split('\n')
        .flatMap((line, index) => {
          const found = ownWords.exec(line.replace(/\/\/.*|^\s*\*.*/, ''));
          return found ? [`${path.slice(source.length + 1)}:${index + 1} ${found[0]}`] : [];
        }),
    );
    expect(strange).toEqual([]);
  });
});
