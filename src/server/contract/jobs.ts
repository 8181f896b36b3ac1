import type { StepOutcome } from '../../domain/plan.ts';
import type { ApiError, Json, Localized } from './common.ts';

export type { StepOutcome } from '../../domain/plan.ts';

export type JobKind =
  | 'investigate'
  | 'plan'
  | 'apply'
  | 'resume'
  | 'verify'
  | 'undo'
  | 'judge'
  | 'assess'
  | 'audit'
  | 'attack'
  | 'report';

/** Work that goes on in the server, whoever watches. */
export interface Job {
  readonly id: string;
  readonly kind: JobKind;
  /** Its case; for work on a tenant as a whole, the tenant's domain. */
  readonly case: string;
  readonly state: 'running' | 'done' | 'failed' | 'stopped';
  /** ISO UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly progress: JobProgress | null;
  readonly steps: readonly JobStep[];
  readonly error: ApiError | null;
  /** What it found, by kind; null until it is done. */
  readonly result: Json;
  /** New passwords or passes that wait to be shown once, to the session that began the work. */
  readonly secrets: number;
}

export interface JobProgress {
  readonly text: Localized;
  /** In 0..1; null where the end is unknown. */
  readonly fraction: number | null;
}

export interface JobStep {
  readonly step: string;
  readonly title: Localized;
  readonly label: string;
  /** Null while it runs. */
  readonly outcome: StepOutcome | null;
  readonly text: Localized | null;
}

/** `POST /api/jobs/:job/secrets`: given once, then forgotten. */
export interface ShownSecret {
  readonly kind: 'password' | 'temporary-access-pass';
  readonly account: string;
  readonly value: string;
  readonly expires: string | null;
}

/** What `GET /api/events` sends, one JSON a message. */
export type ServerEvent =
  | { readonly type: 'job'; readonly job: Job }
  /** Something of this case is different now: ask anew. */
  | { readonly type: 'case'; readonly case: string }
  /** Messages were missed (another server, or too long ago): ask for everything anew. */
  | { readonly type: 'reset' };
