import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { investigate, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { OpenWindow, Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('the views of a case', () => {
  let stage: Stage;
  let browser: Browser;
  let window: OpenWindow;
  const at = (view: string): string => `${stage.server.origin}/cases/views/${view}`;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
    window = await openWindow(browser, stage.server);
    await investigate(window.page, stage, 'views');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('zooms the timeline from weeks to seconds, down to the raw record, each step with an address', async () => {
    const { page } = window;
    await page.goto(at('timeline'));
    const shown = page.getByText(/a bar is/);
    await shown.waitFor();
    await picture(page, 'timeline');
    const before = await shown.textContent();
    await page.getByLabel('Lane').click();
    await page.getByRole('option', { name: 'Changes' }).click();
    await page.waitForURL(/lane=changes/);
    const rule = page.getByRole('row').filter({ hasText: 'New-InboxRule' }).first();
    await rule.waitFor();
    const chart = page.getByRole('img', { name: /^Timeline of/ });
    const box = (await chart.boundingBox())!;
    await page.mouse.move(box.x + box.width * 0.8, box.y + 120);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.95, box.y + 120, { steps: 4 });
    await page.mouse.up();
    await page.waitForURL(/from=\d+/);
    expect(await shown.textContent()).not.toBe(before);
    await page.getByRole('button', { name: 'Everything' }).click();
    await page.waitForURL((url) => !url.searchParams.has('from'));
    await rule.click();
    await page.waitForURL(/record=/);
    await page.getByRole('heading', { name: 'As it stood in its source' }).waitFor();
    const raw = await page.locator('pre').textContent();
    expect(raw).toContain('"Operation": "New-InboxRule"');
    await picture(page, 'timeline-record');
    const shared = page.url();
    await page.goto(shared);
    await page.locator('pre').waitFor();
  });

  it('opens a finding with its evidence, and its record from there', async () => {
    const { page } = window;
    await page.goto(at('findings'));
    await page.getByRole('row').nth(1).click();
    await page.getByText(/^Evidence: /).waitFor();
    await picture(page, 'finding');
    await page.getByRole('dialog').getByRole('listitem').getByRole('link').first().click();
    await page.locator('pre').waitFor();
    await page.goto(`${at('findings')}?severity=critical`);
    await page.getByRole('row').nth(1).waitFor();
    expect(await page.getByText('High', { exact: true }).count()).toBe(0);
    await picture(page, 'findings');
  });

  it('loses no letter of a search however fast it is typed, and keeps it in the address', async () => {
    const { page } = window;
    await page.goto(at('findings'));
    await page.getByRole('row').nth(1).waitFor();
    const field = page.getByRole('searchbox');
    const words = 'forward to somebody outside';
    await field.pressSequentially(words);
    for (let turn = 0; turn < 7; turn++) await field.press('Backspace');
    const left = words.slice(0, -7);
    expect(await field.inputValue()).toBe(left);
    await page.waitForURL((url) => url.searchParams.get('search') === left);
    await page.getByRole('link', { name: 'Mail', exact: true }).click();
    await page.waitForURL(/\/mail/);
    await page.goBack();
    await page.waitForURL((url) => url.searchParams.get('search') === left);
    expect(await page.getByRole('searchbox').inputValue()).toBe(left);
  });

  it('changes the verdict when a person says whose an address is, and back again', async () => {
    const { page } = window;
    const { ip } = stage.simulator.scenarios[0]!.attacker;
    const verdict = async (): Promise<string> => {
      await page.goto(at(''));
      return (await page.getByRole('article').first().textContent()) ?? '';
    };
    expect(await verdict()).toContain('Compromised');
    await page.goto(at('sessions'));
    const judge = page.getByRole('button', { name: `: ${ip}` });
    await judge.waitFor();
    await picture(page, 'sessions');
    await judge.click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('The person to whom').check();
    await dialog.getByRole('textbox').fill('Invented: her own line at home.');
    await picture(page, 'judge');
    await dialog.getByRole('button', { name: 'Judge the case anew' }).click();
    await page.getByText('Somebody said so: Invented').waitFor();
    await page.goto(at('sessions'));
    await judge.click();
    await dialog.getByLabel('I take my word back').check();
    await dialog.getByRole('button', { name: 'Judge the case anew' }).click();
    await page.getByText('Somebody said so').waitFor({ state: 'detached' });
    expect(await verdict()).toContain('Compromised');
  });

  it.each(['mail', 'footholds', 'campaign', 'completeness'])('shows %s', async (view) => {
    const { page } = window;
    await page.goto(at(view));
    await page.getByRole('heading', { level: 2 }).first().waitFor();
    await picture(page, view);
  });

  const saved = async (kind: 'CSV' | 'JSON' | 'PNG'): Promise<Buffer> => {
    const { page } = window;
    await page.getByRole('button', { name: 'Export' }).first().click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: kind }).click(),
    ]);
    return readFileSync(await file.path());
  };

  it.each(['', 'timeline', 'sessions', 'findings', 'mail', 'footholds', 'completeness'])(
    'exports what is seen: %s',
    async (view) => {
      const { page } = window;
      await page.goto(at(view));
      await page.getByRole('button', { name: 'Export' }).first().waitFor();
      const rows = JSON.parse((await saved('JSON')).toString()) as readonly unknown[];
      expect(rows.length).toBeGreaterThan(0);
      // Cells may hold line ends of their own; rows end as Windows ends them.
      const lines = (await saved('CSV')).toString().trim().split('\r\n');
      expect(lines.length).toBe(rows.length + 1);
    },
  );

  it('exports cases and tenants from Home', async () => {
    const { page } = window;
    await page.goto(stage.server.origin);
    await page.getByRole('button', { name: 'Export' }).nth(1).waitFor();
    const cases = (await saved('CSV')).toString();
    expect(cases).toContain('"views"');
    // By the name that the tenant's card shows, and no other.
    expect(cases).toContain('nordlicht.example');
    expect(cases).not.toContain('onmicrosoft.com');
  });

  it.each(['timeline', 'completeness'])('saves the picture of %s', async (view) => {
    const { page } = window;
    await page.goto(at(view));
    await page.getByRole('button', { name: 'Export' }).first().waitFor();
    const png = await saved('PNG');
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(4_000);
    mkdirSync('test-output/web', { recursive: true });
    writeFileSync(`test-output/web/saved-${view}.png`, png);
  });

  it('folds the filters of the timeline where it is narrow, and says how many are set', async () => {
    const { page, context } = await openWindow(browser, stage.server, { width: 360, height: 740 });
    await page.goto(`${at('timeline')}?lane=changes`);
    const fold = page.getByRole('button', { name: 'Filter (1 set)' });
    await fold.waitFor();
    const chart = page.getByRole('img', { name: /^Timeline of/ });
    await chart.waitFor();
    expect((await chart.boundingBox())!.y).toBeLessThan(500);
    expect(await page.getByLabel('Lane').count()).toBe(0);
    await fold.click();
    await page.getByLabel('Lane').waitFor();
    await context.close();
  });

  it('keeps the chosen tab in sight where not all fit', async () => {
    const { page, context } = await openWindow(browser, stage.server, { width: 360, height: 740 });
    await page.goto(at('response'));
    const box = (await page.getByRole('link', { name: 'Response', exact: true }).boundingBox())!;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(360);
    await context.close();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
