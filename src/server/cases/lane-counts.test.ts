import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { laneOf, lanes } from '../../domain/lanes.ts';
import type { EventRow } from '../../domain/event.ts';
import { openStore } from '../../store/open.ts';
import type { EventStore } from '../../store/store.ts';
import { laneCounts } from './lane-counts.ts';

const start = Date.UTC(2026, 2, 1);
const hour = 3_600_000;
const operations = ['Send', 'UserLoggedIn', 'MailItemsAccessed', 'New-InboxRule', 'FileAccessed'];

/** Invented: eleven days, every 37 minutes, by two accounts in turn. */
const events: readonly EventRow[] = Array.from({ length: 428 }, (_, index) => ({
  record_id: `r${index}`,
  source: 'unified-audit',
  time: start + index * 37 * 60_000,
  operation: operations[index % operations.length]!,
  user: index % 2 === 0 ? 'anna@contoso.example' : 'ben@contoso.example',
  file: 1,
  line: index,
}));

describe('counts of a timeline', () => {
  const folder = mkdtempSync(join(tmpdir(), 'evict-counts-'));
  let store: EventStore;
  beforeAll(async () => {
    store = await openStore(folder);
    await store.add(events);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([60_000, 15 * 60_000, hour, 3 * hour, 24 * hour, 7 * 24 * hour])(
    'are those of the events themselves, in buckets of %d ms, with and without a filter',
    async (width) => {
      const from = Math.floor((start + 30 * hour) / width) * width;
      const to = from + 8 * 24 * hour - ((8 * 24 * hour) % width);
      for (const filter of [
        {},
        { user: 'ben@contoso.example' },
        { lane: 'mail' as const },
        { operation: 'new-inboxrule' },
        {},
      ]) {
        const wanted = new Map<string, number>();
        for (const event of events) {
          const lane = laneOf(String(event['operation']));
          const time = Number(event['time']);
          if (time < from || time >= to) continue;
          if ('user' in filter && event['user'] !== filter.user) continue;
          if ('lane' in filter && lane !== filter.lane) continue;
          const operation = String(event['operation']).toLowerCase();
          if ('operation' in filter && operation !== filter.operation) continue;
          const key = `${lanes.indexOf(lane)} ${Math.floor(time / width) * width}`;
          wanted.set(key, (wanted.get(key) ?? 0) + 1);
        }
        const counts = await laneCounts(store, filter, { from, to, width });
        expect(
          Object.fromEntries(
            counts.map(({ lane, time, count }) => [`${lanes.indexOf(lane)} ${time}`, count]),
          ),
        ).toEqual(Object.fromEntries(wanted));
        expect(counts.length).toBeGreaterThan(0);
      }
    },
  );
});
