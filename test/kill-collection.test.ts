import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { LedgerEntry } from '../src/domain/finding.ts';
import { investigateFiles } from '../src/engine/investigate/index.ts';
import { breachedTenant } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

const child = fileURLToPath(new URL('support/collect-child.mjs', import.meta.url));
const built = existsSync(new URL('../dist/cli/main.js', import.meta.url));

interface Span {
  readonly since: string;
  readonly until: string;
}

/** Collects in a child process that is killed while it waits for the answer of its n-th window; null lets it live. */
function collectInChild(
  rig: Rig,
  folder: string,
  span: Span,
  killAt: number | null,
): Promise<NodeJS.Signals | null> {
  const [attack] = rig.simulator.scenarios;
  const given = { profile: rig.profile, secret: attack!.operator.secret, home: rig.home, folder, ...span };
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, JSON.stringify(given)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    running.stdout.on('data', (bytes: Buffer) => {
      told += bytes.toString('utf8');
      if (killAt !== null && told.split('\n').includes(String(killAt))) running.kill('SIGKILL');
    });
    running.once('error', reject);
    running.once('exit', (code, signal) =>
      code === 0 || signal !== null ? resolve(signal) : reject(new Error(`the child ended with ${code}`)),
    );
  });
}

/** The ledger without the moments at which it was asked. */
function ledgerIn(folder: string): readonly object[] {
  const entries = JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8')) as LedgerEntry[];
  return entries
    .map(({ asked: _asked, ...entry }) => entry)
    .toSorted((a, b) => `${a.source} ${a.from}`.localeCompare(`${b.source} ${b.from}`));
}

/** Every kept file with how many records it holds. */
function keptIn(folder: string): { readonly [file: string]: number } {
  const collected = join(folder, 'evidence', 'collected');
  return Object.fromEntries(
    readdirSync(collected, { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .toSorted()
      .map((path) => [relative(collected, path), readFileSync(path, 'utf8').trimEnd().split('\n').length]),
  );
}

describe.skipIf(!built)('a collection that is killed with SIGKILL, again and again', () => {
  it(
    'ends, resumed, with the ledger, the files and the counts of an undisturbed one',
    { timeout: 600_000 },
    async () => {
      const rig = await breachedTenant('aitm-device');
      try {
        const now = Date.now();
        const span = {
          since: new Date(now - 12 * 86_400_000).toISOString(),
          until: new Date(now).toISOString(),
        };
        const folders = { killed: join(rig.casesFolder, 'killed'), whole: join(rig.casesFolder, 'whole') };
        for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });
        for (const killAt of [1, 4, 9, 14]) {
          expect(await collectInChild(rig, folders.killed, span, killAt)).toBe('SIGKILL');
          // What stands in the ledger is whole at every moment, and says no more than what was kept.
          if (!existsSync(join(folders.killed, 'ledger.json'))) continue;
          for (const { file, returned } of JSON.parse(
            readFileSync(join(folders.killed, 'ledger.json'), 'utf8'),
          ) as LedgerEntry[])
            if (file !== undefined)
              expect(readFileSync(join(folders.killed, file), 'utf8').trimEnd().split('\n')).toHaveLength(
                returned,
              );
        }
        expect(await collectInChild(rig, folders.killed, span, null)).toBeNull();
        expect(await collectInChild(rig, folders.whole, span, null)).toBeNull();

        expect(ledgerIn(folders.killed).length).toBeGreaterThan(10);
        expect(ledgerIn(folders.killed)).toEqual(ledgerIn(folders.whole));
        expect(keptIn(folders.killed)).toEqual(keptIn(folders.whole));
        const [killed, whole] = [
          await investigateFiles([join(folders.killed, 'evidence')], {
            folder: folders.killed,
            tell: () => {},
          }),
          await investigateFiles([join(folders.whole, 'evidence')], {
            folder: folders.whole,
            tell: () => {},
          }),
        ];
        expect(killed.events.accepted).toBeGreaterThan(20);
        expect(killed.events).toEqual(whole.events);
        expect(killed.findings.map(({ id }) => id)).toEqual(whole.findings.map(({ id }) => id));
      } finally {
        await rig.simulator.close();
      }
    },
  );
});
