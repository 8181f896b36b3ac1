import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { installedBrowser } from '../support/browser.ts';
import { launch, openWindow, picture, startStage } from '../support/web.ts';
import type { Stage } from '../support/web.ts';

/** Invented records of an audit log; the last two are broken. */
const lines = [
  ...Array.from({ length: 40 }, (_, index) =>
    JSON.stringify({
      Id: `00000000-0000-4000-8000-0000000000${String(index).padStart(2, '0')}`,
      CreationTime: `2026-11-${String(1 + (index % 20)).padStart(2, '0')}T08:15:00`,
      Operation: index === 7 ? 'New-InboxRule' : 'Send',
      Workload: 'Exchange',
      RecordType: index === 7 ? 1 : 2,
      UserId: 'kim@contoso.example',
      ClientIP: '198.51.100.9',
      ...(index === 7
        ? {
            ObjectId: 'kim\\..',
            Parameters: [
              { Name: 'Name', Value: '..' },
              { Name: 'SubjectOrBodyContainsWords', Value: 'invoice;payment' },
              { Name: 'MoveToFolder', Value: 'RSS Feeds' },
            ],
          }
        : {}),
    }),
  ),
  '{"Id": "broken',
  'no record at all',
];

describe.skipIf(installedBrowser === null)('a new case from files', () => {
  let stage: Stage;
  let browser: Browser;
  beforeAll(async () => {
    [stage, browser] = await Promise.all([startStage(['invoice-fraud']), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  it('takes files, reads them, and accounts for every line', async () => {
    const { page, complaints } = await openWindow(browser, stage.server);
    await page.goto(`${stage.server.origin}/new`);
    await page
      .locator('input[type="file"]')
      .setInputFiles([
        { name: 'audit <b>1</b>.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) },
      ]);
    await picture(page, 'new-case-files');
    await page.getByLabel('Name of the case').last().fill('from-files');
    await page.getByRole('button', { name: 'Copy into a case and read' }).click();
    await page.getByRole('heading', { name: 'from-files' }).waitFor();
    await page.getByRole('article').filter({ hasText: 'kim@contoso.example' }).waitFor();
    await page.getByRole('link', { name: 'Completeness' }).click();
    await page.getByRole('listitem').filter({ hasText: 'Broken JSON' }).waitFor();
    await picture(page, 'from-files');
    await page.getByRole('link', { name: 'Response', exact: true }).click();
    await page.getByText('The tenant of this case is not signed in here').waitFor();
    expect(complaints).toEqual([]);
  });

  const judgedBy = (name: string): unknown =>
    JSON.parse(readFileSync(join(stage.casesFolder, name, 'judging.json'), 'utf8'));

  it('judges only the accounts and days that a person chose, of files', async () => {
    const { page, complaints } = await openWindow(browser, stage.server);
    await page.goto(`${stage.server.origin}/new`);
    await page
      .locator('input[type="file"]')
      .setInputFiles([
        { name: 'audit.jsonl', mimeType: 'text/plain', buffer: Buffer.from(lines.join('\n')) },
      ]);
    const read = page.getByRole('button', { name: 'Copy into a case and read' });
    await page
      .getByLabel('Accounts under suspicion')
      .last()
      .fill('Kim@contoso.example\nnobody@contoso.example');
    await page.getByLabel('First day').last().fill('2026-11-05');
    await page.getByLabel('Last day').last().fill('2026-11-04');
    await page.getByText('The last day lies before the first.').waitFor();
    expect(await read.isDisabled()).toBe(true);
    await page.getByLabel('Last day').last().fill('2026-11-10');
    await page.getByLabel('Name of the case').last().fill('narrowed');
    await read.click();
    await page.getByRole('article').filter({ hasText: 'kim@contoso.example' }).waitFor();
    expect(judgedBy('narrowed')).toMatchObject({
      users: ['kim@contoso.example', 'nobody@contoso.example'],
      since: '2026-11-05T00:00:00.000Z',
      until: '2026-11-11T00:00:00.000Z',
    });
    await page.getByRole('link', { name: 'Completeness' }).click();
    await page.getByText('Only the chosen time was judged').waitFor();
    expect(complaints).toEqual([]);
  });

  it('asks a tenant for the chosen days alone, and judges the named accounts', async () => {
    const { page, complaints } = await openWindow(browser, stage.server);
    const { tenant, victims } = stage.simulator.scenarios[0]!;
    const day = (ago: number): string => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10);
    const search = new URLSearchParams({
      tenant: tenant.id,
      accounts: victims.join(' '),
      since: day(5),
      until: day(1),
      name: 'five-days',
    });
    await page.goto(`${stage.server.origin}/new?${search}`);
    await page.getByRole('button', { name: 'Investigate' }).click();
    await page.getByRole('article').first().waitFor();
    const until = `${day(0)}T00:00:00.000Z`;
    expect(judgedBy('five-days')).toMatchObject({
      users: victims,
      since: `${day(5)}T00:00:00.000Z`,
      until,
      operator: { name: expect.any(String) as string },
    });
    const asked = JSON.parse(readFileSync(join(stage.casesFolder, 'five-days', 'ledger.json'), 'utf8')) as {
      readonly source: string;
      readonly from: string;
    }[];
    // Windows are whole, so that the first begins some days early; without a choice it would be thirty.
    const audit = asked.filter(({ source }) => source === 'unified-audit').map(({ from }) => from);
    expect(audit.length).toBeGreaterThan(0);
    expect(audit.filter((from) => from < day(15))).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
