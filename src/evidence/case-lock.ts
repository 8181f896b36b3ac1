import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../kernel/errors.ts';

/**
 * One process writes a case. The lock names the process; one whose process is gone is taken over, since a killed run
 * must not lock its own resumption out. Gives what releases it; throws `case-busy`.
 */
export function lockCase(folder: string): () => void {
  const path = join(folder, 'lock');
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      writeFileSync(path, String(process.pid), { flag: 'wx' });
      held.add(path);
      return () => {
        if (held.delete(path)) rmSync(path, { force: true });
      };
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error;
      const holder = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0;
      if (held.has(path) || isAlive(holder)) throw busy(folder, holder);
      rmSync(path, { force: true });
    }
  }
  throw busy(folder, 0);
}

/**
 * The locks of this process: where a lock names this process and is not among them, a dead process had the same number.
 */
const held = new Set<string>();

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as { code?: string }).code === 'EPERM';
  }
}

function busy(folder: string, pid: number): AppError {
  return new AppError({
    code: 'case-busy',
    side: 'input',
    message: {
      en: `Another run (process ${pid}) is working on ${folder}.`,
      de: `Ein anderer Lauf (Prozess ${pid}) arbeitet an ${folder}.`,
    },
    next: {
      en: 'Wait until it ends, or end it; then run this again.',
      de: 'Warten Sie, bis er endet, oder beenden Sie ihn; starten Sie dann erneut.',
    },
  });
}
