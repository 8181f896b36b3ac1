import { beginOf, longestRecord } from './sink.ts';
import type { Place, RecordHandler, TextSink } from './sink.ts';

const quote = 0x22;
const newline = 0x0a;

/** How much may be read again after torn quotes before a file's torn pieces are refused whole. */
const rereadBudget = 128 * 1024 * 1024;

/**
 * Rows of a CSV by their headings. Written by hand, since every line must be accounted for: one stray quote makes a
 * common reader swallow everything up to the next one. Here a row that runs over several lines must have as many cells as
 * there are headings; else its first line is refused and reading goes on with its second.
 */
export function csvRows(
  handler: RecordHandler,
  /** Whether such headings belong to anything known; where not, the file is left at its first row. */
  accept: (headings: readonly string[]) => boolean,
): TextSink {
  let rest: Buffer = Buffer.alloc(0);
  let base = 0;
  let line = 0;
  let scanned = 0;
  let inQuotes = false;
  let linesWithin = 0;
  let headings: readonly string[] | null = null;
  let headingText = '';
  let auditColumn = -1;
  let delimiter = ',';
  let refused = false;
  let reread = rereadBudget;

  /** Takes whole rows off `bytes`; gives how many bytes were taken. */
  function scan(bytes: Buffer, atEnd: boolean): number {
    let start = 0;
    let at = scanned;
    for (; at < bytes.length; at++) {
      if (refused) break;
      const code = bytes[at]!;
      if (code === quote) inQuotes = !inQuotes;
      else if (code === newline) {
        linesWithin++;
        if (inQuotes && at - start <= longestRecord) continue;
        if (!inQuotes && row(bytes, start, at)) {
          line += linesWithin;
          start = at + 1;
        } else {
          start = tear(bytes, start, at);
          at = start - 1;
        }
        inQuotes = false;
        linesWithin = 0;
      }
    }
    if (atEnd && start < bytes.length && !refused) {
      linesWithin++;
      if (inQuotes || !row(bytes, start, bytes.length)) {
        const next = tear(bytes, start, bytes.length);
        [scanned, inQuotes, linesWithin] = [0, false, 0];
        return next;
      }
      return bytes.length;
    }
    scanned = bytes.length - start;
    return start;
  }

  /** Refuses the first line of a torn row (all of it, once the budget is spent); gives where to go on. */
  function tear(bytes: Buffer, start: number, end: number): number {
    const lineEnd = bytes.indexOf(newline, start);
    const whole = reread <= 0 || lineEnd < 0 || lineEnd >= end;
    const stop = whole ? end : lineEnd;
    const reason = end - start > longestRecord ? 'too-long' : 'broken-csv';
    handler.broken(
      reason,
      { line: line + 1, offset: base + start, length: stop - start },
      beginOf(bytes, start, stop),
    );
    line += whole ? linesWithin : 1;
    reread -= end - stop;
    return Math.min(bytes.length, stop + 1);
  }

  /** False where the row is torn. */
  function row(bytes: Buffer, start: number, end: number): boolean {
    let stop = end;
    while (stop > start && (bytes[stop - 1] === 0x0d || bytes[stop - 1] === 0x00)) stop--;
    if (stop === start) return true;
    const text = bytes.toString('utf8', start, stop);
    const place = { line: line + 1, offset: base + start, length: stop - start };
    if (text.trim() === '') return true;
    if (headings === null) {
      head(text, place);
      return true;
    }
    // Files joined end to end repeat their headings.
    if (text === headingText) return true;
    const cells = cellsOf(text, delimiter);
    if (linesWithin > 1 && cells.length !== headings.length) return false;
    const audit = cells[auditColumn];
    if (audit?.startsWith('{"') && !audit.includes('\n') && handler.raw?.(Buffer.from(audit), place, true)) {
      return true;
    }
    handler.record(byHeading(headings, cells), place);
    return true;
  }

  function head(text: string, place: Place): void {
    // Windows PowerShell and Excel put a line of their own before the headings.
    if (/^"?#TYPE /.test(text) || /^"?sep=/i.test(text)) return;
    delimiter = delimiterOf(text);
    headings = cellsOf(text, delimiter).map((cell) => cell.trim());
    headingText = text;
    auditColumn = headings.findIndex((heading) => heading.toLowerCase() === 'auditdata');
    if (accept(headings)) return;
    refused = true;
    handler.broken('unknown-record', place, text.slice(0, 4_096));
  }

  return {
    push(chunk) {
      if (refused) return;
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let taken = scan(rest, false);
      while (rest.length - taken > longestRecord) {
        // A row without an end: its first line is refused, or everything held where that line has no end either.
        linesWithin = Math.max(linesWithin, 1);
        const next = tear(rest, taken, rest.length);
        base += next;
        rest = rest.subarray(next);
        [scanned, inQuotes, linesWithin] = [0, false, 0];
        taken = scan(rest, false);
      }
      base += taken;
      rest = refused ? Buffer.alloc(0) : rest.subarray(taken);
    },
    end() {
      while (rest.length > 0) {
        if (refused) return;
        const taken = scan(rest, true);
        base += taken;
        rest = rest.subarray(taken);
      }
    },
  };
}

function byHeading(
  headings: readonly string[],
  cells: readonly string[],
): { readonly [heading: string]: string } {
  const record: { [heading: string]: string } = Object.create(null) as { [heading: string]: string };
  for (const [index, heading] of headings.entries()) {
    const cell = cells[index];
    if (cell !== undefined) record[heading] = cell;
  }
  return record;
}

/** The most frequent of the usual separators outside of quotes; German Excel writes semicolons. */
function delimiterOf(head: string): string {
  const bare = head.replace(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((mark) => [mark, bare.split(mark).length] as const);
  return counted.toSorted((a, b) => b[1] - a[1])[0]![0];
}

function cellsOf(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      // The closing quote is one that is not doubled.
      let end = at + 1;
      let doubled = false;
      for (;;) {
        end = text.indexOf('"', end);
        if (end < 0 || text[end + 1] !== '"') break;
        doubled = true;
        end += 2;
      }
      const stop = end < 0 ? text.length : end;
      const inner = text.slice(at + 1, stop);
      let next = text.indexOf(delimiter, stop + 1);
      if (next < 0) next = text.length;
      const tail = text.slice(stop + 1, next);
      cells.push((doubled ? inner.replaceAll('""', '"') : inner) + tail);
      at = next;
    } else {
      let next = text.indexOf(delimiter, at);
      if (next < 0) next = text.length;
      cells.push(text.slice(at, next));
      at = next;
    }
    if (at >= text.length) return cells;
    at++;
    if (at === text.length) {
      cells.push('');
      return cells;
    }
  }
}
