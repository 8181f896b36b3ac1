import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureCase } from '../../evidence/case-folder.ts';
import { investigationReport } from '../report/investigation-report.ts';
import { stateBlocks } from '../report/state-sections.ts';
import { investigateFiles } from './index.ts';
import type { Investigation } from './index.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evict-facts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Invented records in a file, read into one and the same case. */
function investigate(name: string, ...ids: readonly string[]): Promise<Investigation> {
  const path = join(folder, name);
  const records = ids.map((id) => ({
    CreationTime: '2026-11-02T08:15:00',
    Id: id,
    Operation: 'Send',
    UserId: 'anna@contoso.example',
  }));
  writeFileSync(path, records.map((record) => JSON.stringify(record)).join('\n'));
  mkdirSync(join(folder, 'case'), { recursive: true });
  return investigateFiles([path], { folder: join(folder, 'case'), tell: () => {} });
}

describe('a case that reads one file after another', () => {
  it('goes on telling of the first, and counts only what it reads now', async () => {
    await investigate('one.jsonl', 'a', 'b');
    const { events, ledger, files } = await investigate('two.jsonl', 'b', 'c');
    expect(events).toMatchObject({ read: 2, accepted: 1, duplicates: 1 });
    expect(ledger.map(({ source, accepted }) => [source.slice(folder.length + 1), accepted])).toEqual([
      ['one.jsonl', 2],
      ['two.jsonl', 1],
    ]);
    expect(files).toHaveLength(2);
    const again = await investigate('one.jsonl', 'a', 'b');
    expect(again.ledger).toHaveLength(2);
    expect(again.files).toHaveLength(2);
  });
});

describe('settings that lie among the logs', () => {
  it('are told in the view of the case, in both languages', async () => {
    const path = join(folder, 'rules.csv');
    writeFileSync(
      path,
      'UserName,RuleName,Enabled,RuleIdentity,MoveToFolder,MarkAsRead\nanna@contoso.example,..,True,1,RSS-Feeds,True\n',
    );
    const {
      folder: caseFolder,
      name,
      file,
    } = ensureCase(join(folder, 'cases'), 'settings', {
      createdAt: '2026-11-25T00:00:00.000Z',
      tenant: null,
      accounts: [],
    });
    const investigation = await investigateFiles([path], { folder: caseFolder, tell: () => {} });
    const found = { folder: caseFolder, name, file };
    const report = investigationReport(found, investigation, '2026-11-25T00:00:00.000Z');
    const view = JSON.stringify(stateBlocks(report, 'de'));
    expect(view).toContain('1 gelesen, 1 auffällig');
    expect(view).toContain('anna@contoso.example');
    expect(JSON.stringify(stateBlocks(report, 'en'))).toContain('1 read, 1 stand out');
  });
});
