import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readJournal } from '../src/evidence/journal.ts';

const built = (path: string): string => pathToFileURL(join(import.meta.dirname, '..', 'dist', path)).href;

/** Three lines into a journal whose file may hold 2 × 512 bytes; the second line is the one that does not fit. */
const child = `
import { Journal } from '${built('evidence/journal.js')}';
const clock = { now: () => new Date(0), sleep: async () => {} };
const journal = new Journal(process.argv[1], clock);
for (const text of ['a', 'b'.repeat(2000), 'c']) {
  try {
    journal.append('intent', '1.01', { text });
    console.log('announced');
  } catch (error) {
    console.log(error.code);
  }
}`;

describe('a journal on a disk that fills up', () => {
  // Windows has no limit on the size of one process's files to try it with.
  it.skipIf(process.platform === 'win32')(
    'never says that a line is there of which only a part was taken, and stays whole',
    () => {
      const file = join(mkdtempSync(join(tmpdir(), 'evict-full-')), 'journal.jsonl');
      const said = execFileSync(
        'sh',
        ['-c', 'ulimit -f 2; exec "$0" "$@"', process.execPath, '--input-type=module', '-e', child, file],
        { encoding: 'utf8' },
      );
      expect(said.trim().split('\n')).toEqual(['announced', 'EFBIG', 'announced']);
      expect(readJournal(file, false).map(({ data }) => data)).toEqual([{ text: 'a' }, { text: 'c' }]);
      expect(readFileSync(file, 'utf8').endsWith('\n')).toBe(true);
    },
  );
});
