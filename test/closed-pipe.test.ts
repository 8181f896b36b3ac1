import { spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main, signIn } from './support/program.ts';
import { breachedTenant } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

let rig: Rig;

beforeAll(async () => {
  rig = await breachedTenant('invoice-fraud');
  signIn(rig);
});

afterAll(() => rig.simulator.close());

/** Runs the program in a process of its own, whose talk nobody reads any more after the first line. */
function unheard(argv: readonly string[]): Promise<number | null> {
  const running = spawn(process.execPath, [main, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      EVICT_HOME: rig.home,
      EVICT_CASES: rig.casesFolder,
      EVICT_NO_KEYCHAIN: '1',
      EVICT_CLIENT_SECRET: rig.simulator.scenarios[0]!.operator.secret,
    },
  });
  running.stdout.destroy();
  running.stderr.once('data', () => running.stderr.destroy());
  return new Promise((resolve) => running.once('exit', resolve));
}

describe('a containment whose reader went away (evict contain … | head)', () => {
  it('is carried out to its end, and its exit code tells how it went', async () => {
    const upn = rig.accounts[0]!.upn;
    expect(await unheard(['contain', upn, '--yes', '--skip', 'reset-password', '--case', 'unheard'])).toBe(0);
    const tried = await rig.simulator.attack('invoice-fraud');
    expect(tried.filter(({ works, kind }) => works && kind !== 'password')).toEqual([]);
  }, 60_000);
});
