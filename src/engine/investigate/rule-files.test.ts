import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileRuleFiles, parseFiles, readRuleFiles, ruleFiles, shippedRules } from './rule-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'evict-rules-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('rules compiled by the build', () => {
  const rules = join(folder, 'detections');
  const compiled = join(folder, 'content', 'detections.json');

  it('are the same as parsed ones, wherever the folder lies by then', async () => {
    await compileRuleFiles(shippedRules, compiled);
    cpSync(shippedRules, rules, { recursive: true });
    const parsed = await parseFiles(ruleFiles(rules));
    expect(parsed.length).toBeGreaterThan(120);
    expect(await readRuleFiles(rules, compiled)).toEqual(parsed);
    // They do come from the compiled file: what is changed in it is seen.
    writeFileSync(compiled, readFileSync(compiled, 'utf8').replace('"kind":"rule"', '"kind":"marked"'));
    expect(await readRuleFiles(rules, compiled)).not.toEqual(parsed);
  });

  it('stand for nothing once a rule was changed, added or taken away', async () => {
    await compileRuleFiles(rules, compiled);
    const added = join(rules, 'added.yml');
    writeFileSync(added, 'title: invented\n');
    expect(await readRuleFiles(rules, compiled)).toContainEqual(
      expect.objectContaining({ ok: false, file: added, title: 'invented' }),
    );
    rmSync(added);
    const [first] = ruleFiles(rules);
    writeFileSync(first!.path, first!.text.replace(/^title: .*$/m, 'title: Changed'));
    const titles = (await readRuleFiles(rules, compiled)).map((result) =>
      result.ok ? result.document.title : result.title,
    );
    expect(titles).toContain('Changed');
  });
});
