import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { investigateFiles } from '../src/engine/investigate/index.ts';
import { ensureCase } from '../src/evidence/case-folder.ts';
import type { EvictServer } from '../src/server/index.ts';
import { startBareServer } from './support/bare-server.ts';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));

describe('the command line beside a running server', () => {
  let server: EvictServer;
  let casesFolder: string;
  let folder: string;
  const run = (
    ...args: readonly string[]
  ): Promise<{ readonly code: number; readonly out: string; readonly err: string }> =>
    new Promise((resolve) => {
      execFile(process.execPath, [main, ...args, '--cases', casesFolder], (error, out, err) =>
        resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
      );
    });
  const countInServer = (): Promise<number> => server.context.stores.with(folder, (store) => store.size());

  beforeAll(async () => {
    casesFolder = mkdtempSync(join(tmpdir(), 'evict-handover-'));
    ({ folder } = ensureCase(casesFolder, 'shared', {
      createdAt: '2026-11-25T00:00:00Z',
      tenant: null,
      accounts: [],
    }));
    // Invented.
    const record = {
      Id: '00000000-0000-4000-8000-000000000001',
      CreationTime: '2026-11-24T08:00:00',
      Operation: 'Send',
      Workload: 'Exchange',
      RecordType: 2,
      UserId: 'kim@contoso.example',
    };
    const file = join(casesFolder, 'audit.jsonl');
    writeFileSync(file, `${JSON.stringify(record)}\n`);
    await investigateFiles([file], { folder, tell: () => {} });
    server = await startBareServer(casesFolder);
  });
  afterAll(() => server.close());

  it('gets the events that the server holds, and the server takes them up again', async () => {
    expect(await countInServer()).toBe(1);
    const { code, out, err } = await run('case', 'timeline', 'shared', '--output', 'json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect((JSON.parse(out) as { events: readonly unknown[] }).events).toHaveLength(1);
    expect(await countInServer()).toBe(1);
  });

  it('gives a second "evict serve" another link to the same server', async () => {
    const { code, out, err } = await run('serve', '--no-open', '--output', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ origin: server.origin });
    expect(err).toContain(`${server.origin}/open?token=`);
  });

  it('answers no program that does not know the token, and takes its note away at the end', async () => {
    const note = join(casesFolder, '.server.json');
    const { token } = JSON.parse(readFileSync(note, 'utf8')) as { token: string };
    for (const authorization of ['Bearer invented', `Basic ${token}`, token]) {
      const answer = await fetch(`${server.origin}/api/link`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: '{}',
      });
      expect(answer.status).toBe(403);
    }
    await server.close();
    expect(existsSync(note)).toBe(false);
  });
});
