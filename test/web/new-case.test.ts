import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { inspect, looks } from '../support/looks.ts';
import { launch, openWindow, picture, startStage } from '../support/web.ts';
import type { OpenWindow, Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('a new case of a tenant', () => {
  let stage: Stage;
  let browser: Browser;
  let window: OpenWindow;
  let page: Page;
  const field = (): ReturnType<Page['getByRole']> => page.locator('form').getByRole('combobox').nth(1);
  const tags = (): Promise<readonly string[]> =>
    page.getByRole('listbox', { name: 'Accounts under suspicion' }).getByRole('option').allTextContents();
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
    window = await openWindow(browser, stage.server);
    page = window.page;
    await page.goto(`${stage.server.origin}/new`);
    await page.getByRole('button', { name: 'Investigate' }).waitFor();
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('takes accounts from the directory by the beginning of a name, and typed or pasted as they are', async () => {
    const { users } = stage.simulator.scenarios[0]!.tenant;
    const known = users.find(({ surname }) => typeof surname === 'string' && surname !== '')!;
    await field().pressSequentially(String(known['surname']).slice(0, 4));
    const choice = page.getByRole('option').filter({ hasText: known.userPrincipalName });
    await choice.waitFor();
    await picture(page, 'new-case-directory');
    await choice.click();
    await field().fill('new.colleague@nordlicht.example');
    await field().press('Enter');
    await expect
      .poll(tags)
      .toEqual(
        [known.userPrincipalName, 'new.colleague@nordlicht.example'].map((upn) =>
          expect.stringContaining(upn),
        ),
      );
    // The first goes to the last name, the second takes it away.
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await expect.poll(tags).toHaveLength(1);
  });

  it('begins nothing with half a name, and says so', async () => {
    await field().fill('Nobody at all');
    await page.getByRole('button', { name: 'Investigate' }).click();
    await page.getByText('Choose an account from the list').waitFor();
    expect(page.url()).toContain('/new');
    await field().fill('');
  });

  it('quotes what is typed, and looks nobody up by a letter', async () => {
    const { id } = stage.simulator.scenarios[0]!.tenant;
    const ask = (beginning: string): Promise<unknown> =>
      page.evaluate(
        `fetch('/api/tenants/${id}/accounts?beginning=${encodeURIComponent(beginning).replaceAll("'", '%27')}').then((answer) => answer.json())`,
      );
    expect(await ask("o') or startswith(displayName,'")).toEqual([]);
    expect(await ask('a')).toMatchObject({ error: { code: 'bad-request' } });
    expect(window.complaints.splice(0)).toHaveLength(1);
  });

  it('takes own addresses, own domains and two routes, folded away from whoever is in a hurry', async () => {
    expect(await page.getByLabel('Your own addresses').count()).toBe(0);
    await page.locator('form').getByRole('button', { name: 'Advanced' }).click();
    const own = page.getByLabel('Your own addresses');
    await own.fill('nowhere');
    await page.getByLabel('own domains').fill('Nordlicht.example\nnordlicht-shop.example');
    await page.getByLabel('Ask by two routes').check();
    await page.getByLabel('Name of the case').first().fill('own');
    await picture(page, 'new-case-advanced');
    const begin = page.getByRole('button', { name: 'Investigate' });
    await begin.click();
    await page.getByText('no-address').waitFor();
    expect(window.complaints.splice(0)).toHaveLength(1);
    await own.fill('203.0.113.9 [2001:db8::9]:443');
    await begin.click();
    await page.getByRole('article').first().waitFor();
    const folder = join(stage.casesFolder, 'own');
    expect(JSON.parse(readFileSync(join(folder, 'judging.json'), 'utf8'))).toMatchObject({
      ownAddresses: ['203.0.113.9', '2001:db8::9'],
      ownDomains: ['nordlicht.example', 'nordlicht-shop.example'],
    });
    const ledger = JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8')) as {
      readonly compared?: unknown;
    }[];
    expect(ledger.some(({ compared }) => compared !== undefined)).toBe(true);
  });

  it.each(looks)('is accessible: $language, dark $dark, $width px', async (look) => {
    const opened = await openWindow(browser, stage.server, look);
    const victim = stage.simulator.scenarios[0]!.victims[0]!;
    const address = `/new?accounts=${encodeURIComponent(victim)}`;
    expect(await inspect(opened.page, stage.server.origin, address, look, 'new-case')).toEqual([]);
    expect(opened.complaints).toEqual([]);
    await opened.context.close();
  });

  it('complained of nothing', () => {
    expect(window.complaints).toEqual([]);
  });
});
