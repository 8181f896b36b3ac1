import { beginOf, longestRecord } from './sink.ts';
import type { RecordHandler, TextSink } from './sink.ts';

const newline = 0x0a;
const comma = 0x2c;

/**
 * One JSON object a line. Lines that hold only a bracket of a surrounding array, and commas at line ends, are let
 * through, since exporters write such half-arrays. A broken line costs only itself.
 */
export function jsonLines(handler: RecordHandler): TextSink {
  let rest: Buffer = Buffer.alloc(0);
  /** Bytes and lines before `rest`. */
  let base = 0;
  let line = 0;
  /** Within a line that is too long and was already refused. */
  let skipping = false;

  function take(bytes: Buffer, start: number, end: number): void {
    line++;
    if (skipping) {
      skipping = false;
      return;
    }
    let first = start;
    let last = end;
    while (first < last && bytes[first]! <= 0x20) first++;
    // Files that were joined end to end bring their byte-order marks along.
    if (bytes[first] === 0xef && bytes[first + 1] === 0xbb && bytes[first + 2] === 0xbf) first += 3;
    while (last > first && (bytes[last - 1]! <= 0x20 || bytes[last - 1] === comma)) last--;
    const length = last - first;
    if (length === 0 || (length === 1 && (bytes[first] === 0x5b || bytes[first] === 0x5d))) return;
    const place = { line, offset: base + first, length };
    if (length > longestRecord) {
      handler.broken('too-long', place, beginOf(bytes, first, last));
      return;
    }
    if (handler.raw?.(bytes.subarray(first, last), place, false)) return;
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8', first, last));
    } catch {
      handler.broken('broken-json', place, beginOf(bytes, first, last));
      return;
    }
    handler.record(value, place);
  }

  return {
    push(chunk) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, start)) {
        take(bytes, start, end);
        start = end + 1;
      }
      rest = bytes.subarray(start);
      base += start;
      if (rest.length <= longestRecord) return;
      if (!skipping) {
        const place = { line: line + 1, offset: base, length: rest.length };
        handler.broken('too-long', place, beginOf(rest, 0, rest.length));
      }
      skipping = true;
      base += rest.length;
      rest = Buffer.alloc(0);
    },
    end() {
      if (rest.length > 0) take(rest, 0, rest.length);
    },
  };
}
