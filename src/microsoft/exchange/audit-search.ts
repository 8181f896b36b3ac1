import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { AppError } from '../../kernel/errors.ts';
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

/** Who deleted which messages of a mailbox, and in which session. Time ISO UTC. */
export interface Deletion {
  readonly time: string;
  readonly mailbox: string;
  readonly actor: string;
  readonly address: string | null;
  readonly session: string | null;
  readonly subjects: readonly string[];
}

const deletionReader = z.object({
  UserId: z.string().nullish(),
  MailboxOwnerUPN: z.string().nullish(),
  ClientIPAddress: z.string().nullish(),
  SessionId: z.string().nullish(),
  AffectedItems: z.array(z.object({ Subject: z.string().nullish() })).nullish(),
});

/** Deletions recorded in a window (ISO UTC), newest first; what is not found may have happened all the same. */
export async function searchDeletions(
  exchange: ExchangeClient,
  from: string,
  to: string,
): Promise<readonly Deletion[]> {
  const Operations = ['HardDelete', 'SoftDelete'];
  const call = {
    cmdlet: 'Search-UnifiedAuditLog',
    parameters: { StartDate: from, EndDate: to, Operations, ResultSize: 5000 },
    anchor: 'organization' as const,
  };
  const { items } = await exchange.read(call, rowReader);
  return items.flatMap((row) => {
    const parsed = deletionReader.safeParse(asJson(row.AuditData));
    if (!parsed.success || row.CreationDate === null) return [];
    const { UserId, MailboxOwnerUPN, ClientIPAddress, SessionId, AffectedItems } = parsed.data;
    return [
      {
        time: row.CreationDate,
        mailbox: (MailboxOwnerUPN ?? '').toLowerCase(),
        actor: UserId ?? '',
        address: ClientIPAddress ?? null,
        session: SessionId ?? null,
        subjects: (AffectedItems ?? []).map((item) => item.Subject ?? ''),
      },
    ];
  });
}

/**
 * The newest record of some types in a window, ISO UTC; null where there is none. Throws where the service failed, which it
 * says in a warning beside an empty answer.
 */
export async function lastRecord(
  exchange: ExchangeClient,
  recordTypes: readonly string[],
  from: Date,
  to: Date,
): Promise<string | null> {
  let last: string | null = null;
  for (const recordType of recordTypes) {
    const call = {
      cmdlet: 'Search-UnifiedAuditLog',
      parameters: {
        StartDate: from.toISOString(),
        EndDate: to.toISOString(),
        RecordType: recordType,
        ResultSize: 1,
      },
      anchor: 'organization' as const,
    };
    const { items, warnings } = await exchange.read(call, rowReader);
    const failed = items.length === 0 ? warnings.find((warning) => failure.test(warning)) : undefined;
    if (failed !== undefined) throw searchFailed(failed);
    const time = items[0]?.CreationDate ?? null;
    if (time !== null && (last === null || time > last)) last = time;
  }
  return last;
}

const failure = /task was cancell?ed|failed to process|timed? ?out/i;

function searchFailed(warning: string): AppError {
  return new AppError({
    code: 'audit-search-failed',
    side: 'service',
    message: {
      en: `Microsoft's search of the audit log failed: ${warning}`,
      de: `Microsofts Suche im Überwachungsprotokoll ist gescheitert: ${warning}`,
    },
    next: { en: 'Try again in some minutes.', de: 'Versuchen Sie es in einigen Minuten erneut.' },
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
