import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { hostile } from '../support/hostile.ts';
import { look, obeyed, watch } from '../support/hostile-pages.ts';
import { hostileRecords, hostileVictim } from '../support/hostile-export.ts';
import { investigate, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';
import type { Simulator } from '../../src/simulator/index.ts';

const views = [
  '',
  '/timeline',
  '/sessions',
  '/findings',
  '/mail',
  '/footholds',
  '/campaign',
  '/completeness',
  '/response',
];

/** Megabytes of names take a busy machine their time, milliseconds. */
const patience = 60_000;

async function walk(page: Page, origin: string, name: string, width: number): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const view of views) {
    await page.goto(`${origin}/cases/${name}${view}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle');
    problems.push(...(await look(page, `${name}${view} ${width}`)));
    await picture(page, `hostile-${name}${view.replace('/', '-')}-${width}`);
    if (view !== '/timeline' && view !== '/findings') continue;
    const row = page.getByRole('row').nth(1);
    await row.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.waitForLoadState('networkidle');
    problems.push(...(await look(page, `${name}${view} opened ${width}`)));
  }
  return problems;
}

/** Names everything that an attacker or a guest may name as he would, in a simulated tenant. */
function poison(simulator: Simulator): void {
  const { tenant, victims } = simulator.scenarios[0]!;
  const texts = Object.values(hostile);
  let turn = 0;
  const next = (): string => texts[turn++ % texts.length]!;
  for (const box of tenant.mailboxes) for (const rule of box.rules) rule['Name'] = next();
  for (const user of tenant.users) if (!victims.includes(user.userPrincipalName)) user.displayName = next();
  for (const named of [...tenant.devices, ...tenant.applications, ...tenant.servicePrincipals])
    if (named.displayName !== 'Evict') named.displayName = next();
  for (const { record } of tenant.logs.unified)
    for (const key of ['UserAgent', 'ClientInfoString', 'SourceFileName'])
      if (key in record) record[key] = next();
  for (const { record } of tenant.logs.signIns) if ('userAgent' in record) record['userAgent'] = next();
}

describe.skipIf(installedBrowser === null)(
  'hostile names, subjects and files in the pages',
  { timeout: 180_000 },
  () => {
    let stage: Stage;
    let browser: Browser;
    beforeAll(async () => {
      [stage, browser] = await Promise.all([startStage(['invoice-fraud'], poison), launch()]);
    });
    afterAll(async () => {
      await browser?.close();
      await stage?.close();
    });

    it.each([1280, 360])('are shown and not obeyed in a case of files, %i px wide', async (width) => {
      const { page, context, complaints } = await openWindow(browser, stage.server, { width });
      const { origin } = stage.server;
      const deeds = watch(page, origin);
      const name = `files-${width}`;
      await page.goto(`${origin}/new`);
      const lines = hostileRecords().map((record) => JSON.stringify(record));
      const file = '=cmd|"><img src=x onerror=alert(1)>\u202egpj.jsonl';
      await page
        .locator('input[type="file"]')
        .setInputFiles([{ name: file, mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) }]);
      const problems = [...(await look(page, 'new'))];
      await page.getByLabel('Name of the case').last().fill(name);
      await page.getByRole('button', { name: 'Copy into a case and read' }).click();
      await page.getByRole('article').filter({ hasText: hostileVictim }).waitFor({ timeout: patience });
      problems.push(...(await walk(page, origin, name, width)));
      expect(problems).toEqual([]);
      expect(deeds).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('leave as cells that no spreadsheet takes for formulas', async () => {
      const { page, context } = await openWindow(browser, stage.server);
      for (const view of ['timeline', 'findings', 'mail']) {
        await page.goto(`${stage.server.origin}/cases/files-1280/${view}`);
        await page.getByRole('button', { name: 'Export' }).first().click();
        const [download] = await Promise.all([
          page.waitForEvent('download', { timeout: patience }),
          page.getByRole('menuitem', { name: 'CSV' }).click(),
        ]);
        const rows = parse(readFileSync(await download.path(), 'utf8'), { bom: true });
        expect(rows.length).toBeGreaterThan(1);
        for (const cell of rows.flat()) {
          expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
          expect(obeyed(cell)).toEqual([]);
        }
      }
      await context.close();
    });

    it('do not stand in the way of an eviction from a tenant that is full of them', async () => {
      const { page, context, complaints } = await openWindow(browser, stage.server);
      const { origin } = stage.server;
      const deeds = watch(page, origin);
      await investigate(page, stage, 'tenant');
      const problems = [...(await walk(page, origin, 'tenant', 1280))];
      await page.goto(`${origin}/`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      problems.push(...(await look(page, 'home')));
      await page.goto(`${origin}/cases/tenant/response`);
      await page.getByRole('button', { name: 'Make a plan' }).click();
      await page.getByText('This is a dry run').waitFor();
      for (const details of await page.getByRole('button', { name: /^Details of/ }).all())
        await details.click();
      problems.push(...(await look(page, 'plan')));
      await picture(page, 'hostile-plan');
      await page.setViewportSize({ width: 360, height: 740 });
      problems.push(...(await look(page, 'plan 360')));
      await picture(page, 'hostile-plan-360');
      for (const field of await page.getByLabel(/^Some of these steps cannot be undone/).all())
        await field.fill((await field.getAttribute('placeholder'))!);
      await page.getByRole('button', { name: /^Do these \d+ steps$/ }).click();
      await page.getByText(/^Attacker locked out/).waitFor({ timeout: patience });
      problems.push(...(await look(page, 'done')));
      expect(problems).toEqual([]);
      expect(deeds).toEqual([]);
      expect(complaints).toEqual([]);
      const ways = await stage.simulator.attack('invoice-fraud');
      expect(ways.filter((attempt) => attempt.works)).toEqual([]);
      await context.close();
    });
  },
);
