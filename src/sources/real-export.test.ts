import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDuckdb } from '../store/duckdb/store.ts';
import { ingest } from './ingest.ts';
import { rawRecord } from './raw.ts';

const real = fileURLToPath(new URL('../../../shared/data/invictus-ual.csv.gz', import.meta.url));

describe.skipIf(!existsSync(real))('the real export of a breached tenant', () => {
  it('has every row accounted for, the three broken ones by name, and its duplicates marked', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evict-real-'));
    const store = await openDuckdb(':memory:');
    const rejectedFile = join(folder, 'rejected.jsonl');
    const { events, ledger } = await ingest([real], store, { rejectedFile });
    expect(events).toEqual({
      read: 9_611,
      accepted: 5_373,
      duplicates: 4_235,
      rejected: 3,
      byReason: { 'empty-audit-data': 3 },
    });
    expect(ledger).toMatchObject([{ state: 'partial', returned: 9_611, rejected: 3 }]);
    const rejections = readFileSync(rejectedFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { line: number });
    expect(rejections.map(({ line }) => line)).toEqual([16_904, 18_158, 18_828]);
    expect(await store.size()).toBe(5_373);
    expect(await store.query('SELECT count(*) AS n FROM duplicates')).toEqual([{ n: 4_235 }]);
    const sample = (
      await store.query("SELECT record_id FROM events WHERE operation = 'New-InboxRule' LIMIT 1")
    )[0];
    const raw = await rawRecord(store, String(sample?.['record_id']));
    expect(raw).toContain('New-InboxRule');
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
