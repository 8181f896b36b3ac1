import { beginOf, longestRecord } from './sink.ts';
import { jsonLines } from './lines.ts';
import type { RecordHandler, TextSink } from './sink.ts';

const [quote, backslash, open, close, openArray, closeArray, newline, comma] = [
  0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x0a, 0x2c,
];

/** Lists within an object that are the records, not a part of one: OData's, Azure's and Log Analytics' wrappers. */
const wrapperEnd = /"(?:value|records|Records|results)"\s*:\s*$/;

/** A broken object is given up and reading begins again on its next line, so often; then every line stands alone. */
const mostRestarts = 16;

/**
 * JSON as documents: arrays, objects one after another, objects over many lines, wrappers that hold a list of records.
 * The text is cut at brackets outside of strings, so that a file of any size needs only its largest record in memory.
 */
export function jsonDocuments(handler: RecordHandler): TextSink {
  let rest: Buffer = Buffer.alloc(0);
  let base = 0;
  let line = 1;
  let scanned = 0;
  /** Brackets that are open around the records: arrays, and objects that turned out to be wrappers. */
  let outer: number[] = [];
  /** Brackets that are open within the record that begins at `begin`. */
  let depth = 0;
  let begin = -1;
  let beginLine = 1;
  let inString = false;
  let escaped = false;
  /** Where something began that belongs to no record. */
  let junk = -1;
  let restarts = 0;
  let fallback: TextSink | null = null;

  function scan(bytes: Buffer): void {
    const end = bytes.length;
    for (let at = scanned; at < end; at++) {
      const code = bytes[at]!;
      if (code === newline) {
        if (junk >= 0) tellJunk(bytes, at);
        line++;
      }
      if (inString) {
        if (escaped) escaped = false;
        else if (code === backslash) escaped = true;
        else if (code === quote) inString = false;
      } else if (begin < 0) outside(bytes, code, at);
      else if (code === quote) inString = true;
      else if (code === open) depth++;
      else if (code === openArray) {
        if (depth === 1 && isWrapper(bytes, at)) {
          outer.push(open, openArray);
          begin = -1;
        } else depth++;
      } else if (code === close || code === closeArray) {
        depth--;
        if (depth > 0) continue;
        take(bytes, begin, at + 1);
        begin = -1;
      }
    }
    scanned = end;
  }

  function outside(bytes: Buffer, code: number, at: number): void {
    if (code === open) {
      if (junk >= 0) tellJunk(bytes, at);
      begin = at;
      beginLine = line;
      depth = 1;
    } else if (code === openArray) outer.push(code);
    else if (code === close || code === closeArray) outer.pop();
    // A wrapper's own members (`@odata.nextLink`) are neither records nor junk.
    else if (code > 0x20 && code !== comma && junk < 0 && outer.at(-1) !== open) junk = at;
  }

  function tellJunk(bytes: Buffer, end: number): void {
    const place = { line, offset: base + junk, length: end - junk };
    handler.broken('broken-json', place, beginOf(bytes, junk, end));
    junk = -1;
  }

  function isWrapper(bytes: Buffer, at: number): boolean {
    return wrapperEnd.test(bytes.toString('latin1', Math.max(begin, at - 40), at));
  }

  function take(bytes: Buffer, start: number, end: number): void {
    const place = { line: beginLine, offset: base + start, length: end - start };
    if (line === beginLine && handler.raw?.(bytes.subarray(start, end), place, false)) return;
    let value: unknown;
    try {
      value = JSON.parse(bytes.toString('utf8', start, end));
    } catch {
      handler.broken('broken-json', place, beginOf(bytes, start, end));
      return;
    }
    handler.record(value, place);
  }

  /** Gives up the object at `begin` and goes on with the line after the one on which it began. */
  function restart(bytes: Buffer, atEnd: boolean): void {
    const lineEnd = bytes.indexOf(newline, begin);
    const stop = lineEnd < 0 ? bytes.length : lineEnd;
    const reason = atEnd ? 'truncated' : 'too-long';
    handler.broken(
      reason,
      { line: beginLine, offset: base + begin, length: stop - begin },
      beginOf(bytes, begin, stop),
    );
    restarts++;
    const next = lineEnd < 0 ? bytes.length : lineEnd + 1;
    line = beginLine + (lineEnd < 0 ? 0 : 1);
    [depth, begin, inString, escaped, outer] = [0, -1, false, false, []];
    rest = bytes.subarray(next);
    base += next;
    scanned = 0;
    if (restarts < mostRestarts) return;
    const [lineBase, offsetBase] = [line - 1, base];
    // Without `raw`: the places of the lines are not those of the text.
    fallback = jsonLines({
      record: (value, place) =>
        handler.record(value, { ...place, line: place.line + lineBase, offset: place.offset + offsetBase }),
      broken: (why, place, text) =>
        handler.broken(
          why,
          { ...place, line: place.line + lineBase, offset: place.offset + offsetBase },
          text,
        ),
    });
    fallback.push(rest);
    rest = Buffer.alloc(0);
  }

  return {
    push(chunk) {
      if (fallback) {
        fallback.push(chunk);
        return;
      }
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      scan(rest);
      while (!fallback && begin >= 0 && rest.length - begin > longestRecord) {
        restart(rest, false);
        if (!fallback) scan(rest);
      }
      if (fallback) return;
      if (junk >= 0) tellJunk(rest, rest.length);
      const keep = begin >= 0 ? begin : rest.length;
      rest = rest.subarray(keep);
      base += keep;
      scanned -= keep;
      if (begin >= 0) begin = 0;
    },
    end() {
      while (!fallback && begin >= 0) {
        restart(rest, true);
        if (!fallback) scan(rest);
      }
      if (junk >= 0) tellJunk(rest, rest.length);
      fallback?.end();
    },
  };
}
