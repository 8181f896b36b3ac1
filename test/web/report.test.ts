import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Download, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { inspect, looks } from '../support/looks.ts';
import { investigate, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { OpenWindow, Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('the report of a case', () => {
  let stage: Stage;
  let browser: Browser;
  let window: OpenWindow & Awaited<ReturnType<typeof openWindow>>;
  let page: Page;
  const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
    window = await openWindow(browser, stage.server);
    page = window.page;
    await investigate(page, stage, 'told');
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  const download = async (name: string): Promise<{ readonly file: Download; readonly content: Buffer }> => {
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `Download: ${name}` }).click(),
    ]);
    return { file, content: readFileSync(await file.path()) };
  };
  const make = async (name: string): Promise<void> => {
    await button('Make the report').click();
    await page.getByRole('link', { name: `Download: ${name}` }).waitFor();
    await expect.poll(() => button('Make the report').isEnabled()).toBe(true);
  };

  it('is asked for at the head of the case: a page for the client, with label and logo, is downloaded', async () => {
    await button('Report').click();
    await page.waitForURL(/report=technical/);
    await page.getByLabel('The client: one page').check();
    await page.getByLabel('German').check();
    await page.getByLabel('Label').click();
    await page.getByRole('option', { name: 'TLP:AMBER', exact: true }).click();
    await page.locator('input[type="file"]').setInputFiles({
      name: 'firm.svg',
      mimeType: 'image/svg+xml',
      buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'),
    });
    await page.getByText('firm.svg').waitFor();
    await make('Client, German, Page (HTML)');
    await picture(page, 'report-made');
    const { file, content } = await download('Client, German, Page (HTML)');
    expect(file.suggestedFilename()).toBe('told-executive-de.html');
    const text = content.toString();
    expect(text).toContain('Vorfall im Überblick');
    expect(text).toContain('TLP:AMBER');
    expect(text).toContain('class="logo"');
  });

  it('opens the page in a window that runs nothing, under an origin of its own', async () => {
    const [shown] = await Promise.all([
      window.context.waitForEvent('page'),
      page.getByRole('link', { name: 'Open in a new window: Client, German' }).click(),
    ]);
    await shown.getByRole('heading', { level: 1, name: 'Vorfall im Überblick' }).waitFor();
    await picture(shown, 'report-shown');
    expect(await shown.evaluate('[window.origin, window.opener]')).toEqual(['null', null]);
    await shown.close();
  });

  it('comes as PDF, Markdown and data', async () => {
    await page.getByLabel('An expert').check();
    await page.getByRole('radio', { name: 'English' }).check();
    await page.getByLabel('PDF').check();
    await page.getByRole('radio', { name: 'Letter' }).check();
    await make('Expert, English, PDF');
    const pdf = (await download('Expert, English, PDF')).content.toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf).toMatch(/MediaBox \[0 0 612 792\]/);
    await page.getByLabel('Markdown').check();
    await make('Expert, English, Markdown');
    expect((await download('Expert, English, Markdown')).content.toString()).toMatch(/^# Incident report/);
    await page.getByLabel('JSON').check();
    await make('Expert, English, JSON');
    const { content } = await download('Expert, English, JSON');
    expect(JSON.parse(content.toString())).toMatchObject({
      schema: 'evict.report/1',
      case: { name: 'told' },
    });
  });

  it('refuses a logo that is too large before it is sent, and one that is no picture with what to do', async () => {
    const logo = (buffer: Buffer): Promise<void> =>
      page.locator('input[type="file"]').setInputFiles({ name: 'firm.png', mimeType: 'image/png', buffer });
    await page.getByRole('radio', { name: 'Page (HTML)' }).check();
    await page.getByRole('button', { name: 'Remove' }).click();
    await logo(Buffer.alloc(1_000_001));
    await page.getByText('This file is larger than 1 MB.').waitFor();
    expect(await button('Make the report').isDisabled()).toBe(true);
    await button('Remove').click();
    await logo(Buffer.from('no picture'));
    await button('Make the report').click();
    await page.getByText('bad-logo').waitFor();
    expect(window.complaints.splice(0)).toEqual([expect.stringContaining('400')]);
    await page.keyboard.press('Escape');
    await page.waitForURL((url) => !url.searchParams.has('report'));
  });

  it.each(looks)('is accessible: $language, dark $dark, $width px', async (look) => {
    const opened = await openWindow(browser, stage.server, look);
    const address = '/cases/told/response?report=notification';
    expect(await inspect(opened.page, stage.server.origin, address, look, 'report')).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
