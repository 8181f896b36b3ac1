// How long the web application takes to show a large case in a real browser, and how large it is.
// node bench/web.bench.mjs [--records 1000000] (default 100000) [--seed N]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { investigateFiles } from '../dist/engine/investigate/index.js';
import { ensureCase } from '../dist/evidence/case-folder.js';
import { systemClock } from '../dist/kernel/clock.js';
import { systemRandom } from '../dist/kernel/random.js';
import { installedBrowser, thisMachine } from '../dist/reports/pdf/find-browser.js';
import { startServer } from '../dist/server/index.js';
import { writeRecords } from './generate.mjs';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  strict: false,
});
const assets = fileURLToPath(new URL('../dist/ui/assets', import.meta.url));
const scripts = readdirSync(assets).map((name) => readFileSync(join(assets, name)));
const kilobytes = (sum) => `${Math.round(sum / 1_024)} kB`;
console.log(
  `bundle: ${scripts.length} files, ${kilobytes(scripts.reduce((sum, script) => sum + script.length, 0))}, ${kilobytes(scripts.reduce((sum, script) => sum + gzipSync(script).length, 0))} as gzip`,
);

const browserPath = installedBrowser(thisMachine(process.env));
if (browserPath === null) {
  console.log('No browser was found: the pages are not measured.');
  process.exit(0);
}
const casesFolder = mkdtempSync(join(tmpdir(), 'evict-web-bench-'));
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
try {
  const file = join(casesFolder, 'records.jsonl');
  writeRecords(file, Number(values.records), values.seed);
  const createdAt = new Date().toISOString();
  const { folder } = ensureCase(casesFolder, 'large', { createdAt, tenant: null, accounts: [] });
  const { events } = await investigateFiles([file], { folder, tell: () => {} });
  rmSync(file);
  console.log(`case of ${events.accepted} records, seed ${values.seed}`);
  const server = await startServer({
    version: 'bench',
    demo: false,
    casesFolder,
    tenants: () => [],
    connect: () => Promise.reject(new Error('no tenant here')),
    clock: systemClock,
    random: systemRandom,
    port: 0,
  });
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  const page = await browser.newPage();
  const time = async (what, work, turns = 5) => {
    const taken = [];
    for (let turn = 0; turn < turns; turn++) {
      const begin = performance.now();
      await work(turn);
      taken.push(performance.now() - begin);
    }
    console.log(
      `${what.padEnd(56)} ${median(taken).toFixed(0).padStart(6)} ms (first ${taken[0].toFixed(0)} ms)`,
    );
  };
  const heading = () => page.getByRole('heading', { level: 1 }).waitFor();
  await page.goto(server.link());
  await heading();
  await time('first view of the application', async () => {
    await page.goto(server.origin);
    await page
      .getByText('large: ')
      .or(page.getByRole('link', { name: 'large' }))
      .first()
      .waitFor();
  });
  const shown = page.getByText(/a bar is/);
  await time('timeline of everything, from an empty window', async () => {
    await page.goto(`${server.origin}/cases/large/timeline`);
    await shown.waitFor();
    await page.getByRole('row').nth(1).waitFor();
  });
  const changed = async (work) => {
    const before = await shown.textContent();
    await work();
    while ((await shown.textContent()) === before) await sleep(5);
  };
  await time('zoom in by a step, until the chart says so', () =>
    changed(() => page.getByRole('button', { name: 'Zoom in' }).click()),
  );
  await time('move in time', () => changed(() => page.getByRole('button', { name: 'Later' }).click()));
  await time('findings, from an empty window', async () => {
    await page.goto(`${server.origin}/cases/large/findings`);
    await page.getByRole('row').nth(1).waitFor();
  });
  await browser.close();
  await server.close();
} finally {
  rmSync(casesFolder, { recursive: true, force: true });
}
