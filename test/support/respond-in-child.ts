import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Rig } from './tenant.ts';

const child = fileURLToPath(new URL('respond-child.mjs', import.meta.url));

/** The child runs what was built. */
export const built = existsSync(new URL('../../dist/cli/main.js', import.meta.url));

/**
 * When a process is killed: by itself at a line of its journal (`written`: on the disk, but not yet in the head that
 * counts the lines), or from outside while it waits for the answer to a write that took effect.
 */
export type Death =
  | { readonly moment: 'before' | 'written'; readonly line: number }
  | { readonly moment: 'answer'; readonly line: number };

/** Works on the case `test` in a process of its own, which dies at this moment; null lets it live. Gives the signal. */
export async function respondInChild(
  rig: Rig,
  work: 'contain' | 'recover' | 'undo',
  death: Death | null,
): Promise<string | null> {
  const { folder } = rig.run('test');
  const [attack] = rig.simulator.scenarios;
  const given = JSON.stringify({
    profile: rig.profile,
    secret: attack!.operator.secret,
    home: rig.home,
    folder,
    accounts: attack!.victims,
    since: attack!.attackBegan,
    work,
    ...(death ?? { moment: 'before', line: 0 }),
  });
  const running = spawn(process.execPath, [child, given], { stdio: ['ignore', 'ignore', 'inherit'] });
  const spare = death?.moment === 'answer' ? killAtWrite(rig, running, death.line) : () => {};
  try {
    return await new Promise((resolve, reject) => {
      running.once('error', reject);
      running.once('exit', (code, signal) =>
        code === 0 || signal !== null ? resolve(signal) : reject(new Error(`the child ended with ${code}`)),
      );
    });
  } finally {
    spare();
  }
}

/** Kills once the tenant has counted its n-th write from now; the tenant finishes it, nobody hears the answer. */
function killAtWrite({ simulator: { world } }: Rig, running: ChildProcess, line: number): () => void {
  let count = 0;
  world.countWrite = (kind) => {
    Object.getPrototypeOf(world).countWrite.call(world, kind);
    count++;
    if (count === line) running.kill('SIGKILL');
  };
  return () => {
    delete (world as { countWrite?: unknown }).countWrite;
  };
}
