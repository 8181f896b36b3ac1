// The whole of `evict investigate` against DuckDB alone that loads the same file with the same columns, in one run.
// node bench/investigate.bench.mjs [--records 10000,100000,1000000] [--seed N] [--runs 3]
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeRecords } from './generate.mjs';

const { values } = parseArgs({
  options: {
    records: { type: 'string', default: '10000,100000' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '3' },
  },
  strict: false,
});
const step = fileURLToPath(new URL('./investigate-step.mjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'evict-bench-'));

/** Each measurement is a process of its own, so that its peak memory is its own; seconds from its start to its end. */
function measure(what, file, turn) {
  const out = join(folder, `${what}-${turn}`);
  const begin = process.hrtime.bigint();
  const said = execFileSync(process.execPath, [step, what, file, out], { encoding: 'utf8', maxBuffer: 1e8 });
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  rmSync(out, { recursive: true, force: true });
  return { seconds, ...JSON.parse(said.trim().split('\n').at(-1)) };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const fixed = (number, digits = 2) => number.toFixed(digits).padStart(8);

try {
  console.log(
    'Three processes read the same generated file: DuckDB alone, which only loads it into a file; our reading of it into a case; the whole investigation. Each is divided by DuckDB alone: by the clock, and in processor time, which a busy machine distorts less. Aims: the whole at most 1.5 of the bare load, under 1,500 MB at a million records, under 0.5 s for 10,000.',
  );
  console.log('records | step | seconds, of the bare load | CPU s, of the bare load | peak MB | us a record');
  for (const count of values.records.split(',').map(Number)) {
    const file = join(folder, `${count}.jsonl`);
    const bytes = writeRecords(file, count, values.seed);
    console.log(`${count} records, ${(bytes / 1e6).toFixed(0)} MB of JSON lines, seed ${values.seed}`);
    const results = new Map();
    // Turn by turn, so that a busy machine slows all of them alike.
    for (let turn = 0; turn < Number(values.runs); turn++) {
      for (const what of ['duckdb', 'ingest', 'investigate']) {
        results.set(what, [...(results.get(what) ?? []), measure(what, file, turn)]);
      }
    }
    const middle = (what, part) => median(results.get(what).map((run) => run[part]));
    for (const [what, runs] of results) {
      const seconds = middle(what, 'seconds');
      const cpu = middle(what, 'cpu');
      const memory = Math.max(...runs.map((run) => run.peakMb));
      console.log(
        `${String(count).padStart(9)} ${what.padEnd(12)}${fixed(seconds)} s ${fixed(seconds / middle('duckdb', 'seconds'))} x ${fixed(cpu)} CPU s ${fixed(cpu / middle('duckdb', 'cpu'))} x ${fixed(memory, 0)} MB ${fixed((seconds / count) * 1e6)} us`,
      );
    }
    const timelines = results.get('ingest').map((run) => run.timelineMs);
    console.log(
      `${String(count).padStart(9)} first page of a user's timeline: ${median(timelines).toFixed(0)} ms (aim: under 100)`,
    );
    rmSync(file);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
