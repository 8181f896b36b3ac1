import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCase } from '../../src/evidence/case-folder.ts';

/** The case of an invented attack, as an investigation of files leaves it. */
export function attackCase(
  casesFolder: string,
  name: string,
  titles: readonly string[] = ['Password was guessed (invented)'],
): void {
  const { folder } = ensureCase(casesFolder, name, {
    createdAt: '2026-11-20T09:00:00.000Z',
    tenant: null,
    accounts: [],
  });
  const findings = titles.map((title) => ({
    severity: 'high',
    time: '2026-11-19T21:14:00.000Z',
    title: { en: title, de: title },
    user: null,
    attack: ['T1110.003'],
    rule: 'invented',
    foothold: null,
  }));
  writeFileSync(join(folder, 'investigation.json'), JSON.stringify({ findings }));
}
