import { z } from 'zod';
import type { Connection, GraphOptions } from '../../domain/clients.ts';
import type { Json } from '../../kernel/json.ts';
import { day } from './feed.ts';
import type { Feed, Fetched, Window } from './feed.ts';

const anyRecord = z.unknown().transform((value): Json => (value ?? null) as Json);

async function all(connection: Connection, path: string, options: GraphOptions): Promise<Fetched> {
  const records: Json[] = [];
  for await (const record of connection.graph.list(path, anyRecord, options)) records.push(record);
  return { records, state: 'complete', text: null };
}

function between(field: string, window: Window): string {
  return `${field} ge ${window.from.toISOString()} and ${field} lt ${window.to.toISOString()}`;
}

/** Interactive and non-interactive sign-ins: the latter only beta knows, and most of an attacker's session is there. */
export const signInFeed: Feed = {
  id: 'sign-in',
  title: { en: 'Sign-in log', de: 'Anmeldeprotokoll' },
  longest: 7 * day,
  retention: 30 * day,
  lateness: day / 4,
  fetch: (connection, window) =>
    all(connection, '/auditLogs/signIns', {
      version: 'beta',
      query: {
        $filter: `${between('createdDateTime', window)} and (signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser'))`,
      },
    }),
};

export const directoryAuditFeed: Feed = {
  id: 'directory-audit',
  title: { en: 'Directory audit', de: 'Verzeichnisüberwachung' },
  longest: 7 * day,
  retention: 7 * day,
  lateness: day / 4,
  fetch: (connection, window) =>
    all(connection, '/auditLogs/directoryAudits', {
      query: { $filter: between('activityDateTime', window) },
    }),
};

export const riskDetectionFeed: Feed = {
  id: 'risk-detection',
  title: { en: 'Risk detections', de: 'Risikoerkennungen' },
  longest: 30 * day,
  retention: 90 * day,
  lateness: day,
  fetch: (connection, window) =>
    all(connection, '/identityProtection/riskDetections', {
      query: { $filter: between('activityDateTime', window) },
    }),
};
