import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readInvestigation } from '../../engine/investigate/case-events.ts';
import type { Investigation } from '../../engine/investigate/investigation.ts';

const keptOpen = 4;

/** What investigations found, read once and again only when it was written anew. */
export class Investigations {
  readonly #known = new Map<string, { readonly changed: number; readonly investigation: Investigation }>();

  /** Throws `not-investigated`. */
  read(folder: string): Investigation {
    const changed = statSync(join(folder, 'investigation.json'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
    const known = this.#known.get(folder);
    if (known?.changed === changed) return known.investigation;
    const investigation = readInvestigation(folder);
    this.#known.delete(folder);
    this.#known.set(folder, { changed, investigation });
    const [oldest] = this.#known.keys();
    if (this.#known.size > keptOpen && oldest !== undefined) this.#known.delete(oldest);
    return investigation;
  }

  /** Null where no logs were investigated yet. */
  find(folder: string): Investigation | null {
    const there = statSync(join(folder, 'investigation.json'), { throwIfNoEntry: false }) !== undefined;
    return there ? this.read(folder) : null;
  }
}
