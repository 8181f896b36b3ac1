import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJournal } from '../../src/evidence/journal.ts';
import { responseState } from '../../src/server/cases/response-state.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { holdUp, investigate, launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

describe.skipIf(installedBrowser === null)('a server that is stopped in the middle of a response', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('finds a plan that waits again, unless its file is another by now', async () => {
    const { page, context } = await openWindow(browser, stage.server);
    await investigate(page, stage, 'waiting');
    await page.getByRole('link', { name: 'Response', exact: true }).click();
    await page.getByRole('button', { name: 'Make a plan' }).click();
    await page.getByText('This is a dry run').waitFor();
    await context.close();
    const next = await openWindow(browser, await stage.restart());
    const address = `${stage.server.origin}/cases/waiting/response`;
    await next.page.goto(address);
    await next.page.getByText('This is a dry run').waitFor();
    appendFileSync(join(stage.casesFolder, 'waiting', 'plans', 'draft.yml'), '# changed\n');
    await next.page.goto(address);
    await next.page.getByRole('button', { name: 'Make a plan' }).waitFor();
    expect(next.complaints).toEqual([]);
    await next.context.close();
  });

  it('knows a window of the server before again, once its link is opened in the same browser', async () => {
    const { page, context } = await openWindow(browser, stage.server);
    await page.goto(`${stage.server.origin}/simulator/invoice-fraud`);
    await page.getByRole('button', { name: 'Let him act' }).waitFor();
    const server = await stage.restart(Number(new URL(stage.server.origin).port));
    await page.getByText('The server was started again').waitFor();
    await picture(page, 'connection-ended');
    const other = await context.newPage();
    await other.goto(server.link());
    await page.getByText('The server was started again').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Let him act' }).click();
    await page.getByText(/of his \d+ ways in work/).waitFor();
    await context.close();
  });

  it('says so where the code of a page does not come, and goes on when the server answers', async () => {
    const { page, context } = await openWindow(browser, stage.server);
    await page.goto(`${stage.server.origin}/cases/waiting`);
    await page.getByRole('article').first().waitFor();
    await context.setOffline(true);
    await page.getByRole('link', { name: 'Campaign' }).click();
    const silence = page.getByText('The server of Evict on this computer does not answer.');
    await silence.waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await silence.waitFor();
    await context.setOffline(false);
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Campaign' }).waitFor();
    await context.close();
  });

  it('tells the window, is found cut off on Home by the next, and finishes at a word', async () => {
    const { page } = await openWindow(browser, stage.server);
    await investigate(page, stage, 'restart');
    await page.getByRole('link', { name: 'Response', exact: true }).click();
    await page.getByRole('button', { name: 'Make a plan' }).click();
    await page.getByText('This is a dry run').waitFor();
    for (const field of await page.getByLabel(/^Some of these steps cannot be undone/).all())
      await field.fill((await field.getAttribute('placeholder'))!);
    holdUp(stage, /revokeSignInSessions/);
    await page.getByRole('button', { name: /^Do these \d+ steps$/ }).click();
    await page.getByText('Under way').waitFor();
    // Work goes on without its window, and a reloaded one finds it again.
    await page.reload();
    await page.getByText(/^(Under way|The last run)/).waitFor();
    const server = await stage.restart();
    // On a quick machine the work may end before the server does.
    const journal = readJournal(join(stage.casesFolder, 'restart', 'journal.jsonl'), false);
    const interrupted = ['cut-off', 'incomplete'].includes(responseState(journal));
    await page.getByText('The connection to the server is lost').waitFor();
    await picture(page, 'connection-lost');
    const next = await openWindow(browser, server);
    if (interrupted) {
      await next.page
        .getByText(/cut off midway|did not succeed/)
        .first()
        .waitFor();
      await picture(next.page, 'home-cut-off');
      await next.page.goto(`${server.origin}/cases/restart/response`);
      await next.page.getByRole('button', { name: 'Resume' }).click();
    } else {
      // The steps were done and their verification was cut off: what it could not read counts for nothing.
      await next.page.goto(`${server.origin}/cases/restart/response`);
      await next.page.getByRole('button', { name: 'Verify', exact: true }).click();
    }
    await next.page.getByText(/: clean\./).waitFor({ timeout: 30_000 });
    const works = (await stage.simulator.attack('invoice-fraud')).filter((attempt) => attempt.works);
    expect(works).toEqual([]);
    expect(next.complaints).toEqual([]);
  });
});
