import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { graphPath } from '../../microsoft/graph/path.ts';
import type { Fetched, Route, Window } from './feed.ts';

const jobs = '/security/auditLog/queries';
const anyRecord = z.unknown().transform((value): Json => (value ?? null) as Json);
const jobReader = z.looseObject({
  id: z.string(),
  displayName: z.string().nullish(),
  status: z.string().nullish(),
});
type Job = z.infer<typeof jobReader>;

/** A job takes minutes, at times many; beyond this the next run may look after it. */
const patience = 30 * 60_000;
const longestPause = 15_000;

/**
 * Graph's search jobs over the audit log (auditLogQuery): started, waited for, then paged. Only the global cloud has
 * them. A job that a killed run left behind is taken up again, since a user may have ten unfinished ones and no more.
 */
export const auditQuery: Route = {
  id: 'audit-query',
  title: 'Graph auditLogQuery',
  async fetch(connection, window) {
    const job = (await leftBehind(connection, window)) ?? (await start(connection, window));
    const status = await finished(connection, job);
    if (status !== 'succeeded') return notDone(status);
    const records: Json[] = [];
    const path = graphPath`/security/auditLog/queries/${job.id}/records`;
    for await (const record of connection.graph.list(path, anyRecord, { query: { $top: '1000' } }))
      records.push(record);
    return { records, state: 'complete', text: null };
  },
};

function nameOf(window: Window): string {
  return `Evict ${window.from.toISOString()} ${window.to.toISOString()}`;
}

/** Only unfinished ones: what a finished job found, it found before records arrived that came since. */
async function leftBehind(connection: Connection, window: Window): Promise<Job | null> {
  for await (const job of connection.graph.list(jobs, jobReader)) {
    if (job.displayName === nameOf(window) && isOpen(job.status)) return job;
  }
  return null;
}

async function start(connection: Connection, window: Window): Promise<Job> {
  const answer = await connection.graph.post(
    jobs,
    {
      displayName: nameOf(window),
      filterStartDateTime: window.from.toISOString(),
      filterEndDateTime: window.to.toISOString(),
    },
    jobReader,
  );
  return answer.body;
}

/** Failed and cancelled end the wait as succeeded does; what is still running when patience ends, says so. */
async function finished(connection: Connection, job: Job): Promise<string> {
  const end = connection.clock.now().getTime() + patience;
  for (let pause = 100; ; pause = Math.min(pause * 2, longestPause)) {
    const { status } = await connection.graph.get(graphPath`/security/auditLog/queries/${job.id}`, jobReader);
    if (!isOpen(status) || connection.clock.now().getTime() > end) return status ?? 'unknown';
    await connection.clock.sleep(pause, connection.signal);
  }
}

function isOpen(status: string | null | undefined): boolean {
  return status === 'notStarted' || status === 'running';
}

function notDone(status: string): Fetched {
  return {
    records: [],
    state: 'failed',
    text: isOpen(status)
      ? {
          en: "Microsoft's search has not ended after half an hour: run this again, it is taken up where it is.",
          de: 'Die Suche bei Microsoft ist nach einer halben Stunde nicht fertig: Starten Sie erneut, sie wird wieder aufgenommen.',
        }
      : {
          en: `Microsoft's search ended as "${status}".`,
          de: `Die Suche bei Microsoft endete mit „${status}“.`,
        },
  };
}
