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
});
