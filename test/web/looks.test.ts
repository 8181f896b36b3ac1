import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { investigate, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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

interface Violation {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe finds serious or critical (deque.com/axe), named with the first place. */
async function grave(page: Page): Promise<readonly string[]> {
  // Injected past the page's policy, as a debugger would.
  await page.evaluate(axe);
  // Fluent's own marks for keeping the focus in a dialog: never reached by a reader (tabster.io, "dummy inputs").
  const violations = (await page.evaluate(
    'axe.run({ include: [["html"]], exclude: [["[data-tabster-dummy]"]] }).then(({ violations }) => violations)',
  )) as readonly Violation[];
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

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

  it.each([
    { language: 'en', dark: false, width: 1280, height: 800 },
    { language: 'de', dark: true, width: 360, height: 740 },
    { language: 'de', dark: false, width: 1920, height: 1080 },
  ] as const)('is accessible, whole and quiet: $language, dark $dark, $width px', async (look) => {
    const { page, context, complaints } = await openWindow(browser, stage.server, look);
    const problems: string[] = [];
    for (const address of addresses) {
      await page.goto(`${stage.server.origin}${address}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.waitForLoadState('networkidle');
      const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
      if (wide > 0) problems.push(`${address}: ${wide} px too wide`);
      problems.push(...(await grave(page)).map((text) => `${address}: ${text}`));
      const name =
        address === '/' ? 'home' : address.split('/').slice(1).join('-').replace('cases-looks', 'case');
      await picture(page, `${name}-${look.language}-${look.dark ? 'dark' : 'light'}-${look.width}`);
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
