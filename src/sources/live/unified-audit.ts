import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { activityFeed } from './activity-feed.ts';
import { auditQuery } from './audit-query.ts';
import { day } from './feed.ts';
import type { Feed, Fetched, Route, Window } from './feed.ts';
import { byHalves } from './halving.ts';

const rowReader = z.looseObject({ AuditData: z.string(), Identity: z.string().nullish() });

/** The cmdlet gives no more in one call. */
const cap = 5_000;

/**
 * Search-UnifiedAuditLog, window by window: one that comes back full is halved, since the count that the cmdlet tells is
 * the size asked for and not the number of results.
 */
const searchCmdlet: Route = {
  id: 'search-unified-audit-log',
  title: 'Search-UnifiedAuditLog',
  fetch: (connection, window) =>
    byHalves(window, cap, async (part) => {
      const answer = await search(connection, part, false);
      // The first search of a window is known to give nothing where a second one finds records.
      return answer.state === 'complete' && answer.records.length === 0
        ? search(connection, part, true)
        : answer;
    }),
};

async function search(connection: Connection, window: Window, thorough: boolean): Promise<Fetched> {
  const answer = await connection.exchange.read(
    {
      cmdlet: 'Search-UnifiedAuditLog',
      parameters: {
        StartDate: window.from.toISOString(),
        EndDate: window.to.toISOString(),
        ResultSize: cap,
        // Slower, "more complete": without it, says Microsoft's page, results may be missing.
        ...(thorough ? { HighCompleteness: true } : {}),
      },
      anchor: 'organization',
    },
    rowReader,
  );
  // A warning with an empty or short answer is a failure of the service.
  const failed = answer.warnings.find((warning) =>
    /task was cancell?ed|failed to process|timed? ?out/i.test(warning),
  );
  const records: readonly Json[] = answer.items.map((item) => ({ AuditData: item.AuditData }));
  if (failed) return { records, state: 'failed', text: { en: failed, de: failed } };
  return { records, state: 'complete', text: null };
}

/**
 * The unified audit log: by cmdlet, which answers at once, by Graph's search jobs, which take minutes each, or as a
 * subscriber gets it, which reaches back a week.
 */
export const unifiedAuditFeed: Feed = {
  id: 'unified-audit',
  title: { en: 'Unified audit log', de: 'Einheitliches Überwachungsprotokoll' },
  longest: day,
  // 180 days with Audit (Standard), up to ten years with Premium and its add-on (Purview, Auditing solutions).
  retention: { least: 180 * day, most: 3_650 * day },
  lateness: day,
  routes: [searchCmdlet, auditQuery, activityFeed],
  identify(record) {
    if (!isObject(record)) return null;
    const data = record['AuditData'] ?? record['auditData'];
    const inner: unknown = typeof data === 'string' ? parsed(data) : data;
    const id = (isObject(inner) ? inner['Id'] : null) ?? record['Id'] ?? record['id'];
    return typeof id === 'string' ? id.toLowerCase() : null;
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
