import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { TenantRef } from '../domain/account.ts';
import { AppError } from '../kernel/errors.ts';
import { sha256 } from '../kernel/hash.ts';
import { ensureCase, findCases, freshCaseName, listCases, openCase } from './case-folder.ts';
import { lockCase } from './case-lock.ts';
import { keepEvidence } from './keep-evidence.ts';

const cases = (): string => mkdtempSync(join(tmpdir(), 'evict-cases-'));
const createdAt = '2026-11-24T02:00:00.000Z';
const tenant: TenantRef = {
  id: '11111111-1111-4111-8111-111111111111',
  domain: 'invented.onmicrosoft.com',
  displayName: 'Invented',
  cloud: 'global',
};
const note = { source: 'disable-inbox-rule', time: createdAt, requestId: null };

function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
  return 'none';
}

describe('a case folder', () => {
  it('is begun once and opened after that, with what it was begun with', () => {
    const folder = cases();
    ensureCase(folder, 'incident-7', { createdAt, tenant, accounts: ['anna@invented.example'] });
    const again = ensureCase(folder, 'incident-7', {
      createdAt: '2030-01-01T00:00:00Z',
      tenant,
      accounts: [],
    });
    expect(again.file.accounts).toEqual(['anna@invented.example']);
    expect(again.file.createdAt).toBe(createdAt);
    expect(listCases(folder).map((item) => item.name)).toEqual(['incident-7']);
  });

  it('belongs to one tenant', () => {
    const folder = cases();
    ensureCase(folder, 'incident-7', { createdAt, tenant, accounts: [] });
    const other = { ...tenant, id: '22222222-2222-4222-8222-222222222222' };
    expect(codeOf(() => ensureCase(folder, 'incident-7', { createdAt, tenant: other, accounts: [] }))).toBe(
      'case-other-tenant',
    );
  });

  it.each([
    '../elsewhere',
    '..',
    '/etc',
    'a/b',
    'a\\b',
    '',
    '.hidden',
    'C:x',
    'a\u0000',
    `a${'b'.repeat(100)}`,
  ])('is never named %j', (name) => {
    expect(codeOf(() => openCase(cases(), name))).toBe('case-name');
  });

  it('says that it is not there, and that it is damaged, as two different things', () => {
    const folder = cases();
    expect(codeOf(() => openCase(folder, 'incident-7'))).toBe('case-not-found');
    const made = ensureCase(folder, 'incident-7', { createdAt, tenant, accounts: [] });
    writeFileSync(join(made.folder, 'case.json'), '{"schema":"evict.case/1"');
    expect(codeOf(() => openCase(folder, 'incident-7'))).toBe('case-damaged');
    expect(readFileSync(join(made.folder, 'case.json'), 'utf8')).toBe('{"schema":"evict.case/1"');
  });

  it('is listed and named when it is damaged, beside the others', () => {
    const folder = cases();
    ensureCase(folder, 'whole', { createdAt, tenant, accounts: [] });
    const made = ensureCase(folder, 'torn', { createdAt, tenant, accounts: [] });
    writeFileSync(join(made.folder, 'case.json'), '{"schema":');
    const found = findCases(folder);
    expect(found.cases.map(({ name }) => name)).toEqual(['whole']);
    expect(found.damaged.map(({ name, error }) => [name, error.code])).toEqual([['torn', 'case-damaged']]);
  });

  it('gets a fresh name from the day and the account, with a number where that is taken', () => {
    const folder = cases();
    const name = freshCaseName(folder, '2026-11-24', 'jörg/../weber@invented.example');
    expect(name).toBe('2026-11-24-jörg-..-weber');
    ensureCase(folder, name, { createdAt, tenant, accounts: [] });
    expect(freshCaseName(folder, '2026-11-24', 'jörg/../weber@invented.example')).toBe(`${name}-2`);
  });
});

describe('evidence', () => {
  it('is kept under a free name and chained in the manifest; nothing is overwritten', () => {
    const { folder } = ensureCase(cases(), 'incident-7', { createdAt, tenant, accounts: [] });
    const files = [1, 2, 3].map((number) =>
      keepEvidence(folder, '1.01-disable-inbox-rule', { number }, note),
    );
    expect(files).toEqual([
      '1.01-disable-inbox-rule.json',
      '1.01-disable-inbox-rule-2.json',
      '1.01-disable-inbox-rule-3.json',
    ]);
    const lines = readFileSync(join(folder, 'evidence', 'manifest.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    let previous = '0'.repeat(64);
    for (const [index, text] of lines.entries()) {
      const entry = JSON.parse(text) as { file: string; sha256: string; previous: string; source: string };
      expect(entry.previous).toBe(previous);
      expect(entry.file).toBe(files[index]);
      expect(entry.sha256).toBe(sha256(readFileSync(join(folder, 'evidence', entry.file), 'utf8')));
      previous = sha256(text);
    }
    expect(lines).toHaveLength(3);
  });

  it('never leaves its folder, whatever the object is called', () => {
    const { folder } = ensureCase(cases(), 'incident-7', { createdAt, tenant, accounts: [] });
    keepEvidence(folder, '../../../tmp/owned\u0000<script>', { hostile: true }, note);
    keepEvidence(folder, 'a'.repeat(5_000), { long: true }, note);
    expect(readdirSync(join(folder, 'evidence')).every((file) => file.length < 140)).toBe(true);
    expect(readdirSync(join(folder, 'evidence'))).toHaveLength(3);
  });
});

describe('the lock of a case', () => {
  const begun = (): string => ensureCase(cases(), 'incident-7', { createdAt, tenant, accounts: [] }).folder;

  it('lets one run in, also where a second begins in the same process', () => {
    const folder = begun();
    const unlock = lockCase(folder);
    expect(codeOf(() => lockCase(folder))).toBe('case-busy');
    unlock();
    lockCase(folder)();
    expect(readdirSync(folder)).not.toContain('lock');
  });

  it('held by a process that lives is respected and stays', () => {
    const folder = begun();
    writeFileSync(join(folder, 'lock'), String(process.ppid));
    expect(codeOf(() => lockCase(folder))).toBe('case-busy');
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(String(process.ppid));
  });

  it.each([
    ['that is gone', '2147483646'],
    ['that had our number before us', String(process.pid)],
    ['that died before it wrote its number', ''],
    ['nobody can name', 'rubbish'],
  ])('of a process %s is taken over', (_what, holder) => {
    const folder = begun();
    writeFileSync(join(folder, 'lock'), holder);
    const unlock = lockCase(folder);
    expect(readFileSync(join(folder, 'lock'), 'utf8')).toBe(String(process.pid));
    unlock();
  });

  it('that was given back twice does not free another run', () => {
    const folder = begun();
    const first = lockCase(folder);
    first();
    writeFileSync(join(folder, 'lock'), String(process.ppid));
    first();
    expect(codeOf(() => lockCase(folder))).toBe('case-busy');
  });
});
