import { parse } from 'csv-parse';
import { Readable } from 'node:stream';

/** One record of a text, before anything is known of it. */
export type RawRecord =
  | { readonly line: number; readonly value: unknown }
  | { readonly line: number; readonly broken: string; readonly text: string };

/** Longer than this is no log record. */
const longestLine = 16_000_000;
const headLength = 65_536;

/** Splits a text into records by what it holds: JSON lines, JSON documents (arrays, concatenated), or CSV. */
export async function* recordsOf(chunks: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  const [head, all] = await headOf(chunks);
  const start = head.replace(/^\ufeff?\s*/, '');
  if (start === '') return;
  if (start.startsWith('{') || start.startsWith('['))
    yield* isJsonLines(start) ? jsonLines(all) : jsonDocuments(all);
  else yield* csvRows(all, head);
}

async function headOf(chunks: AsyncIterable<string>): Promise<readonly [string, AsyncIterable<string>]> {
  const iterator = chunks[Symbol.asyncIterator]();
  const taken: string[] = [];
  let length = 0;
  while (length < headLength) {
    const next = await iterator.next();
    if (next.done) break;
    taken.push(next.value);
    length += next.value.length;
  }
  async function* all(): AsyncGenerator<string> {
    yield* taken;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  }
  return [taken.join('').slice(0, headLength), all()];
}

/** A first line that is a whole object and is followed by more, or by nothing. */
function isJsonLines(start: string): boolean {
  const end = start.indexOf('\n');
  const first = (end < 0 ? start : start.slice(0, end)).trim();
  if (!first.startsWith('{')) return false;
  try {
    JSON.parse(first);
    return true;
  } catch {
    // A torn first line among lines that begin with an object is still a file of lines.
    return end > 0 && first.endsWith('}') === false && /\n\{"/.test(start) && first.length > 2;
  }
}

async function* lines(
  chunks: AsyncIterable<string>,
): AsyncGenerator<{ readonly line: number; readonly text: string }> {
  let rest = '';
  let line = 0;
  for await (const chunk of chunks) {
    rest += chunk;
    let start = 0;
    for (let end = rest.indexOf('\n'); end >= 0; end = rest.indexOf('\n', start)) {
      line++;
      yield { line, text: rest.slice(start, end) };
      start = end + 1;
    }
    rest = rest.slice(start);
    if (rest.length > longestLine) {
      line++;
      yield { line, text: rest.slice(0, longestLine) };
      rest = '';
    }
  }
  if (rest.trim() !== '') yield { line: line + 1, text: rest };
}

async function* jsonLines(chunks: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  for await (const { line, text } of lines(chunks)) {
    const trimmed = text.replace(/^\ufeff/, '').trim();
    if (trimmed === '' || trimmed === '[' || trimmed === ']') continue;
    yield parsed(trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed, line);
  }
}

function parsed(text: string, line: number): RawRecord {
  try {
    return { line, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { line, broken: error instanceof Error ? error.message : 'not JSON', text: text.slice(0, 2_000) };
  }
}

/**
 * Objects of arrays and of documents one after another: the text is cut at brackets outside of strings. Members of a
 * wrapper's `value` array (Graph) are unwrapped by the caller. Lines are those on which an object begins.
 */
async function* jsonDocuments(chunks: AsyncIterable<string>): AsyncGenerator<RawRecord> {
  let text = '';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let begin = -1;
  let line = 1;
  let beginLine = 1;
  let base = 0;
  for await (const chunk of chunks) {
    text += chunk;
    let at = base;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 10) line++;
      if (inString) {
        if (escaped) escaped = false;
        else if (code === 92) escaped = true;
        else if (code === 34) inString = false;
        continue;
      }
      if (code === 34) inString = begin >= 0;
      else if (code === 123) {
        if (depth === 0) [begin, beginLine] = [at, line];
        depth++;
      } else if (code === 125 && depth > 0) {
        depth--;
        if (depth > 0) continue;
        yield parsed(text.slice(begin, at + 1), beginLine);
        text = text.slice(at + 1);
        at = -1;
        begin = -1;
      }
    }
    if (begin < 0) text = '';
    base = text.length;
    if (text.length > longestLine * 8) {
      yield { line: beginLine, broken: 'the object never ends', text: text.slice(begin, begin + 2_000) };
      [text, base, depth, begin, inString] = ['', 0, 0, -1, false];
    }
  }
  if (begin >= 0)
    yield {
      line: beginLine,
      broken: 'the file ends within the object',
      text: text.slice(begin, begin + 2_000),
    };
}

async function* csvRows(chunks: AsyncIterable<string>, head: string): AsyncGenerator<RawRecord> {
  const firstLine = head.replace(/^\ufeff/, '').split('\n')[0] ?? '';
  const delimiter = [',', ';', '\t'].toSorted(
    (a, b) => firstLine.split(b).length - firstLine.split(a).length,
  )[0]!;
  const parser = parse({
    delimiter,
    bom: true,
    relax_quotes: true,
    relax_column_count: true,
    skip_empty_lines: true,
    info: true,
    max_record_size: longestLine,
  });
  const source = Readable.from(chunks).pipe(parser);
  let names: readonly string[] | null = null;
  for await (const row of source as AsyncIterable<{
    readonly record: readonly string[];
    readonly info: { readonly lines: number };
  }>) {
    if (names === null) {
      names = row.record.map((name) => name.trim());
      continue;
    }
    const columns = names;
    yield {
      line: row.info.lines,
      value: Object.fromEntries(row.record.map((cell, index) => [columns[index] ?? `column${index}`, cell])),
    };
  }
}
