import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ensureCase } from './case-folder.ts';
import { keepEvidence } from './keep-evidence.ts';
import { checkEvidence } from './check.ts';

const createdAt = '2026-11-24T02:00:00.000Z';

/** An invented case with three kept objects. */
function kept(): { readonly folder: string; readonly manifest: string; file(name: string): string } {
  const cases = mkdtempSync(join(tmpdir(), 'evict-evidence-'));
  const { folder } = ensureCase(cases, 'night', { createdAt, tenant: null, accounts: [] });
  for (const name of ['a', 'b', 'c'])
    keepEvidence(folder, name, { name }, { source: 'test', time: createdAt, requestId: null });
  return {
    folder,
    manifest: join(folder, 'evidence', 'manifest.jsonl'),
    file: (name) => join(folder, 'evidence', name),
  };
}

describe('checking evidence', () => {
  it('finds nothing where nothing was touched, and nothing to check where nothing was kept', () => {
    expect(checkEvidence(kept().folder)).toEqual({ kept: 3, problems: [] });
    expect(checkEvidence(mkdtempSync(join(tmpdir(), 'evict-evidence-')))).toEqual({ kept: 0, problems: [] });
  });

  it('names a file that was changed and one that is gone', () => {
    const { folder, file } = kept();
    writeFileSync(file('a.json'), '{}\n');
    rmSync(file('b.json'));
    expect(checkEvidence(folder).problems).toEqual([
      { line: 1, file: 'a.json', problem: 'changed' },
      { line: 2, file: 'b.json', problem: 'missing' },
    ]);
  });

  it('sees that a line was taken out of the manifest, or that a line is rubbish', () => {
    const { folder, manifest } = kept();
    const lines = readFileSync(manifest, 'utf8').split('\n');
    writeFileSync(manifest, lines.toSpliced(1, 1).join('\n'));
    expect(checkEvidence(folder).problems).toEqual([{ line: 2, file: 'c.json', problem: 'chain' }]);
    writeFileSync(manifest, lines.with(1, 'rubbish').join('\n'));
    expect(checkEvidence(folder).problems.map((item) => [item.line, item.problem])).toEqual([
      [2, 'chain'],
      [3, 'chain'],
    ]);
  });

  it('sees through a changed file whose hash was changed with it', () => {
    const { folder, manifest } = kept();
    const lines = readFileSync(manifest, 'utf8').split('\n');
    writeFileSync(manifest, lines.with(0, lines[0]!.replace('"test"', '"tset"')).join('\n'));
    expect(checkEvidence(folder).problems).toEqual([{ line: 2, file: 'b.json', problem: 'chain' }]);
  });

  it('does not read outside its folder, whatever the manifest says', () => {
    const { folder, manifest } = kept();
    const lines = readFileSync(manifest, 'utf8').split('\n');
    writeFileSync(manifest, lines.with(2, lines[2]!.replace('c.json', '../case.json')).join('\n'));
    expect(checkEvidence(folder).problems).toEqual([{ line: 3, file: '../case.json', problem: 'missing' }]);
  });

  it('holds after a manifest line that was torn by a power cut', () => {
    const { folder, manifest } = kept();
    const whole = readFileSync(manifest, 'utf8');
    writeFileSync(manifest, whole.slice(0, -20));
    keepEvidence(folder, 'd', { name: 'd' }, { source: 'test', time: createdAt, requestId: null });
    expect(checkEvidence(folder)).toEqual({ kept: 4, problems: [{ line: 3, file: null, problem: 'chain' }] });
  });
});
