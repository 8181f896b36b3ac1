import { csvRows } from './csv.ts';
import { jsonDocuments } from './documents.ts';
import { jsonLines } from './lines.ts';
import type { RecordHandler, TextSink } from './sink.ts';

/** Enough of a text to tell what it is. */
const headLength = 64 * 1024;

/** Reads a text by what its beginning holds: JSON lines, JSON documents, or CSV. */
export function recordReader(
  handler: RecordHandler,
  acceptHeadings: (headings: readonly string[]) => boolean,
): TextSink {
  let chosen: TextSink | null = null;
  let held: Buffer = Buffer.alloc(0);

  function choose(): TextSink {
    const head = held.toString('utf8', 0, headLength);
    const start = head.trimStart();
    const sink = isJsonLines(start)
      ? jsonLines(handler)
      : start[0] === '{' || start[0] === '['
        ? jsonDocuments(handler)
        : csvRows(handler, acceptHeadings);
    sink.push(held);
    held = Buffer.alloc(0);
    return sink;
  }

  return {
    push(bytes) {
      if (chosen) {
        chosen.push(bytes);
        return;
      }
      held = held.length === 0 ? bytes : Buffer.concat([held, bytes]);
      if (held.length >= headLength) chosen = choose();
    },
    end() {
      if (held.length > 0) chosen ??= choose();
      chosen?.end();
    },
  };
}

/**
 * Lines, when some line among the first is a whole object of its own: objects that run over lines are indented after
 * their first. The first line may be torn and still be one of many.
 */
function isJsonLines(start: string): boolean {
  if (start[0] === '[') return false;
  const lines = start.split('\n');
  // The head cuts the last line.
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole
    .slice(0, 50)
    .some((line) => line.startsWith('{') && isObjectText(line.trim().replace(/,$/, '')));
}

function isObjectText(text: string): boolean {
  // A lone `{}` or a line of a document that is indented by nothing decides little: it must have members.
  if (text.length < 8 || !text.endsWith('}')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
