import type { EventRow } from '../../domain/event.ts';
import { isObject } from '../../kernel/json.ts';
import {
  directoryAudit,
  isDirectoryAudit,
  isMessageTrace,
  isRiskDetection,
  isSignIn,
  messageTrace,
  riskDetection,
  signIn,
} from './entra.ts';
import { unpack } from './fields.ts';
import type { Rec } from './fields.ts';
import { isUnifiedAudit, unifiedAudit } from './unified-audit.ts';

export type Normalised =
  | { readonly ok: true; readonly row: EventRow }
  | { readonly ok: false; readonly reason: string };

/** Each kind of record: how it is recognised, by content alone, and how it becomes an event. */
const kinds: readonly {
  readonly name: string;
  readonly is: (record: Rec) => boolean;
  readonly read: (record: Rec) => EventRow | null;
}[] = [
  { name: 'unified audit log', is: isUnifiedAudit, read: unifiedAudit },
  { name: 'directory audit', is: isDirectoryAudit, read: directoryAudit },
  { name: 'risk detection', is: isRiskDetection, read: riskDetection },
  { name: 'sign-in', is: isSignIn, read: signIn },
  { name: 'message trace', is: isMessageTrace, read: messageTrace },
];

/** Takes off wrappers (CSV cells, Graph records, diagnostic settings) and normalises what is inside. */
export function normalise(value: unknown): readonly Normalised[] {
  if (Array.isArray(value)) return value.flatMap(normalise);
  if (!isObject(value)) return [{ ok: false, reason: 'not an object' }];
  if (Array.isArray(value['value']) && !('Operation' in value)) return value['value'].flatMap(normalise);
  if (Array.isArray(value['records']) && !('Operation' in value)) return value['records'].flatMap(normalise);
  const inner = unwrap(value);
  if (inner === null) return [{ ok: false, reason: 'AuditData is empty or no JSON' }];
  const kind = kinds.find((candidate) => candidate.is(inner));
  if (!kind) return [{ ok: false, reason: 'no known kind of record' }];
  const row = kind.read(inner);
  return [row ? { ok: true, row } : { ok: false, reason: `${kind.name} without id, time or operation` }];
}

/** AuditData in its wrappers; null where the wrapper is there and its content is not. */
function unwrap(record: Rec): Rec | null {
  for (const name of ['AuditData', 'auditData']) {
    if (!(name in record)) continue;
    const inner = unpack(record[name]);
    return isObject(inner) ? inner : null;
  }
  // Diagnostic settings put the record below `properties` and name its kind in `category`.
  if (
    isObject(record['properties']) &&
    typeof record['category'] === 'string' &&
    /log|risk/i.test(record['category'])
  )
    return record['properties'];
  return record;
}
