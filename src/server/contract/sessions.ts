import type { AddressVerdict } from '../../domain/verdict.ts';

export type { AddressVerdict, AddressWord } from '../../domain/verdict.ts';

/** `GET /api/cases/:case/sessions` */
export interface Sessions {
  readonly sessions: readonly Session[];
  readonly addresses: readonly AddressVerdict[];
  /** Whose data places are, to be shown with them. */
  readonly credits: readonly string[];
}

export interface Session {
  readonly session: string;
  readonly user: string | null;
  readonly addresses: readonly string[];
  readonly agents: readonly string[];
  /** ISO UTC. */
  readonly first: string;
  readonly last: string;
  readonly events: number;
  readonly suspicious: boolean;
}

/** `POST /api/cases/:case/addresses/:address`: what a person says of it; `nobody` takes that back. Answers with the job. */
export interface AddressJudgement {
  readonly judge: 'attacker' | 'person' | 'nobody';
  readonly reason: string;
}
