import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';

/** What a policy that only reports would have done to one person, over the sign-ins of the log. */
export interface ReportOnlyUse {
  readonly user: string;
  /** As the sign-in log names the client: `Browser`, `IMAP4` … */
  readonly client: string;
  readonly would: 'block' | 'ask' | 'pass';
}

/** Source: learn.microsoft.com/entra/identity/conditional-access/concept-conditional-access-report-only, table of results. */
const would = {
  reportOnlyFailure: 'block',
  reportOnlyInterrupted: 'ask',
  reportOnlySuccess: 'pass',
} as const;

const rowReader = z.looseObject({
  userPrincipalName: optionalText,
  clientAppUsed: optionalText,
  appliedConditionalAccessPolicies: z
    .array(z.looseObject({ id: optionalText, result: optionalText }))
    .nullish(),
});

/**
 * By policy id, each person and client with the worst that would have happened. Permissions AuditLog.Read.All and, for the
 * policies of a sign-in, Policy.Read.All; licence Entra ID P1.
 */
export async function reportOnlyUses(
  graph: GraphClient,
  since: Date,
): Promise<ReadonlyMap<string, readonly ReportOnlyUse[]>> {
  const found = new Map<string, Map<string, ReportOnlyUse>>();
  const conditions = [
    `createdDateTime ge ${since.toISOString()}`,
    `signInEventTypes/any(t: t eq 'interactiveUser' or t eq 'nonInteractiveUser')`,
  ];
  const rows = graph.list('/auditLogs/signIns', rowReader, {
    version: 'beta',
    query: { $filter: conditions.join(' and '), $top: '1000' },
  });
  for await (const row of rows) {
    const user = row.userPrincipalName?.toLowerCase();
    if (user === undefined) continue;
    const client = row.clientAppUsed ?? '';
    for (const { id, result } of row.appliedConditionalAccessPolicies ?? []) {
      const what = would[result as keyof typeof would] as ReportOnlyUse['would'] | undefined;
      if (id === null || what === undefined) continue;
      const uses = found.get(id) ?? new Map<string, ReportOnlyUse>();
      found.set(id, uses);
      const known = uses.get(`${user} ${client}`);
      if (known === undefined || worse(what, known.would))
        uses.set(`${user} ${client}`, { user, client, would: what });
    }
  }
  return new Map([...found].map(([id, uses]) => [id, [...uses.values()]]));
}

function worse(one: ReportOnlyUse['would'], other: ReportOnlyUse['would']): boolean {
  const order = ['pass', 'ask', 'block'];
  return order.indexOf(one) > order.indexOf(other);
}
