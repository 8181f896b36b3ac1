import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Locator, Page } from 'playwright-core';
import { keptSnapshots, tenantFolder } from '../../src/engine/assess/history.ts';
import { readSnapshotFile } from '../../src/engine/assess/snapshot-file.ts';
import { attackCase } from '../support/attack-case.ts';
import { installedBrowser } from '../support/browser.ts';
import { holdUp, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

const patience = 60_000;

/** Presses Tab until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed++) {
    if ((await wanted.and(page.locator(':focus')).count()) === 1) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not reach it`);
}

describe.skipIf(installedBrowser === null)(
  'the pages of a tenant without a mouse, a window or a server',
  { timeout: 120_000 },
  () => {
    let stage: Stage;
    let browser: Browser;
    let base: string;
    let domain: string;
    beforeAll(async () => {
      [stage, browser] = await Promise.all([startStage(['neglected']), launch()]);
      domain = String(stage.simulator.scenarios[0]!.tenant.domains[0]?.['id']);
      base = `/tenants/${domain}`;
      attackCase(stage.casesFolder, 'incident');
    });
    afterAll(async () => {
      await browser?.close();
      await stage?.close();
    });

    it('go from a run to a plan for what would have stopped an attack by keys alone', async () => {
      const { page, context, complaints } = await openWindow(browser, stage.server);
      await page.goto(`${stage.server.origin}${base}/assessment`);
      const run = page.getByRole('button', { name: 'Read and judge the settings' });
      await run.waitFor();
      await tabTo(page, run);
      await page.keyboard.press('Enter');
      await page.getByText(/\d+ of \d+ checks are not met/).waitFor({ timeout: patience });
      const section = page.getByRole('region', { name: 'What would have stopped the attack?' });
      await tabTo(page, section.getByRole('combobox', { name: 'Case' }));
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: 'incident' }).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/attack=incident/);
      const first = section.getByRole('row').nth(1);
      await first.waitFor();
      await tabTo(page, first);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.getByRole('dialog').waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await tabTo(page, section.getByRole('checkbox').first());
      await page.keyboard.press('Space');
      await page.waitForURL(/checks=/);
      const toPlan = section.getByRole('link', { name: 'Plan for the one checked' });
      await tabTo(page, toPlan, 'Shift+Tab');
      await page.keyboard.press('Enter');
      const make = page.getByRole('button', { name: 'Make a plan for 1 check' });
      await make.waitFor();
      await tabTo(page, make);
      await page.keyboard.press('Enter');
      await page.getByText('This is a dry run').waitFor({ timeout: patience });
      expect(complaints).toEqual([]);
      await context.close();
    });

    it('answer what the score would be by keys alone', async () => {
      const { page, context } = await openWindow(browser, stage.server);
      await page.goto(`${stage.server.origin}${base}`);
      const box = page.getByRole('checkbox', { name: /^What if: / }).first();
      await box.waitFor();
      await tabTo(page, box);
      await page.keyboard.press('Space');
      await page.getByText(/^With this recommendation done: /).waitFor();
      await context.close();
    });

    it('go on with a run whose window was closed, and show it in the next', async () => {
      const { page, context } = await openWindow(browser, stage.server);
      const kept = (): number => keptSnapshots(tenantFolder(stage.casesFolder, domain)).length;
      await page.goto(`${stage.server.origin}${base}/assessment`);
      await page.getByRole('button', { name: 'Run again' }).waitFor();
      const before = kept();
      holdUp(stage, /authorizationPolicy/);
      await page.getByRole('button', { name: 'Run again' }).click();
      await page.getByText(/^Reading: /).waitFor();
      await context.close();
      const next = await openWindow(browser, stage.server);
      await next.page.goto(`${stage.server.origin}${base}/assessment`);
      await expect.poll(kept, { timeout: patience }).toBeGreaterThan(before);
      await next.page.getByRole('combobox', { name: 'Compared with' }).waitFor({ timeout: patience });
      await next.context.close();
    });

    it('tell that the server is gone in the middle of a run, and leave no half of one behind', async () => {
      const { page, context } = await openWindow(browser, stage.server);
      await page.goto(`${stage.server.origin}${base}/assessment`);
      holdUp(stage, /authorizationPolicy/);
      await page.getByRole('button', { name: 'Run again' }).click();
      await page.getByText(/^Reading: /).waitFor();
      const server = await stage.restart();
      await page.getByText('The connection to the server is lost').waitFor({ timeout: patience });
      await picture(page, 'tenant-connection-lost');
      await context.close();
      // Whatever is there is whole.
      for (const { file } of keptSnapshots(tenantFolder(stage.casesFolder, domain)))
        expect(readSnapshotFile(file).snapshot.settings['users']?.state).toBe('read');
      const next = await openWindow(browser, server);
      await next.page.goto(`${server.origin}${base}/assessment`);
      await next.page.getByText(/\d+ of \d+ checks are not met/).waitFor();
      await next.page.getByRole('button', { name: 'Run again' }).waitFor();
      expect(next.complaints).toEqual([]);
      await next.context.close();
    });
  },
);
