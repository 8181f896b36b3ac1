import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { actionById } from '../actions/index.ts';
import { areas } from '../domain/check.ts';
import { footholdKinds } from '../domain/foothold.ts';
import { settingIds } from '../domain/setting-values/index.ts';
import { checks } from './index.ts';

const groups = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'support')
  .map((entry) => entry.name);

describe('the list of checks', () => {
  it('holds every file of the folders, each named like its id and lying in its area', () => {
    const files = groups.flatMap((group) =>
      readdirSync(join(import.meta.dirname, group))
        .filter((name) => !name.endsWith('.test.ts'))
        .map((name) => `${group}/${name.replace(/\.ts$/, '')}`),
    );
    expect(checks.map((check) => `${check.area}/${check.id}`).sort()).toEqual(files.sort());
    expect(new Set(checks.map((check) => check.id)).size).toBe(checks.length);
    for (const group of groups) expect(areas).toContain(group);
  });

  it('names only settings, techniques and footholds that exist', () => {
    for (const check of checks) {
      expect(check.needs.length, check.id).toBeGreaterThan(0);
      for (const id of [...check.needs, ...check.wants]) expect(settingIds, check.id).toContain(id);
      for (const id of check.attack) expect(id, check.id).toMatch(/^T\d{4}(\.\d{3})?$/);
      for (const id of check.cis) expect(id, check.id).toMatch(/^\d+(\.\d+)+$/);
      for (const mark of [...(check.cuts.stops ?? []), ...(check.cuts.shortens ?? [])])
        if (!/^(T\d{4}|rule:)/.test(mark)) expect(footholdKinds, check.id).toContain(mark);
    }
  });

  it('names only hardening actions that exist', () => {
    for (const check of checks)
      if (check.action !== undefined) expect(actionById(check.action)?.id, check.id).toBe(check.action);
  });

  it('says everything in two languages that differ', () => {
    for (const check of checks)
      for (const text of [check.title, check.rationale]) {
        expect(text.en.length, check.id).toBeGreaterThan(10);
        expect(text.de.length, check.id).toBeGreaterThan(10);
        expect(text.en, check.id).not.toBe(text.de);
      }
  });
});

// The published lists are not part of this project: where they lie beside it, ids are held against them.
const published =
  ['../../../shared/data', '../../../../shared/data']
    .map((path) => join(import.meta.dirname, path))
    .find((path) => existsSync(path)) ?? '';

describe.skipIf(!existsSync(join(published, 'scuba-policies.json')))('ids of others', () => {
  it('are ids of policies in force, and none of the three products is left out', () => {
    const policies = JSON.parse(readFileSync(join(published, 'scuba-policies.json'), 'utf8')) as {
      readonly policyId: string;
      readonly file: string;
    }[];
    const current = policies
      .filter((policy) => /\/(aad|exo|securitysuite)\.md$/.test(policy.file))
      .map((policy) => policy.policyId);
    const named = checks.flatMap((check) => check.scuba);
    expect(named.filter((id) => !current.includes(id))).toEqual([]);
    expect(current.filter((id) => !named.includes(id))).toEqual([]);
  });

  it('are controls that Secure Score knows', () => {
    const text = readFileSync(join(published, 'secure-score-controls.json'), 'utf8').replace(/^\uFEFF/, '');
    const known = (JSON.parse(text) as { readonly id: string }[]).map((control) => control.id);
    const named = checks.flatMap((check) => check.secureScore);
    expect(named.filter((id) => !known.includes(id))).toEqual([]);
  });
});
