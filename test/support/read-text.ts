import type { EventRow } from '../../src/domain/event.ts';
import { isKnown, normalise, recordsIn } from '../../src/sources/index.ts';
import { decoding } from '../../src/sources/read/decode.ts';
import { recordReader } from '../../src/sources/read/detect.ts';
import type { Place } from '../../src/sources/read/sink.ts';

export interface ReadText {
  readonly rows: readonly EventRow[];
  readonly rejected: readonly { readonly reason: string; readonly line: number; readonly text: string }[];
  readonly places: readonly Place[];
}

/** Reads a text as the ingest does, but without files and store, in pieces of the given size. */
export function readText(content: string | Buffer, pieceSize = 7): ReadText {
  const rows: EventRow[] = [];
  const rejected: { reason: string; line: number; text: string }[] = [];
  const places: Place[] = [];
  const sink = decoding(
    recordReader(
      {
        record(value, place) {
          for (const result of recordsIn(value).map(normalise)) {
            places.push(place);
            if (result.ok) rows.push(result.row);
            else rejected.push({ reason: result.reason, line: place.line, text: '' });
          }
        },
        broken: (reason, place, text) => rejected.push({ reason, line: place.line, text }),
      },
      (headings) => isKnown(Object.fromEntries(headings.map((heading) => [heading, '']))),
    ),
  );
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(content, 'utf8');
  for (let at = 0; at < bytes.length; at += pieceSize) sink.push(bytes.subarray(at, at + pieceSize));
  sink.end();
  return { rows, rejected, places };
}
