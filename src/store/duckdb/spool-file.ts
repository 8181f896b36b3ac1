import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { AuditText } from '../store.ts';

/** Bytes handed to the system at once. */
const writeSize = 1024 * 1024;

/** One file of JSON lines while it is filled: rows of the table, or audit records as they stood in their source. */
export interface Part {
  readonly path: string;
  readonly handle: number;
  /** Where each audit record came from, in the order of the lines; null in a file of rows. */
  readonly audit: AuditPlace[] | null;
  /** What is not written yet stands at its beginning: one buffer for all, since a million small ones cost more. */
  readonly held: Buffer;
  heldSize: number;
  size: number;
  rows: number;
}
type AuditPlace = Omit<AuditText, 'json'>;

/** Begins a file, readable by its owner only. */
export function openPart(path: string, isAudit: boolean): Part {
  const handle = openSync(path, 'w', 0o600);
  const held = Buffer.allocUnsafe(writeSize);
  return { path, handle, audit: isAudit ? [] : null, held, heldSize: 0, size: 0, rows: 0 };
}

/** Adds a line, its end included. */
export function writeLine(part: Part, line: Buffer): void {
  write(part, line);
  part.rows++;
}

const longestHead = 256;
/** The last member that is ours in a line of audit; the record's own follow it. */
const headEnd = Buffer.from('"_":0,');
const braceOpen = Buffer.from('{');
const lineEnd = Buffer.from('\n');

/** Adds a JSON object with its place put in front of its members. */
export function writeAudit(part: Part, place: AuditPlace, json: Buffer): void {
  const seq = part.audit!.push(place) - 1;
  const head = `{"_seq":${seq},"_file":${place.file},"_line":${place.line},"_offset":${place.offset},"_length":${place.length},"_":0,`;
  if (part.heldSize + longestHead > writeSize) flush(part);
  part.heldSize += part.held.write(head, part.heldSize, 'latin1');
  write(part, json, 1);
  write(part, lineEnd);
  part.rows++;
}

/** Writes what is held, and closes. The file is read by the engine next. */
export function endPart(part: Part): void {
  flush(part);
  closeSync(part.handle);
}

/** The records of a file whose numbers are not among `taken`, as they were given. */
export function auditLeftOut(part: Part, taken: ReadonlySet<number>): readonly AuditText[] {
  const left: AuditText[] = [];
  const lines = readFileSync(part.path);
  let start = 0;
  for (const [seq, place] of part.audit!.entries()) {
    const end = lines.indexOf(0x0a, start);
    if (!taken.has(seq)) {
      const begin = lines.indexOf(headEnd, start) + headEnd.length;
      left.push({ ...place, json: Buffer.concat([braceOpen, lines.subarray(begin, end)]) });
    }
    start = end + 1;
  }
  return left;
}

function write(part: Part, bytes: Buffer, start = 0): void {
  const length = bytes.length - start;
  if (length > writeSize - part.heldSize) flush(part);
  if (length > writeSize) {
    for (let at = start; at < bytes.length;) at += writeSync(part.handle, bytes, at, bytes.length - at);
    part.size += length;
    return;
  }
  part.heldSize += bytes.copy(part.held, part.heldSize, start);
}

function flush(part: Part): void {
  for (let at = 0; at < part.heldSize;) at += writeSync(part.handle, part.held, at, part.heldSize - at);
  part.size += part.heldSize;
  part.heldSize = 0;
}
