// Findings where there is nothing to find: per thousand benign records, by severity, and which detections raise them.
// node bench/false-positives.bench.mjs [--people 120] [--days 30] [--seed 1]
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benignRecords } from './benign.mjs';

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '120' },
    days: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
  strict: false,
});
const { investigateFiles } = await import('../dist/engine/investigate/index.js');
const { severities } = await import('../dist/domain/finding.js');

const folder = mkdtempSync(join(tmpdir(), 'evict-benign-'));
try {
  const file = join(folder, 'benign.jsonl');
  const out = createWriteStream(file);
  for (const record of benignRecords(Number(values.people), Number(values.days), values.seed))
    if (!out.write(`${JSON.stringify(record)}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
  const found = await investigateFiles([file], { folder, ownDomains: ['generated.example'], tell: () => {} });
  const { accepted, rejected } = found.events;
  console.log(
    `${values.people} people, ${values.days} days, seed ${values.seed}: ${accepted} records of benign work, generated (${rejected} rejected)`,
  );
  for (const severity of severities) {
    const own = found.findings.filter((finding) => finding.severity === severity);
    const rules = Object.entries(grouped(own))
      .sort((a, b) => b[1].length - a[1].length)
      .slice(0, 6)
      .map(([rule, list]) => `${rule} ${list.length}`);
    console.log(
      `${severity.padEnd(14)} ${String(own.length).padStart(6)}   ${((own.length / accepted) * 1_000).toFixed(3).padStart(8)} per 1,000   ${rules.join(', ')}`,
    );
  }
  console.log(
    'Every finding here is a false one: per thousand records, what a technician would look at in vain. Low and informational ones ask nobody to act.',
  );
  const verdicts = grouped(found.accounts, ({ verdict }) => verdict);
  console.log(
    `verdicts: ${Object.entries(verdicts)
      .map(([word, list]) => `${word} ${list.length}`)
      .join(', ')}; campaigns: ${found.campaigns.length}`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Lists by a key (Node 20 has no Object.groupBy). */
function grouped(list, key = ({ rule }) => rule) {
  const groups = {};
  for (const one of list) (groups[key(one)] ??= []).push(one);
  return groups;
}
