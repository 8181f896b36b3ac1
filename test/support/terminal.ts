import { setMaxListeners } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import type { ExitCode } from '../../src/cli/command.ts';
import { runProgram } from '../../src/cli/program.ts';
import { systemClock } from '../../src/kernel/clock.ts';
import { systemRandom } from '../../src/kernel/random.ts';

export interface Run {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Terminal {
  /** Columns; absent means a pipe. */
  readonly columns?: number;
  readonly environment?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** Runs the whole program in this process, with folders of its own. */
export async function evict(argv: readonly string[], terminal: Terminal = {}): Promise<Run> {
  const stdout = collector(terminal.columns);
  const stderr = collector(terminal.columns);
  const folder = mkdtempSync(join(tmpdir(), 'evict-cli-'));
  const signal = terminal.signal ?? new AbortController().signal;
  setMaxListeners(0, signal);
  const code = await runProgram({
    argv,
    environment: {
      EVICT_HOME: join(folder, 'home'),
      EVICT_CASES: join(folder, 'cases'),
      EVICT_NO_KEYCHAIN: '1',
      LANG: 'en_GB.UTF-8',
      ...terminal.environment,
    },
    stdout: stdout.stream,
    stderr: stderr.stream,
    stdin: new PassThrough(),
    clock: systemClock,
    // Two runs must not draw the same ids, or the second plan of a case passes for the first.
    random: systemRandom,
    signal,
  });
  return { code, stdout: stdout.text(), stderr: stderr.text() };
}

/** A stream that remembers what was written; a terminal when it has columns. */
export function collector(columns?: number): {
  readonly stream: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number };
  text(): string;
} {
  const parts: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      parts.push(chunk.toString());
      done();
    },
  });
  return {
    stream: columns === undefined ? stream : Object.assign(stream, { isTTY: true, columns }),
    text: () => parts.join(''),
  };
}
