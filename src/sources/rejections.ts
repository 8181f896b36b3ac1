import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
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

/** JSON lines of what was not accepted, for the person who wants to know what was lost. */
export function rejectionFile(path: string): { write(rejection: Rejection): void; close(): void } {
  mkdirSync(dirname(path), { recursive: true });
  const handle = openSync(path, 'w', 0o600);
  let held: string[] = [];
  let size = 0;
  let written = 0;
  const flush = (): void => {
    if (held.length > 0) writeSync(handle, held.join(''));
    held = [];
    size = 0;
  };
  return {
    write(rejection) {
      const line = `${JSON.stringify(written > longestFile ? { ...rejection, text: '' } : rejection)}\n`;
      held.push(line);
      size += line.length;
      written += line.length;
      if (size > buffered) flush();
    },
    close() {
      flush();
      closeSync(handle);
    },
  };
}
