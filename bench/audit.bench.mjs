// `evict audit status` and `audit repair` on the simulated company of 20,000 mailboxes, against a plain paged read of the
// same mailboxes by the same cmdlet, in one run. The simulator is a process of its own.
// node bench/audit.bench.mjs [--broken 200] [--runs 3] [--throttled]
import { execFile, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';

const { values } = parseArgs({
  options: {
    broken: { type: 'string', default: '200' },
    runs: { type: 'string', default: '3' },
    throttled: { type: 'boolean', default: false },
  },
  strict: false,
});
const beside = (name) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'evict-audit-bench-'));
const simulator = fork(beside('audit-simulator.mjs'), [values.broken, String(values.throttled)]);
const [{ secret, mailboxes, profile }] = await once(simulator, 'message');
const env = { ...process.env, EVICT_CLIENT_SECRET: secret, EVICT_NO_KEYCHAIN: '1' };

async function measure(...argv) {
  const begin = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, [beside('audit-step.mjs'), home, ...argv], {
    env,
    maxBuffer: 1e8,
  });
  const said = JSON.parse(stdout.trim().split('\n').at(-1));
  return { seconds: (performance.now() - begin) / 1_000, ...said };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const fixed = (number, digits = 2) => number.toFixed(digits).padStart(8);

try {
  writeFileSync(join(home, 'profiles.json'), JSON.stringify({ default: profile.name, profiles: [profile] }));
  console.log(
    `${mailboxes} mailboxes, ${values.broken} of them with a list of their own, ${values.throttled ? 'behind' : 'without'} a limit of requests. The plain read takes the same mailboxes by the same cmdlet and judges nothing.`,
  );
  console.log('step | seconds, of the plain read | CPU s of the process, of the plain read | peak MB');
  const runs = { read: [], status: [], repair: [], undo: [] };
  for (let turn = 0; turn < Number(values.runs); turn++) {
    runs.read.push(await measure('read'));
    runs.status.push(await measure('audit', 'status', '--output', 'json'));
    const repair = ['--only', 'restore-default-audit-set', '--case', `turn-${turn}`, '--yes'];
    runs.repair.push(await measure('audit', 'repair', ...repair, '--output', 'json'));
    // Back to where it was, so that each turn has the same to mend.
    runs.undo.push(await measure('undo', `turn-${turn}`, '--yes', '--output', 'json'));
  }
  const middle = (what, part) => median(runs[what].map((run) => run[part]));
  for (const what of Object.keys(runs)) {
    const [seconds, cpu] = [middle(what, 'seconds'), middle(what, 'cpu')];
    const memory = Math.max(...runs[what].map((run) => run.peakMb));
    console.log(
      `${what.padEnd(8)}${fixed(seconds)} s ${fixed(seconds / middle('read', 'seconds'))} x ${fixed(cpu)} CPU s ${fixed(cpu / middle('read', 'cpu'))} x ${fixed(memory, 0)} MB`,
    );
  }
  console.log(
    `status read ${middle('status', 'mailboxes')} mailboxes; repair mended ${middle('repair', 'mended')}, ${fixed((1_000 * (middle('repair', 'seconds') - middle('status', 'seconds'))) / middle('repair', 'mended'), 0)} ms each beyond the status`,
  );
} finally {
  simulator.kill();
  rmSync(home, { recursive: true, force: true });
}
