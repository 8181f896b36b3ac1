#!/usr/bin/env node
import { setMaxListeners } from 'node:events';
import { systemClock } from '../kernel/clock.ts';
import { systemRandom } from '../kernel/random.ts';
import { runProgram } from './program.ts';

const abort = new AbortController();
// Every request under way listens for the interruption.
setMaxListeners(0, abort.signal);
process.once('SIGINT', () => abort.abort(new Error('interrupted')));
process.once('SIGTERM', () => abort.abort(new Error('interrupted')));
// A reader that closes early (`evict … | head`) is no error, and no reason to leave an account half contained.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: { code?: string }) => {
    if (error.code !== 'EPIPE') throw error;
  });

process.exitCode = await runProgram({
  argv: process.argv.slice(2),
  environment: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
  stdin: process.stdin,
  clock: systemClock,
  random: systemRandom,
  signal: abort.signal,
});
