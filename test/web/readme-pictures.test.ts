import { mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { investigate, launch, openWindow, startStage } from '../support/web.ts';

// The pictures of the README, taken anew with EVICT_PICTURES=1. Everybody in them is invented.

const wanted = installedBrowser !== null && process.env['EVICT_PICTURES'] === '1';
const folder = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'docs', 'pictures');

async function save(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle');
  // No cursor rests on anything, and charts have drawn.
  await page.mouse.move(0, 0);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

describe.skipIf(!wanted)('the pictures of the README', () => {
  it('are few and small', { timeout: 180_000 }, async () => {
    mkdirSync(folder, { recursive: true });
    const [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
    try {
      const { page } = await openWindow(browser, stage.server);
      await investigate(page, stage, 'invoice-fraud');
      await save(page, 'verdict');
      const { origin } = stage.server;
      await page.goto(`${origin}/cases/invoice-fraud/timeline`);
      await page.getByRole('row').nth(1).waitFor();
      await save(page, 'timeline');
      const german = await openWindow(browser, stage.server, { language: 'de' });
      await german.page.goto(`${origin}/cases/invoice-fraud`);
      await german.page.getByRole('article').first().waitFor();
      await save(german.page, 'urteil');
      await page.goto(`${origin}/cases/invoice-fraud/response`);
      await page.getByRole('button', { name: 'Make a plan' }).click();
      await page.getByText('This is a dry run').waitFor();
      await page
        .getByRole('button', { name: /^Details of 1\.\d\d .*rule/i })
        .first()
        .click();
      await save(page, 'response');
      const domain = String(stage.simulator.scenarios[0]!.tenant.domains[0]?.['id']);
      await page.goto(`${origin}/tenants/${domain}`);
      await page.getByRole('row').nth(1).waitFor();
      await save(page, 'score');
    } finally {
      await browser.close();
      await stage.close();
    }
    const sizes = readdirSync(folder).map((name) => statSync(join(folder, name)).size);
    expect(Math.max(...sizes)).toBeLessThan(250_000);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_000_000);
  });
});
