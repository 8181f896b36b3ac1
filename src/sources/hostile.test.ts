import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mutatedLine } from '../../test/support/mutate.ts';
import { seededRandom } from '../kernel/random.ts';
import { openDuckdb } from '../store/duckdb/store.ts';
import { ingest } from './ingest.ts';

/** Half a million for `EVICT_MUTATED_LINES=500000`; each line is random bytes away from a record. */
const count = Number(process.env['EVICT_MUTATED_LINES'] ?? 20_000);

describe('mutated lines', () => {
  it('crash nothing and are all counted', { timeout: 1_800_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'evict-hostile-'));
    const random = seededRandom('mutated lines');
    const plain = (number: number): string =>
      `{"CreationTime":"2026-11-02T08:15:00","Id":"plain-${number}","Operation":"Send","RecordType":2,"UserId":"a@x.example"}\n`;
    // Enough plain records first for the fast way to open.
    const lines: (Buffer | string)[] = Array.from({ length: 5_000 }, (_, index) => plain(index));
    for (let number = 0; number < count; number++) lines.push(mutatedLine(random, number), '\n');
    const path = join(folder, 'mutated.jsonl');
    writeFileSync(path, Buffer.concat(lines.map((line) => Buffer.from(line))));
    const store = await openDuckdb(join(folder, 'events.duckdb'));
    const rejectedFile = join(folder, 'rejected.jsonl');
    const { events } = await ingest([path], store, { rejectedFile });
    expect(events.accepted + events.duplicates + events.rejected).toBe(events.read);
    // Lists hold none (`[]`), and one line holds nothing at all that could be counted.
    const empty = lines.filter((line) => /^(?:\[\]|,,,)$/.test(line.toString())).length;
    expect(events.read).toBe(5_000 + count - empty);
    expect(await store.size()).toBe(events.accepted);
    expect(events.accepted).toBeGreaterThan(5_000 + count / 4);
    expect(events.rejected).toBeGreaterThan(count / 8);
    const kept = readFileSync(rejectedFile, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(kept).toHaveLength(events.rejected);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
