import { parse } from 'csv-parse/sync';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { stringify } from 'yaml';
import { tenantFolder } from '../../src/engine/assess/history.ts';
import type { Simulator } from '../../src/simulator/index.ts';
import { attackCase } from '../support/attack-case.ts';
import { installedBrowser } from '../support/browser.ts';
import { hostile } from '../support/hostile.ts';
import { look, obeyed, watch } from '../support/hostile-pages.ts';
import { launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

/** Megabytes of names take a busy machine their time, milliseconds. */
const patience = 90_000;
const texts = Object.values(hostile);

/** Each view, and panels of checks that name people, rules, connectors and policies. */
const views = [
  '',
  '/assessment',
  '/assessment?attack=incident',
  '/assessment?check=mfa-as-it-works-out',
  '/assessment?check=inbox-rules-do-not-forward-outside',
  '/assessment?check=mail-flow-rules-do-not-copy-outside',
  '/assessment?check=nobody-bypasses-mailbox-auditing',
  '/assessment?check=external-tag-shown',
  '/audit',
  '/harden',
  '/harden?attack=incident',
];

/** Names everything that an administrator, a guest or an attacker may name as he would, in a simulated tenant. */
function poison(simulator: Simulator): void {
  const { tenant } = simulator.scenarios[0]!;
  let turn = 0;
  const next = (): string => texts[turn++ % texts.length]!;
  for (const box of tenant.mailboxes) {
    box.properties['DisplayName'] = next();
    for (const rule of box.rules) rule['Name'] = next();
  }
  for (const named of [...tenant.users, ...tenant.devices]) named.displayName = next();
  for (const named of [...tenant.applications, ...tenant.servicePrincipals])
    if (named.displayName !== 'Evict') named.displayName = next();
  const { policies, exchange } = tenant;
  const ours = [...policies.conditionalAccess, ...policies.namedLocations];
  for (const named of ours) named['displayName'] = next();
  for (const named of [...exchange.transportRules, ...exchange.inboundConnectors, ...exchange.journalRules])
    named['Name'] = next();
  for (const { record } of tenant.logs.signIns) record['userAgent'] = next();
}

describe.skipIf(installedBrowser === null)(
  'hostile names in the pages of a tenant',
  { timeout: 240_000 },
  () => {
    let stage: Stage;
    let browser: Browser;
    let base: string;
    beforeAll(async () => {
      [stage, browser] = await Promise.all([startStage(['neglected'], poison), launch()]);
      const domain = String(stage.simulator.scenarios[0]!.tenant.domains[0]?.['id']);
      base = `${stage.server.origin}/tenants/${domain}`;
      attackCase(stage.casesFolder, 'incident', texts);
      const folder = tenantFolder(stage.casesFolder, domain);
      mkdirSync(folder, { recursive: true });
      const exceptions = texts.map((text) => ({
        check: 'external-tag-shown',
        owner: text,
        reason: text,
        expires: '2999-12-31',
      }));
      writeFileSync(join(folder, 'exceptions.yml'), stringify(exceptions));
      const { page, context } = await openWindow(browser, stage.server);
      await page.goto(`${base}/assessment`);
      await page.getByRole('button', { name: 'Read and judge the settings' }).click();
      await page.getByText(/\d+ of \d+ checks are not met/).waitFor({ timeout: patience });
      await page.goto(`${base}/audit`);
      await page.getByRole('button', { name: 'Read auditing' }).click();
      await page.getByText(/mailboxes, \d+ would record|leave no trace/).waitFor({ timeout: patience });
      await context.close();
    }, 240_000);
    afterAll(async () => {
      await browser?.close();
      await stage?.close();
    });

    it.each([1280, 360])('are shown and not obeyed, %i px wide', async (width) => {
      const { page, context, complaints } = await openWindow(browser, stage.server, { width });
      const deeds = watch(page, stage.server.origin);
      const problems: string[] = [];
      for (const view of views) {
        await page.goto(`${base}${view}`);
        // An open panel hides the rest of the page from readers, not from eyes.
        await page.locator('h1').waitFor();
        if (view.includes('check=')) await page.getByRole('dialog').waitFor();
        await page.waitForLoadState('networkidle');
        problems.push(...(await look(page, `${view} ${width}`)));
        await picture(page, `hostile-tenant${view.replaceAll(/\W/g, '-')}-${width}`);
      }
      expect(problems).toEqual([]);
      expect(deeds).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('stand in a plan of hardening as they are, and change nothing but what it says', async () => {
      const { page, context, complaints } = await openWindow(browser, stage.server);
      const deeds = watch(page, stage.server.origin);
      await page.goto(`${base}/harden?attack=incident`);
      await page.getByRole('button', { name: 'Check what is recommended' }).click();
      await page.getByRole('button', { name: /^Make a plan for \d+ checks$/ }).click();
      await page.getByText('This is a dry run').waitFor({ timeout: patience });
      const problems = [...(await look(page, 'plan'))];
      for (const details of (await page.getByRole('button', { name: /^Details of/ }).all()).slice(0, 12))
        await details.click();
      problems.push(...(await look(page, 'plan with details')));
      await picture(page, 'hostile-tenant-plan');
      await page.setViewportSize({ width: 360, height: 740 });
      problems.push(...(await look(page, 'plan 360')));
      expect(problems).toEqual([]);
      expect(deeds).toEqual([]);
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('leave as cells that no spreadsheet takes for formulas', async () => {
      const { page, context } = await openWindow(browser, stage.server);
      for (const view of ['', '/assessment?attack=incident', '/audit', '/harden?attack=incident']) {
        await page.goto(`${base}${view}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        for (const menu of await page.getByRole('button', { name: 'Export' }).all())
          expect(await troubles(page, () => menu.click()), view).toEqual([]);
      }
      await context.close();
    });
  },
);

/** Cells of an exported table that would be obeyed. A number may begin with a minus: nothing is calculated by it. */
async function troubles(page: Page, open: () => Promise<void>): Promise<readonly string[]> {
  await open();
  const [download] = await Promise.all([
    page.waitForEvent('download', { timeout: patience }),
    page.getByRole('menuitem', { name: 'CSV' }).click(),
  ]);
  const rows = parse(readFileSync(await download.path(), 'utf8'), { bom: true });
  expect(rows.length).toBeGreaterThan(1);
  return rows
    .flat()
    .flatMap((cell) => (/^\s*[=+\-@＝＋－＠]/.test(cell) ? [cell.slice(0, 80)] : obeyed(cell)));
}
