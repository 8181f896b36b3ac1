import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { inspect, looks } from '../support/looks.ts';
import { launch, openWindow, picture, startStage } from '../support/web.ts';
import type { OpenWindow, Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('the simulator', () => {
  let stage: Stage;
  let browser: Browser;
  let window: OpenWindow;
  let page: Page;
  const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
    window = await openWindow(browser, stage.server);
    page = window.page;
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('lets the attacker act, and shows each way in that works', async () => {
    await page.getByRole('link', { name: 'Simulator' }).click();
    await picture(page, 'simulator-choose');
    await page.getByRole('link', { name: 'Choose a scenario' }).click();
    await button('Let him act').click();
    const { weapons } = stage.simulator.scenarios[0]!;
    await page.getByText(`${weapons.length} of his ${weapons.length} ways in work.`).waitFor();
    await page.getByRole('heading', { name: 'What is innocent and must survive' }).waitFor();
    await picture(page, 'simulator-before');
  });

  it('hides the answers in a training, and offers every step without advice', async () => {
    await button('Begin a training').click();
    await page.getByText('Hidden until you are graded.').waitFor();
    expect(await page.getByText('Gets in').count()).toBe(0);
    await picture(page, 'training');
    await page.getByRole('link', { name: 'To your plan' }).click();
    await page.getByText('This is a dry run').waitFor({ timeout: 60_000 });
    expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0);
    await button(/^Details of/)
      .first()
      .click();
    await picture(page, 'training-plan');
  });

  it('grades a plan by what the attacker can still do', async () => {
    const scenario = `${stage.server.origin}/simulator/invoice-fraud`;
    await page
      .getByRole('checkbox', { name: /^1\.\d\d Block/ })
      .first()
      .click();
    await button('Do this step').click();
    await page.getByText(/^The last run/).waitFor({ timeout: 60_000 });
    await page.goto(scenario);
    await button('Grade my plan').click();
    await page.getByText('He still gets in.').waitFor({ timeout: 60_000 });
    await page.getByText('Evict would have done this; you did not').waitFor();
    const closed = await page
      .getByText(/^\d+ \/ \d+$/)
      .first()
      .textContent();
    expect(closed).not.toMatch(/^0 /);
    await picture(page, 'training-graded');
    const attacker = page.getByRole('grid', { name: 'The attacker' });
    await attacker.getByRole('columnheader', { name: 'Last try' }).waitFor();
    expect(await attacker.getByText('Locked out').count()).toBeGreaterThan(0);
    expect(await attacker.getByText('Gets in').count()).toBeGreaterThan(0);
  });

  it('builds the tenant anew at a word, with the attacker in it, while old cases stay to be read', async () => {
    const before = stage.simulator.scenarios[0]!.tenant.id;
    await button('Start over').click();
    await picture(page, 'simulator-start-over');
    await page.getByRole('dialog').getByRole('button', { name: 'Start over' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await button('Begin a training').waitFor();
    await button('Let him act').click();
    const { tenant, weapons } = stage.simulator.scenarios[0]!;
    expect(tenant.id).not.toBe(before);
    await page.getByText(`${weapons.length} of his ${weapons.length} ways in work.`).waitFor();
    await page.goto(stage.server.origin);
    await page.getByRole('link', { name: /training-invoice-fraud$/ }).click();
    await page.getByRole('link', { name: 'Response', exact: true }).click();
    await page.getByText('The tenant of this case is not signed in here').waitFor();
    await page.goto(`${stage.server.origin}/simulator/invoice-fraud`);
    await button('Begin a training').click();
    await page.getByRole('link', { name: 'To your plan' }).click();
    await page.getByText('This is a dry run').waitFor({ timeout: 60_000 });
  });

  it('leaves no empty case behind where a plan is discarded', async () => {
    const cases = (): readonly string[] =>
      readdirSync(stage.casesFolder).filter((name) => !name.startsWith('.'));
    const [, name] = /cases\/([^/]+)\/response/.exec(page.url())!;
    expect(cases()).toContain(name);
    await button('Discard the plan').click();
    await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor();
    expect(cases()).not.toContain(name);
    // What Home knew before is drawn until it has asked anew.
    await expect.poll(() => page.getByRole('link', { name: name! }).count()).toBe(0);
    // Its training ended with it.
    await page.goto(`${stage.server.origin}/simulator/invoice-fraud`);
    await button('Begin a training').waitFor();
  });

  it.each(looks)('is accessible, whole and quiet: $language, dark $dark, $width px', async (look) => {
    const opened = await openWindow(browser, stage.server, look);
    const { origin } = stage.server;
    const problems = [
      ...(await inspect(opened.page, origin, '/simulator', look, 'simulator')),
      ...(await inspect(opened.page, origin, '/simulator/invoice-fraud', look, 'simulator-scenario')),
    ];
    expect(problems).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
