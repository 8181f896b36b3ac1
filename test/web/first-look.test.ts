import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('the web application over a simulated tenant', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('investigates a tenant from Home to the verdict with its reasons', async () => {
    const { page, complaints } = await openWindow(browser, stage.server);
    await picture(page, 'home-empty');
    await page.getByRole('link', { name: 'Investigate' }).click();
    await picture(page, 'new-case');
    await page.getByLabel('Name of the case').first().fill('first-look');
    await page.getByRole('button', { name: 'Investigate' }).click();
    await page.getByRole('heading', { name: 'first-look' }).waitFor();
    await picture(page, 'case-running');
    const victim = stage.simulator.scenarios[0]!.victims[0]!;
    const card = page.getByRole('article').filter({ hasText: victim });
    await card.getByText('Compromised', { exact: true }).waitFor();
    expect(await card.getByText('Speaks for it').count()).toBe(1);
    await picture(page, 'case-verdict');
    await page.getByRole('link', { name: 'Home' }).click();
    await page.getByText('first-look: ').waitFor();
    await picture(page, 'home');
    expect(complaints).toEqual([]);
  });

  it('lets nobody in whose link was used', async () => {
    const { context, page, complaints } = await openWindow(browser, stage.server);
    const link = stage.server.link();
    await page.goto(link);
    await context.clearCookies();
    await page.goto(link);
    await page.getByText('This window is not signed in').waitFor();
    await picture(page, 'not-signed-in');
    expect(complaints.filter((text) => !text.includes('401'))).toEqual([]);
  });
});
