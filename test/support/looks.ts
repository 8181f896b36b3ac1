import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { picture } from './web.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

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
  const violations = await page.evaluate<readonly Violation[]>(
    'axe.run({ include: [["html"]], exclude: [["[data-tabster-dummy]"]] }).then(({ violations }) => violations)',
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
}

/** The looks in which every page must be whole, accessible and quiet. */
export const looks = [
  { language: 'en', dark: false, width: 1280, height: 800 },
  { language: 'de', dark: true, width: 360, height: 740 },
  { language: 'de', dark: false, width: 1920, height: 1080 },
] as const;

/** Tables that hide a column beyond the right edge, where nobody scrolls, or that became cards although the window is wide. */
export function cutTables(page: Page): Promise<readonly string[]> {
  return page.evaluate<string[]>(`[...document.querySelectorAll('[role="grid"]')]
    .filter((grid) => grid.parentElement.scrollWidth > grid.parentElement.clientWidth || 'cards' in grid.dataset)
    .map((grid) => grid.getAttribute('aria-label') + ': its columns find no room')`);
}

/** Opens an address, takes its picture, and says what is wrong with it. */
export async function inspect(
  page: Page,
  origin: string,
  address: string,
  look: (typeof looks)[number],
  name: string,
): Promise<readonly string[]> {
  await page.goto(`${origin}${address}`);
  // A dialog hides the page's own heading from readers.
  await page.getByRole('heading').first().waitFor();
  await page.waitForLoadState('networkidle');
  const wide = Number(await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'));
  const violations = await grave(page);
  await picture(page, `${name}-${look.language}-${look.dark ? 'dark' : 'light'}-${look.width}`);
  return [
    ...(wide > 0 ? [`${address}: ${wide} px too wide`] : []),
    ...violations.map((text) => `${address}: ${text}`),
  ];
}
