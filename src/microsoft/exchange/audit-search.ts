import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { instant } from '../fields.ts';

/** A change that somebody made with an Exchange cmdlet, or through a page that calls one. Time ISO UTC. */
export interface MailboxChange {
  readonly time: string;
  readonly operation: string;
  readonly actor: string;
  readonly objectId: string;
  /** Parameter values by lower-case name. */
  readonly parameters: ReadonlyMap<string, string>;
}

const rowReader = z.object({ CreationDate: instant, AuditData: z.string() });

const recordReader = z.object({
  Operation: z.string(),
  UserId: z.string().nullish(),
  ObjectId: z.string().nullish(),
  Parameters: z.array(z.object({ Name: z.string(), Value: z.string().nullish() })).nullish(),
});

/**
 * Exchange cmdlets recorded in a window (ISO UTC), newest first, at most 5,000. What is found happened; what is not found may
 * still have: Microsoft's search is known to miss records, and the log may not have been written.
 */
export async function searchMailboxChanges(
  exchange: ExchangeClient,
  operations: readonly string[],
  from: string,
  to: string,
): Promise<readonly MailboxChange[]> {
  const call = {
    cmdlet: 'Search-UnifiedAuditLog',
    parameters: { StartDate: from, EndDate: to, Operations: operations, ResultSize: 5000 },
    anchor: 'organization' as const,
  };
  const { items } = await exchange.read(call, rowReader);
  return items.flatMap((row) => {
    const parsed = recordReader.safeParse(asJson(row.AuditData));
    if (!parsed.success || row.CreationDate === null) return [];
    const record = parsed.data;
    return [
      {
        time: row.CreationDate,
        operation: record.Operation,
        actor: record.UserId ?? '',
        objectId: record.ObjectId ?? '',
        parameters: new Map(
          (record.Parameters ?? []).map((one) => [one.Name.toLowerCase(), one.Value ?? '']),
        ),
      },
    ];
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
