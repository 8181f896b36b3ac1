import type { ReadStream, WriteStream } from 'node:tty';
import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';

/** All that the program has of the world. */
export interface ProgramInput {
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdout: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  readonly stderr: NodeJS.WritableStream & Partial<Pick<WriteStream, 'isTTY' | 'columns'>>;
  readonly stdin: NodeJS.ReadableStream & Partial<Pick<ReadStream, 'isTTY'>>;
  readonly clock: Clock;
  readonly random: Random;
  readonly signal: AbortSignal;
}
