import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { Journal, readJournal } from './journal.ts';
import type { JournalHook } from './journal.ts';
import { headFile, readHead } from './journal-head.ts';

function emptyFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'evict-journal-')), 'journal.jsonl');
}

/** A journal of four lines with a German and an emoji text, so that a line may break within a character. */
function written(file = emptyFile(), hook?: JournalHook): string {
  const journal = new Journal(file, systemClock, hook);
  journal.append('plan', null, { id: 'p', text: 'Wiederherstellung für Jörg' });
  journal.append('intent', '1.01', { before: { accountEnabled: true } });
  journal.append('sent', '1.01', { outcome: 'sent' });
  journal.append('result', '1.01', { outcome: 'done', text: 'erledigt ✔ 🔒' });
  return file;
}

function refusal(file: string): AppError {
  try {
    readJournal(file, true);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the journal was accepted');
}

describe('a journal', () => {
  it('gives back what was appended, numbered and chained, also to another process', () => {
    const entries = readJournal(written(), false);
    expect(entries.map((entry) => [entry.sequence, entry.event, entry.step])).toEqual([
      [1, 'plan', undefined],
      [2, 'intent', '1.01'],
      [3, 'sent', '1.01'],
      [4, 'result', '1.01'],
    ]);
    expect(entries[0]!.previous).toBe('0'.repeat(64));
    for (const [index, entry] of entries.entries())
      if (index > 0) expect(entry.previous).toBe(entries[index - 1]!.hash);
  });

  it('has a line on the disk, then in its head, before it says so, and not before', () => {
    const file = emptyFile();
    const seen: [string, number, number][] = [];
    const journal = new Journal(file, systemClock, (moment) => {
      const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
      seen.push([moment, lines, readHead(file).count]);
    });
    journal.append('intent', '1.01', {});
    journal.append('sent', '1.01', {});
    expect(seen).toEqual([
      ['before', 0, 0],
      ['written', 1, 0],
      ['after', 1, 1],
      ['before', 1, 1],
      ['written', 2, 1],
      ['after', 2, 2],
    ]);
  });

  it('is empty where there is no file', () => {
    expect(readJournal(emptyFile(), true)).toEqual([]);
  });

  it('loses only the line that was being written, wherever the process died in it', () => {
    const { journal: whole, head } = diedWriting(4);
    const lastLine = whole.lastIndexOf(0x0a, whole.length - 2) + 1;
    for (let end = lastLine; end <= whole.length; end++) {
      const file = emptyFile();
      writeFileSync(file, whole.subarray(0, end));
      writeFileSync(headFile(file), head);
      const lines = end === whole.length ? 4 : 3;
      const journal = new Journal(file, systemClock);
      expect({ end, lines: journal.entries.length }).toEqual({ end, lines });
      journal.append('result', '1.01', { outcome: 'done' });
      expect(readJournal(file, false)).toHaveLength(lines + 1);
      expect(readHead(file).count).toBe(lines + 1);
      if (lines === 3 && end > lastLine)
        expect(readFileSync(`${file}.torn`)).toEqual(whole.subarray(lastLine, end));
    }
  });

  it('is left as it is by a reader that may not repair', () => {
    const { journal, head } = diedWriting(4);
    const file = emptyFile();
    writeFileSync(file, journal.subarray(0, -5));
    writeFileSync(headFile(file), head);
    const bytes = readFileSync(file);
    expect(readJournal(file, false)).toHaveLength(3);
    expect(readFileSync(file)).toEqual(bytes);
  });

  it.each<[string, (lines: string[]) => string[], number]>([
    ['a changed value', (lines) => lines.with(1, lines[1]!.replace('true', 'false')), 2],
    ['a removed line', (lines) => lines.toSpliced(1, 1), 2],
    ['a removed first line', (lines) => lines.slice(1), 1],
    ['a repeated line', (lines) => lines.toSpliced(2, 0, lines[1]!), 3],
    ['two lines the other way round', (lines) => [lines[0]!, lines[2]!, lines[1]!, lines[3]!], 2],
    ['a line of rubbish', (lines) => lines.with(2, '\u0000\u0000 {'), 3],
    ['an empty line', (lines) => lines.toSpliced(3, 0, ''), 4],
    ['a last line that is no entry', (lines) => [...lines, '[]'], 5],
  ])('refuses %s, names the line and leaves the file alone', (_what, damage, line) => {
    const file = written();
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    writeFileSync(file, `${damage(lines).join('\n')}\n`);
    const bytes = readFileSync(file);
    const error = refusal(file);
    expect(error.code).toBe('journal-damaged');
    expect(error.text.en).toContain(`line ${line}; the ${line - 1} lines before it are intact`);
    expect(error.text.de).toContain(`Zeile ${line}`);
    expect(readFileSync(file)).toEqual(bytes);
  });
});

/** The two files as they are on the disk when a process dies between this line and its head. */
function diedWriting(line: number): { readonly journal: Buffer; readonly head: Buffer } {
  const kept: { journal: Buffer; head: Buffer }[] = [];
  const file = emptyFile();
  written(file, (moment) => {
    if (moment !== 'written') return;
    const head = existsSync(headFile(file)) ? readFileSync(headFile(file)) : Buffer.alloc(0);
    kept.push({ journal: readFileSync(file), head });
  });
  return kept[line - 1]!;
}
