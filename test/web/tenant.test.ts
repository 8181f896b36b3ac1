import { readFileSync, readdirSync } from 'node:fs';
import { tenantFolder } from '../../src/engine/assess/history.ts';
import { keptParticulars } from '../../src/engine/assess/particulars.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { attackCase } from '../support/attack-case.ts';
import { inspect, looks } from '../support/looks.ts';
import { launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('the pages of a tenant', () => {
  let stage: Stage;
  let browser: Browser;
  let window: Awaited<ReturnType<typeof openWindow>>;
  let page: Page;
  let base: string;
  const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
  const go = (view: string): Promise<unknown> => page.goto(`${stage.server.origin}${base}${view}`);
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['neglected']), launch()]);
    base = `/tenants/${String(stage.simulator.scenarios[0]!.tenant.domains[0]?.['id'])}`;
    window = await openWindow(browser, stage.server);
    page = window.page;
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('is reached from the menu', async () => {
    const menu = page.getByRole('navigation', { name: 'Pages' });
    await menu.getByRole('link', { name: 'Score and hardening' }).click();
    await page.getByRole('link', { name: 'Secure Score' }).click();
    await page.getByRole('img', { name: /^Secure Score: / }).waitFor();
    expect(new URL(page.url()).pathname).toBe(base);
  });

  it('tells what the score would be, and keeps the question in the address', async () => {
    const status = page.getByRole('status').filter({ hasText: 'recommendation' });
    await page
      .getByRole('checkbox', { name: /^What if: / })
      .first()
      .click();
    await page.getByText(/^With this recommendation done: \d+% → \d+% \(\+/).waitFor();
    await picture(page, 'score-what-if');
    const told = await status.first().textContent();
    await page.goto(page.url());
    await page.getByText(told!).waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).first().click();
    await page.getByText('Check recommendations in the table').waitFor();
    await button(/^Check the five/).click();
    await page.getByText(/^With these 5 recommendations done/).waitFor();
  });

  it('sorts, filters and groups recommendations, opens one, and exports what is seen', async () => {
    await page.getByRole('button', { name: 'Still to gain' }).click();
    await page.getByRole('button', { name: 'Still to gain' }).click();
    await page.waitForURL(/sort=gap\+down/);
    const gains = (await page.getByRole('gridcell').filter({ hasText: /^\+/ }).allTextContents()).map(
      (text) => Number(text.slice(1)),
    );
    expect(gains.length).toBeGreaterThan(3);
    expect(gains).toEqual(gains.toSorted((a, b) => b - a));
    await page.getByRole('combobox', { name: 'Groups' }).click();
    await page.getByRole('option', { name: 'Category' }).click();
    await page
      .getByRole('gridcell', { name: /^Identity \(\d+\)$/ })
      .or(page.getByRole('gridcell', { name: /^Apps \(\d+\)$/ }))
      .first()
      .waitFor();
    await picture(page, 'score-grouped');
    await page.getByRole('searchbox', { name: 'Search recommendations' }).fill('legacy');
    const found = page.getByRole('heading', { name: /^\d recommendations?$/ });
    await found.waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await button('Export').last().click();
        await page.getByRole('menuitem', { name: 'CSV' }).click();
      })(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    const rows = csv.trim().split('\r\n').slice(1);
    expect(`${rows.length} recommendation${rows.length === 1 ? '' : 's'}`).toBe(await found.textContent());
    await page
      .getByRole('row')
      .filter({ hasText: /legacy/i })
      .last()
      .click();
    await page.getByRole('dialog').getByText('What to do (Microsoft)').waitFor();
    await picture(page, 'score-control');
    await page.keyboard.press('Escape');
  });

  it('judges the settings, and keeps an exception with its owner', async () => {
    await go('/assessment');
    await button('Read and judge the settings').click();
    await page.getByText(/\d+ of \d+ checks are not met/).waitFor({ timeout: 60_000 });
    await picture(page, 'assessment');
    await go('/assessment?check=external-tag');
    const panel = page.getByRole('dialog');
    const first = page.getByRole('row').nth(1);
    if ((await panel.count()) === 0) await first.click();
    await panel.getByLabel('Who answers for it').fill('Invented owner');
    await panel.getByLabel('Why').fill('Invented reason.');
    await panel.getByLabel('Until (its last day)').fill('2099-12-31');
    await picture(page, 'assessment-check');
    await panel.getByRole('button', { name: 'Save the exception' }).click();
    await panel.getByRole('button', { name: 'Take the exception back' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByText('Left unmet on purpose: 1').waitFor();
    await page.getByText('1 exception', { exact: true }).waitFor();
  });

  it('leaves no case behind where a plan is discarded', async () => {
    const before = readdirSync(stage.casesFolder);
    await go('/harden?checks=smtp-auth-disabled');
    await button('Make a plan for 1 check').click();
    await page.getByText('This is a dry run').waitFor({ timeout: 60_000 });
    expect(readdirSync(stage.casesFolder).length).toBe(before.length + 1);
    await button('Discard the plan').click();
    // The case's name ends as the page does: only without a case the plan is gone.
    await page.waitForURL(({ pathname, search }) => pathname.endsWith('/harden') && search === '');
    expect(readdirSync(stage.casesFolder)).toEqual(before);
  });

  it('asks what only people know, once, and judges with it at once', async () => {
    await go('/assessment');
    const form = page.getByRole('region', { name: 'What only you know' });
    await form.getByLabel('Emergency accounts').fill('nobody');
    await form.getByText('No sign-in name: nobody').waitFor();
    expect(await form.getByRole('button', { name: 'Save and judge anew' }).isDisabled()).toBe(true);
    await form.getByLabel('Emergency accounts').fill('reserve@contoso.example; reserve@contoso.example');
    await form.getByLabel('Domains of partners').fill('fabrikam.example');
    await picture(page, 'assessment-particulars');
    await form.getByRole('button', { name: 'Save and judge anew' }).click();
    await form.getByText('Saved. Everything on this page').waitFor();
    const domain = base.split('/').at(-1)!;
    expect(keptParticulars(tenantFolder(stage.casesFolder, domain))).toMatchObject({
      breakGlass: ['reserve@contoso.example'],
      partnerDomains: ['fabrikam.example'],
    });
    await go('/harden');
    await page.getByLabel('Emergency accounts').and(page.locator('input')).waitFor();
    expect(await page.getByLabel('Emergency accounts').inputValue()).toBe('reserve@contoso.example');
    await go('/assessment');
    await form.getByLabel('Emergency accounts').fill('');
    await form.getByLabel('Domains of partners').fill('');
    await form.getByRole('button', { name: 'Save and judge anew' }).click();
    await form.getByText('Saved. Everything on this page').waitFor();
  });

  it('tells what would have stopped the attack of a case, and takes exactly the chosen ones to Harden', async () => {
    attackCase(stage.casesFolder, 'incident');
    await go('/assessment');
    const section = page.getByRole('region', { name: 'What would have stopped the attack?' });
    await section.getByRole('combobox', { name: 'Case' }).click();
    await page.getByRole('option', { name: 'incident' }).click();
    await page.waitForURL(/attack=incident/);
    const stopped = section.getByRole('row').filter({ hasText: 'Stops it' });
    await stopped.filter({ hasText: 'Password was guessed (invented)' }).first().waitFor();
    await picture(page, 'assessment-attack');
    const boxes = section.getByRole('checkbox');
    await boxes.nth(0).click();
    await boxes.nth(1).click();
    const chosen = new URL(page.url()).searchParams.get('checks')!.split(',');
    expect(chosen.length).toBe(2);
    // The address alone brings all of it back.
    await page.goto(page.url());
    await section.getByRole('link', { name: 'Plan for the 2 checked' }).click();
    await button('Make a plan for 2 checks').waitFor();
    expect(new URL(page.url()).searchParams.get('checks')!.split(',')).toEqual(chosen);
    await page.getByText('Password was guessed (invented)').first().waitFor();
    await picture(page, 'harden-attack');
  });

  it('hardens by a plan, live, and takes it back', async () => {
    const organization = stage.simulator.scenarios[0]!.tenant.exchange.transportConfig;
    expect(organization['SmtpClientAuthenticationDisabled']).toBe(false);
    await go('/harden?checks=smtp-auth-disabled');
    await button('Make a plan for 1 check').waitFor();
    await picture(page, 'harden-choose');
    await button('Make a plan for 1 check').click();
    await page.getByText('This is a dry run').waitFor({ timeout: 60_000 });
    await button(/^Details of 1\.01/).click();
    await page.getByText('Before', { exact: true }).first().waitFor();
    await picture(page, 'harden-plan');
    expect(organization['SmtpClientAuthenticationDisabled']).toBe(false);
    await button(/^Do this step$/).click();
    await button('Undo').first().waitFor();
    expect(organization['SmtpClientAuthenticationDisabled']).toBe(true);
    await picture(page, 'harden-done');
    await button('Undo').first().click();
    await page.getByRole('dialog').getByRole('button').last().click();
    await page.getByText('Taken back').first().waitFor();
    expect(organization['SmtpClientAuthenticationDisabled']).toBe(false);
  });

  it('shows what changed between two runs', async () => {
    stage.simulator.scenarios[0]!.tenant.exchange.transportConfig['SmtpClientAuthenticationDisabled'] = true;
    await go('/assessment');
    await button('Run again').click();
    await page
      .getByRole('row')
      .filter({ hasText: 'SmtpClientAuthenticationDisabled' })
      .first()
      .waitFor({ timeout: 60_000 });
    await picture(page, 'assessment-drift');
  });

  it('tells the truth about auditing, mailbox by mailbox, and plans the repair', async () => {
    await go('/audit');
    await button('Read auditing').click();
    await page.getByText(/mailboxes, \d+ would record|leave no trace/).waitFor({ timeout: 60_000 });
    await picture(page, 'audit');
    const all = await page.getByRole('heading', { name: /^\d+ mailbox(es)?$/ }).textContent();
    await page.getByRole('combobox', { name: 'Truth' }).click();
    await page.getByRole('option', { name: 'In part' }).click();
    await page.waitForURL(/truth=partly/);
    await expect
      .poll(() => page.getByRole('heading', { name: /^\d+ mailbox(es)?$/ }).textContent())
      .not.toBe(all);
    await button('Plan the repair').click();
    await page.getByRole('heading', { name: 'Plan: mend auditing' }).waitFor({ timeout: 60_000 });
    await picture(page, 'audit-plan');
  }, 120_000);

  it('keeps what it read of auditing over a restart, and shows what changed since', async () => {
    const organization = stage.simulator.scenarios[0]!.tenant.exchange.organizationConfig;
    const old = organization['AuditDisabled'];
    organization['AuditDisabled'] = old !== true;
    await window.context.close();
    window = await openWindow(browser, await stage.restart());
    page = window.page;
    await go('/audit');
    await page.getByText(/mailboxes, \d+ would record|leave no trace/).waitFor();
    await button('Read again').click();
    const drift = page.getByRole('region', { name: /^What changed since the reading before/ });
    await drift.getByRole('row').filter({ hasText: 'Mailbox auditing' }).waitFor({ timeout: 60_000 });
    await drift.scrollIntoViewIfNeeded();
    await picture(page, 'audit-drift');
    organization['AuditDisabled'] = old;
  });

  it('gives the gauge as a picture', async () => {
    await go('');
    await page.getByRole('img', { name: /^Secure Score: / }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      (async () => {
        await button('Export').first().click();
        await page.getByRole('menuitem', { name: 'PNG' }).click();
      })(),
    ]);
    expect(download.suggestedFilename()).toMatch(/-standing\.png$/);
    expect(
      readFileSync(await download.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
  });

  it.each(looks)('is accessible, whole and quiet: $language, dark $dark, $width px', async (look) => {
    const opened = await openWindow(browser, stage.server, look);
    const problems: string[] = [];
    const views = {
      tenants: '/tenants',
      score: base,
      assessment: `${base}/assessment`,
      audit: `${base}/audit`,
      harden: `${base}/harden`,
    };
    for (const [name, address] of Object.entries(views))
      problems.push(...(await inspect(opened.page, stage.server.origin, address, look, name)));
    expect(problems).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
