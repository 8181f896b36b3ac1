import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Rig } from './tenant.ts';

export const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Signs the built program in to the rig's tenant, as `evict login` would have. */
export function signIn(rig: Rig): void {
  const profiles = { default: rig.profile.name, profiles: [rig.profile] };
  writeFileSync(join(rig.home, 'profiles.json'), JSON.stringify(profiles));
}

/** Runs the built program in a process of its own; killed with SIGKILL as soon as `until` says so. */
export function program(
  rig: Rig,
  argv: readonly string[],
  until: () => boolean = () => false,
): Promise<Ended> {
  const running = spawn(process.execPath, [main, ...argv], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      EVICT_HOME: rig.home,
      EVICT_CASES: rig.casesFolder,
      EVICT_NO_KEYCHAIN: '1',
      EVICT_CLIENT_SECRET: rig.simulator.scenarios[0]!.operator.secret,
      LANG: 'en_GB.UTF-8',
    },
  });
  const [stdout, stderr] = [running.stdout, running.stderr].map((stream) => {
    const parts: Buffer[] = [];
    stream.on('data', (bytes: Buffer) => parts.push(bytes));
    return () => Buffer.concat(parts).toString('utf8');
  });
  const watch = setInterval(() => {
    if (until()) running.kill('SIGKILL');
  }, 1);
  return new Promise((resolve, reject) => {
    running.once('error', reject);
    running.once('close', (code, signal) => {
      clearInterval(watch);
      resolve({ code, signal, stdout: stdout!(), stderr: stderr!() });
    });
  });
}
