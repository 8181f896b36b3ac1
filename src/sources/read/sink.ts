import type { RejectionReason } from '../../domain/source.ts';

/**
 * Where a record stands in its text. `offset` and `length` are bytes of the text once it is unpacked and turned into
 * UTF-8 without a byte-order mark; `line` counts from 1.
 */
export interface Place {
  readonly line: number;
  readonly offset: number;
  readonly length: number;
}

/** What a reader finds: a parsed record, or a piece that is none, with the reason and the beginning of its text. */
export interface RecordHandler {
  record(value: unknown, place: Place): void;
  broken(reason: RejectionReason, place: Place, text: string): void;
  /** A JSON text of one line before it is parsed; true where it was taken as it is. `cell`: it stood in a CSV's cell. */
  raw?(text: Buffer, place: Place, cell: boolean): boolean;
}

/** Takes a text piece by piece. Synchronous: the caller waits for the store between pieces, which bounds the memory. */
export interface TextSink {
  push(bytes: Buffer): void;
  end(): void;
}

/** Longer than this is no log record; it is refused without being held. Exchange's largest are about a megabyte. */
export const longestRecord = 16 * 1024 * 1024;

/** How much of a broken piece is kept for the person who looks at it. */
export const keptText = 4_096;

export function beginOf(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, Math.min(end, start + keptText));
}
