import type { Plan, Step } from '../../domain/plan.ts';
import type { Grade, Round } from '../contract/simulator.ts';

/** A training under way: the plan as Evict would have made it stays here, unseen. */
export interface Begun {
  readonly case: string;
  readonly begunAt: string;
  readonly answer: Plan | null;
  readonly grade: Grade | null;
}

/** What happened to scenarios while this server runs, by their ids. */
export class Trainings {
  readonly #rounds = new Map<string, readonly Round[]>();
  readonly #begun = new Map<string, Begun>();

  rounds(scenario: string): readonly Round[] {
    return this.#rounds.get(scenario) ?? [];
  }

  addRound(scenario: string, round: Round): void {
    this.#rounds.set(scenario, [...this.rounds(scenario), round]);
  }

  get(scenario: string): Begun | null {
    return this.#begun.get(scenario) ?? null;
  }

  set(scenario: string, begun: Begun): void {
    this.#begun.set(scenario, begun);
  }

  end(scenario: string): void {
    this.#begun.delete(scenario);
  }

  /** Ends the training of a case that is gone. */
  endOf(caseName: string): void {
    for (const [scenario, begun] of this.#begun) if (begun.case === caseName) this.#begun.delete(scenario);
  }

  /** The scenario was built anew: nothing has happened to it yet. */
  forget(scenario: string): void {
    this.#rounds.delete(scenario);
    this.#begun.delete(scenario);
  }
}

/** The same steps without a hint: nothing chosen, no reasons. */
export function withoutAnswers(plan: Plan): Plan {
  const hide = (step: Step): Step => ({
    ...step,
    selected: false,
    undecided: false,
    kept: false,
    reasons: [],
  });
  return { ...plan, steps: plan.steps.map(hide) };
}
