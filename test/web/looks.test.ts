import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { cutTables, inspect, looks } from '../support/looks.ts';
import { investigate, launch, openWindow, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

/** Every page by its address, with what shows that it is drawn. */
const addresses = [
  '/',
  '/new',
  '/nowhere',
  '/cases/looks',
  '/cases/looks/timeline',
  '/cases/looks/sessions',
  '/cases/looks/findings',
  '/cases/looks/mail',
  '/cases/looks/footholds',
  '/cases/looks/campaign',
  '/cases/looks/completeness',
  '/cases/looks/response',
];

describe.skipIf(installedBrowser === null)('every page', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
    const { page, context } = await openWindow(browser, stage.server);
    await investigate(page, stage, 'looks');
    await context.close();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it.each(looks)('is accessible, whole and quiet: $language, dark $dark, $width px', async (look) => {
    const { page, context, complaints } = await openWindow(browser, stage.server, look);
    const problems: string[] = [];
    for (const address of addresses) {
      const name =
        address === '/' ? 'home' : address.split('/').slice(1).join('-').replace('cases-looks', 'case');
      problems.push(...(await inspect(page, stage.server.origin, address, look, name)));
      if (look.width >= 1280) problems.push(...(await cutTables(page)));
    }
    expect(problems).toEqual([]);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('can be used by the keyboard alone, with focus on the heading after a change of page', async () => {
    const { page, context } = await openWindow(browser, stage.server);
    await page.goto(`${stage.server.origin}/cases/looks/findings`);
    await page.getByRole('row').nth(1).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement?.textContent')).toBe('Skip to content');
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement?.id')).toBe('main');
    await page.getByRole('row').nth(1).focus();
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate('document.activeElement?.getAttribute("aria-rowindex")')).toBe('3');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'Home' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    await expect.poll(() => page.evaluate('document.activeElement?.textContent')).toBe('Home');
    await context.close();
  });
});
