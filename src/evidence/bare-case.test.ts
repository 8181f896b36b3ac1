import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { removeBareCase } from './bare-case.ts';
import { ensureCase } from './case-folder.ts';

function freshCase(): string {
  const casesFolder = mkdtempSync(join(tmpdir(), 'evict-bare-'));
  const createdAt = '2026-11-24T08:00:00.000Z';
  return ensureCase(casesFolder, 'plan-only', { createdAt, tenant: null, accounts: [] }).folder;
}

describe('a case of which nothing is left but its name', () => {
  it('is removed', () => {
    const folder = freshCase();
    expect(removeBareCase(folder)).toBe(true);
    expect(existsSync(folder)).toBe(false);
  });

  it.each([
    'journal.jsonl',
    'lock',
    'evidence/manifest.jsonl',
    'plans/1.yml',
    'reports/report.html',
    'notes.txt',
  ])('stays whole where %s lies in it', (file) => {
    const folder = freshCase();
    const before = readdirSync(folder);
    writeFileSync(join(folder, file), 'something');
    expect(removeBareCase(folder)).toBe(false);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(before));
  });
});
