import type { Localized } from '../../kernel/localized.ts';
import type { Attempt, Innocent } from '../contract/simulator.ts';

/** Simulated tenants with their attackers, as whoever starts the server hands them in: the server knows no simulator. */
export interface Playground {
  scenarios(): readonly PlaygroundScenario[];
  /** Tries every way in once, over HTTP. */
  attack(scenario: string): Promise<readonly Attempt[]>;
  innocents(scenario: string): Promise<readonly Innocent[]>;
  /** Builds the scenario anew: another tenant, with the attacker in it. */
  reset(scenario: string): void;
}

export interface PlaygroundScenario {
  readonly id: string;
  readonly title: Localized;
  readonly story: { readonly en: readonly string[]; readonly de: readonly string[] };
  /** Id of its tenant. */
  readonly tenant: string;
  readonly victims: readonly string[];
  /** ISO UTC. */
  readonly attackBegan: string;
  readonly ways: number;
}
