import { setTimeout as sleep } from 'node:timers/promises';
import { basename, dirname } from 'node:path';
import { AppError } from '../kernel/errors.ts';
import { openStore } from '../store/open.ts';
import type { EventStore } from '../store/store.ts';
import { askServer, readNote } from './running-server.ts';

const pause = 100;

/**
 * Opens a case's events. One process holds them at a time: where the web server does, it is asked to let go (it takes
 * them up again when it next needs them), and for `patience` milliseconds one waits for whoever it is.
 */
export async function openCaseStore(folder: string, patience = 5_000): Promise<EventStore> {
  let asked = false;
  for (let waited = 0; ; waited += pause) {
    try {
      return await openStore(folder);
    } catch (thrown) {
      if (!(thrown instanceof AppError) || thrown.code !== 'store-busy' || waited >= patience) throw thrown;
      const note = asked ? null : readNote(dirname(folder));
      asked = true;
      if (note && note.pid !== process.pid)
        await askServer(note, '/api/handover', { case: basename(folder) });
      await sleep(pause);
    }
  }
}
