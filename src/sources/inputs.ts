import { createWriteStream, mkdirSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError } from '../kernel/errors.ts';

/** One thing to read: a file, or standard input. */
export interface Input {
  /** Its absolute path; that of its copy for standard input, `-` where none is kept. */
  readonly path: string;
  /** What to read it from. */
  readonly from: string | Readable;
  /** Takes what is read, since standard input cannot be read again. */
  readonly copy: Copy | null;
}

export interface Copy {
  write(bytes: Buffer): void;
  finish(): Promise<void>;
}

/** Every file below the paths, hidden ones left out, in the order of their names; `-` stays itself. Throws `file-not-found`. */
export function inputsBelow(paths: readonly string[]): readonly string[] {
  const inputs = paths.flatMap((path) => (path === '-' ? ['-'] : filesBelow(path)));
  if (inputs.length === 0) throw nothingAt(paths);
  return inputs;
}

/** Opens one of these. Standard input is copied to `stdin-<number>` in the folder `copies`. */
export function openInput(
  input: string,
  stdin: Readable | undefined,
  copies: string | undefined,
  number: number,
): Input {
  if (input !== '-') return { path: input, from: input, copy: null };
  if (stdin === undefined) throw nothingAt(['-']);
  if (copies === undefined) return { path: '-', from: stdin, copy: null };
  const path = join(copies, `stdin-${number}`);
  return { path, from: stdin, copy: keep(path) };
}

function keep(path: string): Copy {
  mkdirSync(dirname(path), { recursive: true });
  const stream = createWriteStream(path, { mode: 0o600 });
  return {
    write: (bytes) => void stream.write(bytes),
    finish: () => new Promise((done, failed) => stream.once('error', failed).end(done)),
  };
}

function filesBelow(path: string): readonly string[] {
  const found = statSync(path, { throwIfNoEntry: false });
  if (!found) throw nothingAt([path]);
  if (!found.isDirectory()) return [resolve(path)];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !basename(entry.name).startsWith('.'))
    .map((entry) => resolve(entry.parentPath, entry.name))
    .sort();
}

function nothingAt(paths: readonly string[]): AppError {
  const shown = paths.join(', ');
  return new AppError({
    code: 'file-not-found',
    side: 'input',
    message: { en: `There is nothing to read at ${shown}.`, de: `Unter ${shown} gibt es nichts zu lesen.` },
    next: {
      en: 'Name files or folders with exported logs, or - for standard input.',
      de: 'Nennen Sie Dateien oder Ordner mit exportierten Protokollen, oder - für die Standardeingabe.',
    },
  });
}
