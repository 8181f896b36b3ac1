import type { AddressVerdict, AddressWord } from '../../domain/verdict.ts';
import type { Page } from './common.ts';

export type { AddressVerdict, AddressWord } from '../../domain/verdict.ts';

/** `GET /api/cases/:case/addresses`: a page of them; `…/addresses/:address` gives one. */
export interface AddressPage extends Page<AddressVerdict> {
  /** Whose data places are, to be shown with them. */
  readonly credits: readonly string[];
}

/** `GET /api/cases/:case/sessions` gives a page of them, those in an attacker's hands first. */
export interface Session {
  readonly session: string;
  readonly user: string | null;
  /** With what each is held for; null where nothing is known of it. */
  readonly addresses: readonly { readonly address: string; readonly verdict: AddressWord | null }[];
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
