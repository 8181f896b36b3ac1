import type { Localized } from './common.ts';

/** `GET /api/simulator`: in the demo only. */
export interface Scenarios {
  readonly scenarios: readonly Scenario[];
}

export interface Scenario {
  readonly id: string;
  readonly title: Localized;
  readonly domain: string;
  readonly displayName: string;
  /** User principal names that are taken over. */
  readonly victims: readonly string[];
  /** ISO UTC. */
  readonly attackBegan: string;
  /** How many ways in the attacker has; none where only settings are at fault. */
  readonly ways: number;
}

/** `GET /api/simulator/:scenario`: what the attacker could do, each time that he was let. */
export interface Attacks {
  readonly scenario: Scenario;
  /** What happened, step by step; empty while a training hides it. */
  readonly story: { readonly en: readonly string[]; readonly de: readonly string[] };
  /** Oldest first; empty while a training hides them. */
  readonly rounds: readonly Round[];
  readonly training: Training | null;
}

export interface Round {
  /** ISO UTC. */
  readonly time: string;
  readonly attempts: readonly Attempt[];
  readonly innocents: readonly Innocent[];
}

/** One way in, tried over HTTP as anybody would. */
export interface Attempt {
  readonly foothold: string;
  readonly kind: string;
  readonly account: string;
  readonly works: boolean;
  /** What he got, or how he was refused, in the service's words. */
  readonly evidence: string;
}

/** What the owner made himself, and what must survive the response. */
export interface Innocent {
  readonly what: Localized;
  readonly account: string;
  readonly stands: boolean;
}

/** A plan that a trainee makes without help; `POST /api/simulator/:scenario/training` begins it. */
export interface Training {
  readonly case: string;
  /** ISO UTC. */
  readonly begunAt: string;
  /** Null until `POST …/grade`. */
  readonly grade: Grade | null;
}

export interface Grade {
  readonly gradedAt: string;
  readonly grade: 'mastered' | 'locked-out' | 'incomplete' | 'not-applied';
  readonly closed: number;
  readonly ways: number;
  readonly harmed: number;
  readonly innocents: number;
  /** From the beginning of the training to the last step sent, seconds; null where none was sent. */
  readonly seconds: number | null;
  /** Steps on which the trainee and Evict disagree. */
  readonly missed: readonly GradedStep[];
  readonly needless: readonly GradedStep[];
}

export interface GradedStep {
  readonly step: string;
  readonly title: Localized;
  readonly label: string;
  readonly reasons: readonly Localized[];
}
