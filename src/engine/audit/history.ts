import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { severities } from '../../domain/finding.ts';
import { auditGapCodes, logonTypes, mailboxKinds, truths } from '../../domain/mailbox-audit.ts';
import { keepEvidence } from '../../evidence/keep-evidence.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import type { AuditStatus } from './status.ts';

/** The truth about auditing as it was read of every mailbox at one time. */
export interface AuditReading {
  /** ISO UTC. */
  readonly readAt: string;
  readonly status: AuditStatus;
}

export interface KeptReading {
  /** The name of its file, without the ending. */
  readonly id: string;
  /** ISO UTC, to the second. */
  readonly readAt: string;
  readonly file: string;
}

const text = z.object({ en: z.string(), de: z.string() });
const perLogon = z.record(z.enum(logonTypes), z.array(z.string()));
const gap = z.object({
  code: z.enum(auditGapCodes),
  severity: z.enum(severities),
  subject: z.string().nullable(),
  text,
  action: z.string().nullable(),
});
const readingReader = z.object({
  schema: z.literal('evict.audit/1'),
  readAt: z.iso.datetime(),
  status: z.object({
    tenant: z.object({
      id: z.string(),
      domain: z.string(),
      displayName: z.string(),
      cloud: z.enum(['global', 'gcc', 'gcc-high', 'dod', 'china']),
    }),
    ingestion: z.boolean().nullable(),
    organization: z.boolean().nullable(),
    gaps: z.array(gap),
    workloads: z.array(
      z.object({
        id: z.string(),
        title: text,
        last: z.string().nullable(),
        state: z.enum(['arriving', 'silent', 'unknown']),
        text: text.nullable(),
      }),
    ),
    counts: z.object({
      mailboxes: z.number(),
      byTruth: z.record(z.enum(truths), z.number()),
      byKind: z.partialRecord(z.enum(mailboxKinds), z.number()),
      byGap: z.partialRecord(z.enum(auditGapCodes), z.number()),
      premium: z.number().nullable(),
      searches: z.number(),
    }),
    retention: z
      .array(
        z.object({
          name: z.string(),
          duration: z.string().nullable(),
          recordTypes: z.array(z.string()),
          users: z.array(z.string()),
        }),
      )
      .nullable(),
    mailboxes: z.array(
      z.object({
        id: z.string(),
        address: z.string(),
        name: z.string(),
        kind: z.enum(mailboxKinds),
        enabled: z.boolean(),
        managed: z.array(z.enum(logonTypes)),
        actions: perLogon,
        ageLimitDays: z.number().nullable(),
        truth: z.enum(truths),
        missing: perLogon,
        premium: z.boolean().nullable(),
        gaps: z.array(gap),
      }),
    ),
    blind: z.array(z.object({ what: text, why: text })),
  }),
});

/** Keeps a reading of all mailboxes as evidence beside the tenant's snapshots of settings. */
export function keepReading(folder: string, { readAt, status }: AuditReading): KeptReading {
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  const name = `audit-${readAt.replaceAll(':', '-').slice(0, 19)}Z`;
  const note = { source: 'audit', time: readAt, requestId: null };
  const content = toJson({ schema: 'evict.audit/1', readAt, status });
  const file = keepEvidence(folder, name, content, note);
  return { id: file.slice(0, -'.json'.length), readAt, file: join(folder, 'evidence', file) };
}

const fileName = /^audit-(\d{4}-\d\d-\d\d)T(\d\d)-(\d\d)-(\d\d)Z(?:-(\d+))?\.json$/;

/** Newest first, told from the names alone. */
export function keptReadings(folder: string): readonly KeptReading[] {
  const evidence = join(folder, 'evidence');
  if (!existsSync(evidence)) return [];
  return readdirSync(evidence)
    .flatMap((name) => {
      const [, day, hour, minute, second, number = '1'] = fileName.exec(name) ?? [];
      if (day === undefined) return [];
      const readAt = `${day}T${hour}:${minute}:${second}Z`;
      return [{ id: name.slice(0, -5), readAt, file: join(evidence, name), number: Number(number) }];
    })
    .toSorted((a, b) => b.readAt.localeCompare(a.readAt) || b.number - a.number);
}

/** Throws `audit-reading-unreadable` where the file was changed, or written by another version. */
export function readReading(file: string): AuditReading {
  const parsed = readingReader.safeParse(parsedJson(file));
  if (parsed.success) return { readAt: parsed.data.readAt, status: parsed.data.status };
  throw new AppError({
    code: 'audit-reading-unreadable',
    side: 'input',
    message: {
      en: `${file} is no reading of auditing.`,
      de: `${file} enthält keinen gelesenen Stand der Überwachung.`,
    },
    next: {
      en: 'Move the file away, and read auditing anew with "evict audit status".',
      de: 'Verschieben Sie die Datei, und lesen Sie die Überwachung mit „evict audit status“ neu.',
    },
  });
}

function parsedJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
