import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Simulator, startSimulator } from '../../src/simulator/index.ts';
import { type Run, evict } from './terminal.ts';

let simulator: Simulator | null = null;

/** After each test: ends the simulator that its desk began. */
export async function leaveDesk(): Promise<void> {
  await simulator?.close();
  simulator = null;
}

export interface Desk {
  readonly simulator: Simulator;
  readonly victim: string;
  readonly cases: string;
  readonly folder: string;
  readonly login: readonly string[];
  run(argv: readonly string[], environment?: Readonly<Record<string, string>>): Promise<Run>;
}

/** An operator's machine beside a breached tenant, signed in or not yet. */
export async function desk(scenario: string, signedIn = true): Promise<Desk> {
  const started = await startSimulator({ scenarios: [scenario] });
  simulator = started;
  const built = started.scenarios[0]!;
  const folder = mkdtempSync(join(tmpdir(), 'evict-desk-'));
  const cases = join(folder, 'cases');
  const login = [
    'login',
    '--tenant',
    built.tenant.domain,
    '--client-id',
    built.operator.clientId,
    '--endpoint',
    started.origin,
  ];
  const own: Desk = {
    simulator: started,
    victim: built.victims[0]!,
    cases,
    folder,
    login,
    run: (argv, environment = {}) =>
      evict(argv, {
        environment: {
          EVICT_HOME: join(folder, 'home'),
          EVICT_CASES: cases,
          EVICT_CLIENT_SECRET: built.operator.secret,
          EVICT_SHOW_SECRETS: '1',
          ...environment,
        },
      }),
  };
  if (signedIn) expect((await own.run([...login, '--method', 'secret'])).code).toBe(0);
  return own;
}

interface Told {
  readonly exit: number;
  readonly code: string;
  readonly message: string;
  readonly next: string;
}

/** What was told, with what holds for every error: data stays empty, two whole sentences, no stack. */
export function told(run: Run): Told {
  expect(run.stdout).toBe('');
  expect(run.stderr).not.toMatch(/\n {4}at /);
  const { error } = JSON.parse(run.stderr.trimEnd().split('\n').at(-1)!) as {
    error: { code: string; message: string; next: string };
  };
  expect(error.message.length).toBeGreaterThan(15);
  expect(error.next.length).toBeGreaterThan(15);
  expect(error.code).not.toBe('internal-error');
  return { exit: run.code, code: error.code, message: error.message, next: error.next };
}

/** The same command in English and German: one code, one exit code, two different texts. */
export async function inBoth(
  { run }: Desk,
  argv: readonly string[],
  environment?: Readonly<Record<string, string>>,
): Promise<Told> {
  const english = told(await run([...argv, '--lang', 'en'], environment));
  const german = told(await run([...argv, '--lang', 'de'], environment));
  expect([german.code, german.exit]).toEqual([english.code, english.exit]);
  expect(german.message).not.toBe(english.message);
  expect(german.next).not.toBe(english.next);
  return english;
}

/** How often each kind of write arrived. */
export const writes = (own: Desk): string => JSON.stringify(own.simulator.world.writes);
