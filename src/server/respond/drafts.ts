import type { Plan } from '../../domain/plan.ts';

/** A plan that waits for a person. It is lost with the server: what it read of the tenant is stale by then. */
export interface Draft {
  readonly plan: Plan;
  /** The how-manieth of its case. */
  readonly number: number;
  /** Why an account that is not clean is given back all the same. */
  readonly force: string | null;
}

export class Drafts {
  readonly #drafts = new Map<string, Draft>();

  get(caseName: string): Draft | null {
    return this.#drafts.get(caseName) ?? null;
  }

  set(caseName: string, draft: Draft): void {
    this.#drafts.set(caseName, draft);
  }

  drop(caseName: string): void {
    this.#drafts.delete(caseName);
  }
}
