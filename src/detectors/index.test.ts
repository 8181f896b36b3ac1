import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectors } from './index.ts';

const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'index.ts')
  .map((name) => name.slice(0, -3));

describe('the list of detectors', () => {
  it('names exactly the files', () => {
    expect(detectors.map(({ id }) => id)).toEqual(files.sort());
  });

  it('speaks both languages, names techniques and sources', () => {
    for (const detector of detectors) {
      for (const text of [detector.title, detector.reason, detector.lookNext, ...detector.falsePositives]) {
        expect(text.en, detector.id).not.toBe('');
        expect(text.de, detector.id).not.toBe(text.en);
      }
      expect(detector.falsePositives.length, detector.id).toBeGreaterThan(0);
      for (const id of detector.attack) expect(id).toMatch(/^T\d{4}(\.\d{3})?$/);
      expect(detector.attack.length, detector.id).toBeGreaterThan(0);
      for (const source of detector.sources) expect(source).toMatch(/^(IR|MB|MA|SD|SI|ID|OA|FS)-\d{2}$/);
      expect(detector.sources.length, detector.id).toBeGreaterThan(0);
    }
  });
});
