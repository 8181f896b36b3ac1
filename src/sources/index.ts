import type { Normalised, SourceFamily, SourceRecord } from '../domain/source.ts';
import { isObject } from '../kernel/json.ts';
import { directoryAudit } from './directory-audit/index.ts';
import { rejected } from './fields.ts';
import { messageTrace } from './message-trace/index.ts';
import { riskDetection } from './risk-detection/index.ts';
import { signIn } from './sign-in/index.ts';
import { stateKind } from './state/index.ts';
import { unifiedAudit } from './unified-audit/index.ts';
import { mayWrap, unwrapped, wrapsRecords } from './wrappers.ts';

/** Every log that Evict reads. The first family that recognises a record takes it. */
export const sourceFamilies: readonly SourceFamily[] = [
  unifiedAudit,
  directoryAudit,
  riskDetection,
  signIn,
  messageTrace,
];

/** The records of a document, without the lists and wrappers around them. */
export function recordsIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(recordsIn);
  if (!isObject(value)) return [value];
  const within = mayWrap(value) && !isEvent(value) ? unwrapped(value) : null;
  return within === null ? [value] : within.flatMap(recordsIn);
}

function isEvent(record: SourceRecord): boolean {
  return sourceFamilies.some((family) => family.recognise(record));
}

/** Whether rows with such headings belong to anything known. */
export function isKnown(record: SourceRecord): boolean {
  return isEvent(record) || stateKind(record) !== null || wrapsRecords(record);
}

/** The event of a record, or why it is none. Nothing throws. */
export function normalise(record: unknown): Normalised {
  if (!isObject(record)) return rejected('not-an-object');
  try {
    for (const family of sourceFamilies) if (family.recognise(record)) return family.normalise(record);
    return rejected('unknown-record');
  } catch {
    // Nesting so deep that it cannot be written again: nobody's log.
    return rejected('unknown-record');
  }
}
