import { z } from 'zod';
import { laneOf } from '../../../domain/lanes.ts';
import type { EventRow } from '../../../domain/event.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { toAppError } from '../../../kernel/errors.ts';
import { rawOf } from '../../../sources/raw.ts';
import { timelineColumns } from '../../../store/store.ts';
import type { EventStore, TimelinePlace } from '../../../store/store.ts';
import { eventFilter, filterShape } from '../../cases/filters.ts';
import type { EventLine, EventPage, Facet, Facets, RecordAnswer } from '../../contract/timeline.ts';
import { recordMissing } from '../../http/errors.ts';
import { get } from '../../http/route.ts';

const placeShape = z.tuple([z.number(), z.number(), z.number(), z.string().max(2_000)]);

const question = z.object({
  ...filterShape,
  after: z.string().max(3_000).optional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(200),
});

export const caseEvents = get('/api/cases/:case/events', question, async (context, { params, given }) => {
  const { folder } = openCase(context.casesFolder, params['case']!);
  const { after, limit, ...filter } = given;
  return context.stores.with(folder, async (store): Promise<EventPage> => {
    const page = await store.timeline(
      await eventFilter(store, filter),
      limit,
      readPlace(after),
      timelineColumns,
    );
    return { rows: page.rows.map(lineOf), next: page.next && writePlace(page.next) };
  });
});

export const caseRecord = get(
  '/api/cases/:case/records/:record',
  z.object({}),
  async (context, { params }) => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    return context.stores.with(folder, (store) => recordOf(store, params['record']!));
  },
);

export const caseFacets = get('/api/cases/:case/facets', z.object({}), async (context, { params }) => {
  const { folder } = openCase(context.casesFolder, params['case']!);
  return context.stores.with(folder, async (store): Promise<Facets> => {
    const frequent = async (column: string): Promise<readonly Facet[]> =>
      (await store.counts(column, {}, 200)).flatMap(({ value, count }) =>
        value === null ? [] : { value, count },
      );
    return {
      users: await frequent('user'),
      addresses: await frequent('client_ip'),
      operations: await frequent('operation'),
    };
  });
});

async function recordOf(store: EventStore, id: string): Promise<RecordAnswer> {
  const row = await store.event(id.toLowerCase());
  if (!row) throw recordMissing();
  const sources = await store.sources();
  const source = sources.find(({ file }) => file === row['file']);
  const event = Object.fromEntries(
    Object.entries(row).filter((entry): entry is [string, string | number] => entry[1] !== null),
  );
  const line = row['line'];
  const place = source ? { file: source.path, line: typeof line === 'number' ? line : null } : null;
  try {
    return { event, raw: await rawOf(row, sources, id), rawProblem: null, place };
  } catch (thrown) {
    return { event, raw: null, rawProblem: toAppError(thrown).text, place };
  }
}

function lineOf(row: EventRow): EventLine {
  const text = (name: string): string | null => {
    const value = row[name];
    return typeof value === 'string' ? value : null;
  };
  const operation = text('operation') ?? '';
  return {
    id: text('record_id') ?? '',
    time: Number(row['time']),
    lane: laneOf(operation),
    source: text('source') ?? '',
    operation,
    outcome: text('outcome'),
    user: text('user'),
    target: text('target'),
    address: text('client_ip'),
    app: text('app_name'),
    object: text('object_id'),
  };
}

function writePlace(place: TimelinePlace): string {
  return JSON.stringify([place.time, place.file, place.offset, place.record]);
}

function readPlace(after: string | undefined): TimelinePlace | null {
  if (after === undefined) return null;
  const [time, file, offset, record] = placeShape.parse(JSON.parse(after));
  return { time, file, offset, record };
}
