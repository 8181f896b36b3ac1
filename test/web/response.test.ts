import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { inspect, looks } from '../support/looks.ts';
import { holdUp, investigate, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { OpenWindow, Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('the response to a case', () => {
  let stage: Stage;
  let browser: Browser;
  let window: OpenWindow;
  let page: Page;
  const shown: string[] = [];
  let moved = '';
  const scenario = 'invoice-fraud';
  const waysIn = async (): Promise<number> =>
    (await stage.simulator.attack(scenario)).filter((attempt) => attempt.works).length;
  const button = (name: string | RegExp): ReturnType<Page['getByRole']> => page.getByRole('button', { name });
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage([scenario]), launch()]);
    window = await openWindow(browser, stage.server);
    page = window.page;
    await investigate(page, stage, 'answer');
    await page.getByRole('link', { name: 'Response', exact: true }).click();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('shows the plan first: before and after, why, and nothing sent', async () => {
    await picture(page, 'response-start');
    await button('Make a plan').click();
    await page.getByText('This is a dry run').waitFor();
    await button(/^Details of 1\.\d\d .*rule/i)
      .first()
      .click();
    await page.getByText('Before', { exact: true }).first().waitFor();
    await picture(page, 'response-plan');
    expect(await waysIn()).toBeGreaterThan(0);
    expect(existsSync(join(stage.casesFolder, 'answer', 'journal.jsonl'))).toBe(false);
  });

  it('lets the order of steps be changed within a phase, by keyboard and pointer', async () => {
    const first = button(/^Later: /).first();
    const name = (await first.getAttribute('aria-label'))!.replace(/^Later: \d+\.\d+ /, '');
    await first.focus();
    await page.keyboard.press('Enter');
    await button(`Later: 1.02 ${name}`).waitFor();
    await expect
      .poll(() => page.evaluate('document.activeElement?.getAttribute("aria-label")'))
      .toBe(`Later: 1.02 ${name}`);
    await button(`Earlier: 1.02 ${name}`).click();
    await button(`Later: 1.01 ${name}`).waitFor();
    await button(`Later: 1.01 ${name}`).click();
    await button(`Later: 1.02 ${name}`).waitFor();
    moved = name;
  });

  it.each(looks)('is accessible with a plan that waits: $language, dark $dark, $width px', async (look) => {
    const opened = await openWindow(browser, stage.server, look);
    const address = '/cases/answer/response';
    expect(await inspect(opened.page, stage.server.origin, address, look, 'response-plan')).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  });

  it('does what is checked, and leaves what was unchecked, told live', async () => {
    const reset = page.getByRole('checkbox', { name: /assword/ }).first();
    await reset.uncheck();
    for (const field of await page.getByLabel(/^Some of these steps cannot be undone/).all())
      await field.fill((await field.getAttribute('placeholder'))!);
    holdUp(stage, /revokeSignInSessions/);
    await button(/^Do these \d+ steps$/).click();
    await page.getByText('Under way').waitFor();
    await picture(page, 'response-running');
    await page.getByText(/^Attacker locked out/).waitFor();
    await page.getByText('The last run, step by step').waitFor();
    await picture(page, 'response-done');
    expect(await waysIn()).toBe(0);
    expect(await button('Show once').count()).toBe(0);
    expect(await button(`Details of 1.02 ${moved}`).count()).toBe(1);
  });

  it('does not give an account back to an attacker who came back meanwhile', async () => {
    const { mailboxes } = stage.simulator.scenarios[0]!.tenant;
    const cleaned = mailboxes.map((box) => structuredClone(box.rules));
    for (const rule of mailboxes.flatMap((box) => box.rules)) rule['Enabled'] = true;
    await page.reload();
    await button('Verify, and make the plan').click();
    await page.getByText('not-clean').first().waitFor();
    await picture(page, 'response-not-clean');
    expect(await page.getByText('Plan: give the account back').count()).toBe(0);
    for (const [index, box] of mailboxes.entries()) box.rules = cleaned[index]!;
  });

  it('resets the password in a second plan, shows it once, and gives the account back', async () => {
    await page.reload();
    await button('Make another plan to lock out').click();
    await page.getByText('This is a dry run').waitFor();
    for (const field of await page.getByLabel(/^Some of these steps cannot be undone/).all())
      await field.fill((await field.getAttribute('placeholder'))!);
    await button(/^Do these \d+ steps?$/).click();
    await page
      .getByText(/^Attacker locked out/)
      .nth(1)
      .waitFor();
    await button('Show once').click();
    shown.push((await page.locator('output').first().textContent())!);
    await picture(page, 'response-secret');
    await button('I have noted it').click();
    expect(await waysIn()).toBe(0);
    await button('Verify, and make the plan').click();
    await page.getByText('Plan: give the account back').waitFor();
    const { deleted, tenant } = stage.simulator.scenarios[0]!;
    const mail = page.getByRole('checkbox', { name: /Restore deleted message/ });
    const checked = async (): Promise<readonly boolean[]> =>
      Promise.all((await mail.all()).map((box) => box.isChecked()));
    expect(await checked()).toEqual(deleted.map(() => false));
    expect(await page.getByText(/^Deleted on .* from 203\.0\.113\.66, session /).count()).toBe(
      deleted.length,
    );
    await button('All deleted messages').focus();
    await page.keyboard.press('Enter');
    await expect.poll(checked).toEqual(deleted.map(() => true));
    await mail.first().uncheck();
    await picture(page, 'response-deleted-mail');
    for (const field of await page.getByLabel(/^Some of these steps cannot be undone/).all())
      await field.fill((await field.getAttribute('placeholder'))!);
    await button(/^Do these \d+ steps?$/).click();
    await page.getByText(/^Account given back/).waitFor();
    expect(tenant.mailboxes.flatMap((box) => box.recoverable)).toHaveLength(1);
    await button('Show once').click();
    shown.push((await page.locator('output').first().textContent())!);
    await button('I have noted it').click();
    expect(await button('Show once').count()).toBe(0);
    expect(await waysIn()).toBe(0);
  });

  it('takes one step back', async () => {
    await page.reload();
    await button(/^Undo step/)
      .first()
      .click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await page.getByText('Taken back').first().waitFor();
    await button('Show').first().click();
    await page.getByRole('grid', { name: /^Journal/ }).waitFor();
    await picture(page, 'response-journal');
  });

  it('wrote the new secrets nowhere', () => {
    expect(shown.every((secret) => secret.length >= 8)).toBe(true);
    const folder = join(stage.casesFolder, 'answer');
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || entry.name.includes('duckdb')) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const secret of shown) expect(text, entry.name).not.toContain(secret);
    }
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
