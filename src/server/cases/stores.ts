import { setTimeout as sleep } from 'node:timers/promises';
import { notInvestigated } from '../../engine/investigate/case-events.ts';
import { openCaseStore } from '../../engine/case-store.ts';
import { hasStore } from '../../store/open.ts';
import type { EventStore } from '../../store/store.ts';

interface Open {
  readonly store: Promise<EventStore>;
  users: number;
  timer: NodeJS.Timeout | null;
}

/** A store that nobody asks is closed after this, milliseconds: another program may want it. */
const idle = 30_000;
/** Another program gets so long to take a store up, milliseconds, */
const headStart = 1_000;
/** and a page waits so long until it has done with it. */
const turn = 20_000;

/** The events of cases, kept open while they are looked at: opening one takes longer than a question. */
export class CaseStores {
  readonly #open = new Map<string, Open>();
  readonly #handedOver = new Map<string, Promise<void>>();

  async with<T>(folder: string, work: (store: EventStore) => Promise<T>): Promise<T> {
    const entry = this.#enter(folder);
    try {
      return await work(await entry.store);
    } catch (thrown) {
      if (await failed(entry.store)) this.#open.delete(folder);
      throw thrown;
    } finally {
      entry.users--;
      if (entry.users === 0) entry.timer = setTimeout(() => void this.release(folder), idle).unref();
    }
  }

  /** Closes a case's store, so that an investigation may write it. */
  async release(folder: string): Promise<void> {
    const entry = this.#open.get(folder);
    if (!entry) return;
    this.#open.delete(folder);
    if (entry.timer) clearTimeout(entry.timer);
    while (entry.users > 0) await sleep(10);
    await entry.store.then(
      (store) => store.close(),
      () => undefined,
    );
  }

  /** For another program of this person: questions of the pages wait a moment, so that it comes first. */
  async handOver(folder: string): Promise<void> {
    this.#handedOver.set(folder, sleep(headStart));
    await this.release(folder);
  }

  async #openLater(folder: string): Promise<EventStore> {
    await this.#handedOver.get(folder);
    this.#handedOver.delete(folder);
    return openCaseStore(folder, turn);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((folder) => this.release(folder)));
  }

  #enter(folder: string): Open {
    const known = this.#open.get(folder);
    if (known) {
      if (known.timer) clearTimeout(known.timer);
      known.timer = null;
      known.users++;
      return known;
    }
    if (!hasStore(folder)) throw notInvestigated(folder);
    const entry: Open = { store: this.#openLater(folder), users: 1, timer: null };
    this.#open.set(folder, entry);
    return entry;
  }
}

async function failed(store: Promise<EventStore>): Promise<boolean> {
  return store.then(
    () => false,
    () => true,
  );
}
