import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { settingIds } from '../domain/setting-values/index.ts';
import { settings } from './index.ts';

it('lists every file of the folder, and every setting that has a shape', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((name) => name !== 'index.ts' && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''));
  expect(settings.map((setting) => setting.id).sort()).toEqual(files.sort());
  expect(files.sort()).toEqual([...settingIds].sort());
});

it('names a permission for each setting', () => {
  for (const setting of settings) expect(setting.permissions.length, setting.id).toBeGreaterThan(0);
});
