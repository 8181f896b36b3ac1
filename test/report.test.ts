import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser, thisMachine } from '../src/reports/pdf/find-browser.ts';
import { startSimulator } from '../src/simulator/index.ts';
import type { Simulator } from '../src/simulator/index.ts';
import { evict } from './support/terminal.ts';

// One case of each simulated tenant from the logs to the reports, through the command line as a person would.

const folder = mkdtempSync(join(tmpdir(), 'evict-report-'));
const environment: Record<string, string> = {
  EVICT_HOME: join(folder, 'home'),
  EVICT_CASES: join(folder, 'cases'),
  EVICT_SHOW_SECRETS: '1',
  EVICT_NO_KEYCHAIN: '1',
};
let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(async () => {
  await simulator.close();
  rmSync(folder, { recursive: true, force: true });
});

function browserHere(): boolean {
  try {
    return findBrowser(thisMachine(process.env)) !== '';
  } catch {
    return false;
  }
}

const audiences = ['executive', 'technical', 'notification'] as const;

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])('the case of %s', (id) => {
  const run = async (
    ...argv: readonly string[]
  ): Promise<{ code: number; stdout: string; stderr: string }> => {
    const { code, stdout, stderr } = await evict(argv, { environment });
    return { code, stdout, stderr };
  };

  it('goes from the logs into a plan that removes what was seen, spares the innocent, and into reports', async () => {
    const scenario = simulator.scenarios.find((one) => one.id === id)!;
    const at = ['--tenant', scenario.tenant.domain];
    environment['EVICT_CLIENT_SECRET'] = scenario.operator.secret;
    const login = [
      '--client-id',
      scenario.operator.clientId,
      '--method',
      'secret',
      '--endpoint',
      simulator.origin,
    ];
    await run('login', ...at, ...login);
    const seen = await run('investigate', ...at, '--case', id, '-o', 'json');
    const found = JSON.parse(seen.stdout) as {
      readonly story: readonly { readonly kind: string; readonly time: string | null }[];
      readonly accounts: readonly { readonly for: readonly string[]; readonly against: readonly string[] }[];
    };
    expect(found.story.length).toBeLessThanOrEqual(10);
    // "Last seen" ends the attack, whatever was done before it.
    const told = found.story.slice(
      0,
      found.story.findIndex(({ kind }) => kind === 'last'),
    );
    const times = told.flatMap(({ time }) => time ?? []);
    expect(times).toEqual(times.toSorted());
    expect(found.story.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['entry', 'left', 'last']));
    for (const account of found.accounts)
      expect(account.for.every((text) => typeof text === 'string')).toBe(true);

    const plan = await run('contain', ...scenario.victims, ...at, '--case', id, '--yes', '-o', 'json');
    expect(plan.stderr).not.toContain('internal-error');
    const steps = (
      JSON.parse(plan.stdout) as {
        readonly plan: {
          readonly steps: readonly {
            readonly reasons: readonly { readonly text: { readonly en: string } }[];
          }[];
        };
      }
    ).plan.steps;
    const fromCase = steps.filter(({ reasons }) =>
      reasons.some(({ text }) => text.en.startsWith('The investigation saw')),
    );
    expect(fromCase.length).toBeGreaterThan(0);
    // The case was begun by an investigation, which names no accounts: its plans do.
    const recovery = await run('recover', ...scenario.victims, ...at, '--dry-run');
    expect(recovery.stderr).not.toContain('no-case');
    const innocents = await simulator.innocents(id);
    expect(innocents.filter(({ stands }) => !stands).map(({ what }) => what.en)).toEqual([]);

    for (const audience of audiences) {
      for (const lang of ['en', 'de']) {
        const written = await run(
          'report',
          id,
          '--audience',
          audience,
          '--lang',
          lang,
          '--format',
          'html,md,json',
          '--tlp',
          'amber',
          '-o',
          'json',
        );
        expect(written.stderr).toBe('');
        const page = readFileSync(join(folder, 'cases', id, 'reports', `${audience}-${lang}.html`), 'utf8');
        expect(page).toContain(`<html lang="${lang}">`);
        expect(page).not.toMatch(/undefined|\[object|NaN|Localized/);
        expect(page).not.toContain(scenario.operator.secret);
      }
    }
  });
});

describe.skipIf(!browserHere())('printed by an installed browser', () => {
  it('fits one page for the client, on A4 and on Letter, in both languages', async () => {
    for (const id of ['invoice-fraud', 'admin-takeover'])
      for (const lang of ['en', 'de'])
        for (const paper of ['a4', 'letter']) {
          const out = join(folder, `${id}-${lang}-${paper}.pdf`);
          const { code, stderr } = await evict(
            [
              'report',
              id,
              '--audience',
              'executive',
              '--format',
              'pdf',
              '--lang',
              lang,
              '--paper',
              paper,
              '--out',
              out,
              '-o',
              'none',
            ],
            { environment: { ...environment, PATH: process.env['PATH'] ?? '' } },
          );
          expect(stderr).toBe('');
          expect(code).toBe(0);
          const pdf = readFileSync(out, 'latin1');
          expect([...pdf.matchAll(/\/Type\s*\/Page\b/g)]).toHaveLength(1);
          expect(pdf).toMatch(paper === 'a4' ? /MediaBox\s*\[0 0 59[45]/ : /MediaBox\s*\[0 0 612 792/);
        }
  }, 120_000);
});

describe('without a browser', () => {
  it('says what to do, and writes nothing', async () => {
    mkdirSync(join(folder, 'nothing'), { recursive: true });
    const out = join(folder, 'nothing', 'report.pdf');
    const missing = join(folder, 'no-such-browser');
    const { code, stderr } = await evict(['report', 'aitm-device', '--format', 'pdf', '--out', out], {
      environment: { ...environment, EVICT_BROWSER: missing },
    });
    expect(code).toBe(1);
    expect(stderr).toContain('browser-missing');
    expect(existsSync(out)).toBe(false);
  });

  it('takes no logo that is no picture', async () => {
    const logo = join(folder, 'logo.png');
    writeFileSync(logo, '<html><script>alert(1)</script></html>');
    const { code, stderr } = await evict(['report', 'aitm-device', '--logo', logo], { environment });
    expect(code).toBe(1);
    expect(stderr).toContain('bad-logo');
  });
});
