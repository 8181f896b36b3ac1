// Half a million mutated lines through the whole ingest: nothing may crash, every line must be counted.
// node bench/mutated-lines.bench.mjs [--lines 500000] (default 100000)
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '100000' } },
  strict: false,
});
const begin = performance.now();
const { status } = spawnSync(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', 'src/sources/hostile.test.ts'],
  { env: { ...process.env, EVICT_MUTATED_LINES: values.lines }, stdio: ['ignore', 'ignore', 'inherit'] },
);
const seconds = (performance.now() - begin) / 1000;
console.log(
  `${values.lines} mutated lines: ${status === 0 ? 'all counted' : 'FAILED'} in ${seconds.toFixed(0)} s, ${((seconds / Number(values.lines)) * 1e6).toFixed(0)} us a line with the start of the test; what counts is that none is lost and nothing crashes`,
);
process.exitCode = status ?? 1;
