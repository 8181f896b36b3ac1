// One measurement of audit.bench.mjs in a process of its own: node audit-step.mjs HOME read | COMMAND…
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { systemClock } from '../dist/kernel/clock.js';
import { systemRandom } from '../dist/kernel/random.js';

const [home, ...argv] = process.argv.slice(2);
const said = {};
if (argv[0] === 'read') {
  // Page by page, every property that the audit truth needs, and nothing made of it.
  const { createConnection } = await import('../dist/microsoft/auth/connect.js');
  const { listMailboxAudits, mailboxLists } = await import('../dist/microsoft/exchange/mailbox-audit.js');
  const { profiles } = JSON.parse(readFileSync(join(home, 'profiles.json'), 'utf8'));
  const connection = await createConnection(profiles[0], {
    homeFolder: home,
    environment: process.env,
    clock: systemClock,
    random: systemRandom,
  });
  said.mailboxes = 0;
  for (const list of Object.keys(mailboxLists))
    for await (const page of listMailboxAudits(connection.exchange, list)) said.mailboxes += page.length;
} else {
  const { runProgram } = await import('../dist/cli/program.js');
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  let told = '';
  let talk = '';
  stdout.on('data', (bytes) => (told += bytes));
  stderr.on('data', (bytes) => (talk += bytes));
  const environment = { ...process.env, EVICT_HOME: home, EVICT_CASES: join(home, 'cases') };
  const { signal } = new AbortController();
  const streams = { stdout, stderr, stdin: new PassThrough(), signal };
  const code = await runProgram({ argv, environment, clock: systemClock, random: systemRandom, ...streams });
  for (const stream of [stdout, stderr]) {
    stream.end();
    await once(stream, 'end');
  }
  if (told === '') throw new Error(talk);
  const { counts, steps } = JSON.parse(told);
  Object.assign(said, { code, mailboxes: counts?.mailboxes ?? 0 });
  if (steps) said.mended = steps.filter(({ outcome }) => outcome === 'done').length;
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
said.cpu = (userCPUTime + systemCPUTime) / 1e6;
said.peakMb = maxRSS / 1024;
console.log(JSON.stringify(said));
