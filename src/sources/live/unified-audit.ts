import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { day } from './feed.ts';
import type { Feed, Fetched, Window } from './feed.ts';

const rowReader = z.looseObject({ AuditData: z.string(), Identity: z.string().nullish() });

/** The cmdlet gives no more in one call. */
const cap = 5_000;
const shortest = 60_000;

/**
 * Search-UnifiedAuditLog, window by window: one that comes back full is halved and asked again, since the count that the
 * cmdlet tells is not the number of results. A warning with an empty answer is a failure of the service.
 */
export const unifiedAuditFeed: Feed = {
  id: 'unified-audit',
  title: { en: 'Unified audit log', de: 'Einheitliches Überwachungsprotokoll' },
  longest: day,
  retention: 180 * day,
  lateness: day,
  fetch: (connection, window) => search(connection, window),
};

async function search(connection: Connection, window: Window): Promise<Fetched> {
  const answer = await connection.exchange.read(
    {
      cmdlet: 'Search-UnifiedAuditLog',
      parameters: { StartDate: window.from.toISOString(), EndDate: window.to.toISOString(), ResultSize: cap },
      anchor: 'organization',
    },
    rowReader,
  );
  const failed = answer.warnings.find((warning) =>
    /task was canceled|failed to process|timed? ?out/i.test(warning),
  );
  if (failed) return { records: [], state: 'failed', text: { en: failed, de: failed } };
  const records: readonly Json[] = answer.items.map((item) => ({ AuditData: item.AuditData }));
  if (records.length < cap) return { records, state: 'complete', text: null };
  const middle = new Date((window.from.getTime() + window.to.getTime()) / 2);
  if (window.to.getTime() - window.from.getTime() <= shortest) {
    return {
      records,
      state: 'capped',
      text: {
        en: `More than ${cap} records within a minute: the rest cannot be fetched.`,
        de: `Mehr als ${cap} Einträge in einer Minute: Der Rest ist nicht abrufbar.`,
      },
    };
  }
  const halves = [
    await search(connection, { from: window.from, to: middle }),
    await search(connection, { from: middle, to: window.to }),
  ];
  const worst = halves.find((half) => half.state !== 'complete');
  return {
    records: halves.flatMap((half) => half.records),
    state: worst?.state ?? 'complete',
    text: worst?.text ?? null,
  };
}
