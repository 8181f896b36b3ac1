import type { Normalised, SourceFamily, SourceRecord } from '../domain/source.ts';
import { isObject } from '../kernel/json.ts';
import { directoryAudit } from './directory-audit/index.ts';
import { rejected } from './fields.ts';
import { messageTrace } from './message-trace/index.ts';
import { riskDetection } from './risk-detection/index.ts';
import { signIn } from './sign-in/index.ts';
import { stateKind } from './state/index.ts';
import { unifiedAudit } from './unified-audit/index.ts';

/** Every log that Evict reads. The first family that recognises a record takes it. */
export const sourceFamilies: readonly SourceFamily[] = [
  unifiedAudit,
  directoryAudit,
  riskDetection,
  signIn,
  messageTrace,
];

/** Takes off lists and wrappers and gives the event of each record within, or why it is none. Nothing throws. */
export function normalise(value: unknown): readonly Normalised[] {
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap(normalise);
  if (!isObject(value)) return [rejected('not-an-object')];
  const list = value['value'] ?? value['records'];
  if (Array.isArray(list) && !isEvent(value)) return (list as readonly unknown[]).flatMap(normalise);
  return [one(value)];
}

function isEvent(record: SourceRecord): boolean {
  return sourceFamilies.some((family) => family.recognise(record));
}

/** Whether rows with such headings belong to anything known. */
export function isKnown(record: SourceRecord): boolean {
  return isEvent(record) || stateKind(record) !== null;
}

function one(record: SourceRecord): Normalised {
  try {
    for (const family of sourceFamilies) if (family.recognise(record)) return family.normalise(record);
    return rejected('unknown-record');
  } catch {
    // Nesting so deep that it cannot be written again: nobody's log.
    return rejected('unknown-record');
  }
}
