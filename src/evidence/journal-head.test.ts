import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { headFile, readHead } from './journal-head.ts';
import { Journal, readJournal } from './journal.ts';

const lines = 5;

function emptyFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'evict-head-')), 'journal.jsonl');
}

function written(file: string, count = lines): string {
  const journal = new Journal(file, systemClock);
  for (let line = 1; line <= count; line++) journal.append('note', null, { text: `Zeile für Jörg ${line}` });
  return file;
}

/** How a reader takes the journal: its number of lines, or the code of the refusal. */
function taken(file: string, repair = false): number | string {
  try {
    return readJournal(file, repair).length;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

describe('the head of a journal', () => {
  it('tells a journal that lost its end, at whichever byte it was cut, and leaves both files alone', () => {
    const file = written(emptyFile());
    const whole = readFileSync(file);
    const head = readFileSync(headFile(file));
    for (let end = 0; end < whole.length; end++) {
      writeFileSync(file, whole.subarray(0, end));
      expect({ end, taken: taken(file, true) }).toEqual({ end, taken: 'journal-cut' });
      expect(readFileSync(file)).toEqual(whole.subarray(0, end));
    }
    expect(readFileSync(headFile(file))).toEqual(head);
    writeFileSync(file, whole);
    expect(taken(file)).toBe(lines);
  });

  it('says how many lines are missing, in both languages', () => {
    const file = written(emptyFile());
    truncateSync(file, readFileSync(file).indexOf('\n') + 1);
    expect(() => readJournal(file, false)).toThrow(/of its 5 lines only 1 are there/);
    rmSync(file);
    try {
      readJournal(file, false);
      expect.unreachable();
    } catch (error) {
      expect((error as AppError).text.de).toContain('Von seinen 5 Zeilen sind nur 0 vorhanden');
    }
  });

  it('survives a death at every byte of its own writing: the line is there, and the journal goes on', () => {
    for (let count = 1; count <= 4; count++) {
      const file = written(emptyFile(), count - 1);
      const before = count === 1 ? Buffer.alloc(0) : readFileSync(headFile(file));
      written(file, 1);
      const after = readFileSync(headFile(file));
      const slot =
        after.length === 2 * before.length ? before.length : ((count - 1) % 2) * (after.length / 2);
      for (let end = 0; end <= after.length; end++) {
        const torn = Buffer.concat([before, Buffer.alloc(Math.max(0, end - before.length))]);
        after.copy(torn, slot, slot, Math.max(slot, end));
        writeFileSync(headFile(file), torn.subarray(0, Math.max(before.length, end)));
        expect({ count, end, taken: taken(file) }).toEqual({ count, end, taken: count });
        expect([count - 1, count]).toContain(readHead(file).count);
      }
      expect(written(file, 2)).toBe(file);
      expect([taken(file), readHead(file).count]).toEqual([count + 2, count + 2]);
    }
  });

  it.each<[string, (file: string) => void]>([
    ['deleted', (file) => rmSync(headFile(file))],
    ['emptied', (file) => truncateSync(headFile(file), 0)],
    ['overwritten', (file) => writeFileSync(headFile(file), 'x'.repeat(166))],
    [
      'put back from before the last two lines',
      (file) => copyFileSync(headFile(written(emptyFile(), 3)), headFile(file)),
    ],
  ])('that was %s is told', (_what, damage) => {
    const file = written(emptyFile());
    damage(file);
    expect(taken(file, true)).toBe('journal-head');
  });

  it('tells a last line that was written anew with a chain that fits', () => {
    const file = written(emptyFile());
    const other = written(emptyFile(), lines);
    copyFileSync(other, file);
    expect(taken(file, true)).toBe('journal-head');
  });

  it('is brought up to the journal before the next line', () => {
    const file = written(emptyFile(), 4);
    const behind = readFileSync(headFile(file));
    written(file, 1);
    writeFileSync(headFile(file), behind);
    const seen: number[] = [];
    const journal = new Journal(file, systemClock, () => seen.push(readHead(file).count));
    journal.append('note', null, {});
    expect(seen).toEqual([5, 5, 6]);
  });
});
