import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { evict } from './support/terminal.ts';

/** Invented audit records, each with something that does not compress. */
const records = Array.from({ length: 200 }, (_, index) =>
  JSON.stringify({
    CreationTime: '2026-03-02T08:00:00',
    Id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    Operation: 'MailboxLogin',
    RecordType: 2,
    Workload: 'Exchange',
    UserId: 'anna.weber@nordlicht.example',
    Invented: randomBytes(64).toString('hex'),
  }),
).join('\n');

function investigate(name: string, bytes: Buffer | string, format: string) {
  const file = join(mkdtempSync(join(tmpdir(), 'evict-unread-')), name);
  writeFileSync(file, bytes);
  return evict(['investigate', file, '--case', 'unread', '--output', format, '--lang', 'de']);
}

describe('a file that says less than it seems', () => {
  it('ends with 4 where its end is missing, and the ledger says so', async () => {
    const whole = gzipSync(records);
    const run = await investigate('cut.jsonl.gz', whole.subarray(0, whole.length / 2), 'text');
    expect(run.code).toBe(4);
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toMatch(/Vollständigkeit.*teilweise: Die Datei/);
  });

  it('is a whole one where nothing is missing', async () => {
    expect((await investigate('whole.jsonl.gz', gzipSync(records), 'text')).code).toBe(0);
  });

  it('is called empty where it is', async () => {
    const run = await investigate('empty.csv', '', 'text');
    expect(run.stdout.replaceAll(/\s+/g, ' ')).toMatch(/Die Datei.*ist leer/);
  });
});
