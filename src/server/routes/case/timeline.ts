import { z } from 'zod';
import { lanes } from '../../../domain/lanes.ts';
import type { Finding } from '../../../domain/finding.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import type { EventStore } from '../../../store/store.ts';
import { filterShape } from '../../cases/filters.ts';
import { laneCounts } from '../../cases/lane-counts.ts';
import { marksOf } from '../../cases/marks.ts';
import type { Timeline, TimelineFilter } from '../../contract/timeline.ts';
import { get } from '../../http/route.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
/** Widths that a person reads easily, milliseconds. */
const widths = [
  second,
  5 * second,
  15 * second,
  minute,
  5 * minute,
  15 * minute,
  hour,
  3 * hour,
  6 * hour,
  day,
  7 * day,
  30 * day,
];
/** A mark is wider than a bar: so many bars share one. */
const barsPerMark = 4;

const question = z.object({
  ...filterShape,
  /** How many buckets the chart can show. */
  buckets: z.coerce.number().int().min(10).max(1_000).default(240),
});

export const caseTimeline = get('/api/cases/:case/timeline', question, async (context, { params, given }) => {
  const { folder } = openCase(context.casesFolder, params['case']!);
  const { findings } = context.investigations.read(folder);
  return context.stores.with(folder, (store) => timeline(store, findings, given));
});

async function timeline(
  store: EventStore,
  findings: readonly Finding[],
  { buckets, ...given }: TimelineFilter & { readonly buckets: number },
): Promise<Timeline> {
  const extent = await extentOf(store);
  const span = { from: given.from ?? extent?.from ?? 0, to: given.to ?? (extent?.to ?? 0) + 1 };
  const width = widths.find((candidate) => (span.to - span.from) / candidate <= buckets) ?? 90 * day;
  const from = Math.floor(span.from / width) * width;
  const to = Math.ceil(span.to / width) * width;
  const counts = await laneCounts(store, given, { from, to, width });
  const marked = findings.filter(
    (finding) =>
      finding.severity !== 'informational' &&
      Date.parse(finding.time) < to &&
      Date.parse(finding.lastTime) >= from &&
      (given.user === undefined || finding.user === given.user.toLowerCase()) &&
      (given.address === undefined || finding.addresses.includes(given.address)),
  );
  return {
    extent,
    from,
    to,
    width,
    lanes: lanes.map((lane) => ({
      lane,
      points: counts.filter((count) => count.lane === lane).map(({ time, count }) => [time, count] as const),
    })),
    total: counts.reduce((sum, { count }) => sum + count, 0),
    marks: marksOf(marked, from, width * barsPerMark),
  };
}

const extents = new WeakMap<EventStore, Promise<Timeline['extent']>>();

/** First and last event; a store that is open for reading does not change. */
function extentOf(store: EventStore): Promise<Timeline['extent']> {
  const known =
    extents.get(store) ??
    store
      .query(`SELECT min(time) AS first, max(time) AS last FROM ${store.events}`)
      .then(([row]) =>
        row?.['first'] == null ? null : { from: Number(row['first']), to: Number(row['last']) },
      );
  extents.set(store, known);
  return known;
}
