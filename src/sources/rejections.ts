import { closeSync, existsSync, mkdirSync, openSync, readSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { RejectionReason } from '../domain/source.ts';

export interface Rejection {
  readonly file: string;
  /** Line on which it begins, from 1; 0 where the file as a whole is meant. */
  readonly line: number;
  readonly offset: number;
  readonly reason: RejectionReason;
  /** The beginning of what was rejected: hostile text is possible. */
  readonly text: string;
}

/** Beyond this many bytes of one run only place and reason are kept: a hostile file must not fill the disk. */
const longestFile = 512 * 1024 * 1024;
const buffered = 256 * 1024;

/**
 * JSON lines of what was not accepted, for the person who wants to know what was lost. What earlier runs wrote stays,
 * save of files that are read anew.
 */
export function rejectionFile(
  path: string,
  isReadAnew: (file: string) => boolean,
): { write(rejection: Rejection): void; close(): void } {
  mkdirSync(dirname(path), { recursive: true });
  const next = `${path}.new`;
  const handle = openSync(next, 'w', 0o600);
  let held: string[] = [];
  let size = 0;
  let written = 0;
  const flush = (): void => {
    if (held.length > 0) writeSync(handle, held.join(''));
    held = [];
    size = 0;
  };
  const add = (line: string): void => {
    held.push(line);
    size += line.length;
    written += line.length;
    if (size > buffered) flush();
  };
  for (const line of linesOf(path)) if (!isReadAnew(fileOf(line))) add(`${line}\n`);
  return {
    write(rejection) {
      add(`${JSON.stringify(written > longestFile ? { ...rejection, text: '' } : rejection)}\n`);
    },
    close() {
      flush();
      closeSync(handle);
      renameSync(next, path);
    },
  };
}

function fileOf(line: string): string {
  try {
    return String((JSON.parse(line) as { readonly file?: unknown }).file);
  } catch {
    return '';
  }
}

function* linesOf(path: string): Generator<string> {
  if (!existsSync(path)) return;
  const handle = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(buffered);
    let rest = Buffer.alloc(0);
    for (let read = readSync(handle, bytes); read > 0; read = readSync(handle, bytes)) {
      rest = Buffer.concat([rest, bytes.subarray(0, read)]);
      for (let end = rest.indexOf(0x0a); end >= 0; end = rest.indexOf(0x0a)) {
        yield rest.toString('utf8', 0, end);
        rest = rest.subarray(end + 1);
      }
    }
  } finally {
    closeSync(handle);
  }
}
