// How long the web application takes to show a large case in a real browser, and how large it is. Interactions are timed
// in the page, from the event to the frame that shows its outcome.
// node bench/web.bench.mjs [--records 1000000] (default 100000) [--seed N]
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
import { untilPainted } from './paint.mjs';

const { values } = parseArgs({
  options: { records: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  strict: false,
});
const turns = 5;
const aims = { view: 1_500, interaction: 100 };

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
try {
  const file = join(casesFolder, 'records.jsonl');
  writeRecords(file, Number(values.records), values.seed);
  const createdAt = new Date().toISOString();
  const { folder } = ensureCase(casesFolder, 'large', { createdAt, tenant: null, accounts: [] });
  const { events } = await investigateFiles([file], { folder, tell: () => {} });
  console.log(
    `case of ${events.accepted} records, seed ${values.seed}; median of ${turns}, the slowest behind it`,
  );
  const server = await startServer({
    version: 'bench',
    demo: false,
    environment: process.env,
    homeFolder: casesFolder,
    dns: null,
    playground: null,
    casesFolder,
    tenants: () => [],
    connect: () => Promise.reject(new Error('no tenant here')),
    clock: systemClock,
    random: systemRandom,
    port: 0,
  });
  const browser = await chromium.launch({ executablePath: browserPath, args: ['--no-sandbox'] });
  try {
    await measure(await browser.newPage({ viewport: { width: 1_280, height: 900 } }), server);
  } finally {
    await browser.close();
    await server.close();
  }
} finally {
  rmSync(casesFolder, { recursive: true, force: true });
}

async function measure(page, server) {
  const at = (view) => `${server.origin}/cases/large${view}`;
  const rows = () => page.getByRole('row').nth(1).waitFor();
  await page.goto(server.link());
  await page.getByRole('heading', { level: 1 }).waitFor();

  await report('first view: home', aims.view, async () => {
    const begin = performance.now();
    await page.goto(server.origin);
    await page.getByRole('link', { name: 'large' }).first().waitFor();
    return performance.now() - begin;
  });
  for (const view of [
    '',
    '/timeline',
    '/sessions',
    '/findings',
    '/mail',
    '/footholds',
    '/campaign',
    '/completeness',
  ])
    await report(`first view: ${view.slice(1) || 'verdict'}`, aims.view, async () => {
      const begin = performance.now();
      await page.goto(at(view));
      await page.locator('main h2').first().waitFor();
      await page.waitForFunction(() => !document.querySelector('main .fui-Spinner'));
      return performance.now() - begin;
    });

  const press = (name) => () => page.getByRole('button', { name, exact: true }).click({ timeout: 5_000 });
  const status = () => document.querySelector('main [role=status]')?.textContent ?? null;
  const firstRow = () => document.querySelectorAll('main [role=row]')[1]?.textContent ?? null;
  const place = () => document.querySelector('main h2')?.textContent ?? null;
  const panel = () => (document.querySelector('.fui-DrawerBody dl, .fui-DrawerBody pre') ? 'open' : null);
  const noPanel = () => (document.querySelector('[role=dialog]') ? null : 'closed');

  await page.goto(at('/timeline'));
  await rows();
  for (const name of ['Zoom in', 'Later', 'Earlier', 'Zoom out'])
    await report(`timeline: ${name.toLowerCase()}`, aims.interaction, () =>
      untilPainted(page, press(name), status),
    );
  await page.goto(at('/timeline'));
  await rows();
  const lanes = ['Sign-ins', 'Mail access', 'Changes', 'Files', 'Sending'];
  await report('timeline: another lane', aims.interaction, async (turn) => {
    await page.getByRole('combobox', { name: 'Lane' }).click();
    const option = page.getByRole('option', { name: lanes[turn], exact: true });
    return untilPainted(page, () => option.click(), status);
  });
  await page.goto(at('/timeline'));
  await rows();
  await report('timeline: another account', aims.interaction, async (turn) => {
    await page.getByRole('combobox', { name: 'Account' }).click();
    const option = page.getByRole('option').nth(turn + 1);
    return untilPainted(page, () => option.click(), status);
  });
  await page.goto(at('/timeline'));
  await rows();
  await report('timeline: open a raw record', aims.interaction, async (turn) => {
    const taken = await untilPainted(
      page,
      () =>
        page
          .getByRole('row')
          .nth(turn + 2)
          .click(),
      panel,
    );
    await untilPainted(page, () => page.keyboard.press('Escape'), noPanel);
    return taken;
  });
  await page.goto(at('/findings'));
  await rows();
  await report('findings: sort', aims.interaction, (turn) =>
    untilPainted(page, press(turn % 2 === 0 ? 'Account' : 'Time (UTC)'), firstRow),
  );
  // A sign that no finding holds, and taken away again.
  await report('findings: search, a letter', aims.interaction, (turn) =>
    untilPainted(page, () => page.getByRole('searchbox').press(turn % 2 === 0 ? '~' : 'Backspace'), place),
  );
  await page.goto(at('/findings'));
  await rows();
  await report('findings: open one', aims.interaction, async (turn) => {
    const taken = await untilPainted(
      page,
      () =>
        page
          .getByRole('row')
          .nth(turn + 1)
          .click(),
      panel,
    );
    await untilPainted(page, () => page.keyboard.press('Escape'), noPanel);
    return taken;
  });
  const tabs = ['Sessions', 'Findings', 'Mail', 'Ways in', 'Campaign', 'Completeness', 'Verdict', 'Timeline'];
  await page.goto(at(''));
  for (const tab of tabs) {
    const link = page.getByRole('navigation').getByRole('link', { name: tab, exact: true });
    await report(`go to ${tab}, seen before`, aims.interaction, async () => {
      await page
        .getByRole('navigation')
        .getByRole('link', { name: tab === 'Mail' ? 'Sessions' : 'Mail' })
        .click();
      await page.waitForTimeout(300);
      return untilPainted(page, () => link.click(), place);
    });
  }
}

async function report(what, aim, work) {
  const taken = [];
  for (let turn = 0; turn < turns; turn++) taken.push(await work(turn));
  const sorted = taken.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(turns / 2)];
  console.log(
    `${what.padEnd(44)} ${median.toFixed(0).padStart(6)} ms ${sorted.at(-1).toFixed(0).padStart(6)} ms  ${median <= aim ? 'within' : 'ABOVE'} ${aim} ms`,
  );
}
