import { z } from 'zod';
import type { Connection, GraphOptions } from '../../domain/clients.ts';
import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { day } from './feed.ts';
import type { Feed, Fetched, Window } from './feed.ts';

const anyRecord = z.unknown().transform((value): Json => (value ?? null) as Json);

/** Every record of a Graph collection. */
export async function allOf(connection: Connection, path: string, options: GraphOptions): Promise<Fetched> {
  const records: Json[] = [];
  for await (const record of connection.graph.list(path, anyRecord, options)) records.push(record);
  return { records, state: 'complete', text: null };
}

/** An OData condition: in the window, its end excluded. */
export function between(field: string, window: Window): string {
  return `${field} ge ${window.from.toISOString()} and ${field} lt ${window.to.toISOString()}`;
}

function idOf(record: Json): string | null {
  return isObject(record) && typeof record['id'] === 'string' ? record['id'].toLowerCase() : null;
}

/** Entra keeps its logs for a week without a premium licence, for thirty days with one (Entra data retention). */
const retention = { least: 7 * day, most: 30 * day };

function signIns(id: string, title: Feed['title'], types: readonly string[]): Feed {
  const kinds = types.map((type) => `t eq '${type}'`).join(' or ');
  return {
    id,
    title,
    longest: 7 * day,
    retention,
    lateness: day / 4,
    identify: idOf,
    routes: [
      {
        id: 'graph-sign-ins',
        title: 'Graph signIns',
        // v1.0 shows interactive ones only.
        fetch: (connection, window) =>
          allOf(connection, '/auditLogs/signIns', {
            version: 'beta',
            query: {
              $filter: `${between('createdDateTime', window)} and signInEventTypes/any(t: ${kinds})`,
            },
          }),
      },
    ],
  };
}

/** Interactive and non-interactive sign-ins: most of an attacker's session is among the latter. */
export const signInFeed = signIns('sign-in', { en: 'Sign-in log', de: 'Anmeldeprotokoll' }, [
  'interactiveUser',
  'nonInteractiveUser',
]);

export const applicationSignInFeed = signIns(
  'sign-in-applications',
  { en: 'Sign-ins of applications', de: 'Anmeldungen von Anwendungen' },
  ['servicePrincipal', 'managedIdentity'],
);

export const directoryAuditFeed: Feed = {
  id: 'directory-audit',
  title: { en: 'Directory audit', de: 'Verzeichnisüberwachung' },
  longest: 7 * day,
  retention,
  lateness: day / 4,
  identify: idOf,
  routes: [
    {
      id: 'graph-directory-audits',
      title: 'Graph directoryAudits',
      fetch: (connection, window) =>
        allOf(connection, '/auditLogs/directoryAudits', {
          query: { $filter: between('activityDateTime', window) },
        }),
    },
  ],
};

export const riskDetectionFeed: Feed = {
  id: 'risk-detection',
  title: { en: 'Risk detections', de: 'Risikoerkennungen' },
  longest: 30 * day,
  retention: { least: 7 * day, most: 90 * day },
  // Offline detections appear within two days (Identity Protection, What is risk?).
  lateness: 2 * day,
  identify: idOf,
  routes: [
    {
      id: 'graph-risk-detections',
      title: 'Graph riskDetections',
      fetch: (connection, window) =>
        allOf(connection, '/identityProtection/riskDetections', {
          query: { $filter: between('activityDateTime', window) },
        }),
    },
  ],
};
