import type { Localized } from '../kernel/localized.ts';
import type { Reason } from './account.ts';
import type { Confidence } from './finding.ts';
import type { Place } from './place.ts';

export type VerdictWord = 'compromised' | 'likely' | 'unclear' | 'clean';

/** Whether an account is in an attacker's hands, always with the reasons and with what was not seen. */
export interface Verdict {
  readonly user: string;
  readonly verdict: VerdictWord;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  /** What the logs could not show, and what therefore stays open: no record is no proof. */
  readonly notSeen: readonly Localized[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export const addressWords = ['attacker', 'suspicious', 'unclear', 'person', 'own'] as const;
/** `own` is the technician's: what comes from there is the response, not the attack. */
export type AddressWord = (typeof addressWords)[number];

/** A person's word about an address. It goes before any reckoning, and is remembered in the case. */
export interface AddressOverride {
  readonly address: string;
  readonly judge: 'attacker' | 'person';
  readonly reason: string;
  /** ISO UTC. */
  readonly at: string;
}

/** Whose address it is, with the reasons for and against its being the attacker's. */
export interface AddressVerdict {
  readonly address: string;
  readonly verdict: AddressWord;
  readonly reasons: readonly Reason[];
  readonly place: Place;
  /** Accounts that were active from it, at most 100. */
  readonly users: readonly string[];
  readonly events: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly override: AddressOverride | null;
}

export const campaignLinks = ['address', 'session', 'application', 'destination'] as const;

/** Accounts that one attacker holds, by what joins them. */
export interface Campaign {
  /** Stable over runs while the accounts are the same. */
  readonly id: string;
  readonly accounts: readonly string[];
  readonly links: readonly {
    readonly kind: (typeof campaignLinks)[number];
    /** The address, session id, application or mail address. May be hostile text. */
    readonly value: string;
    readonly accounts: readonly string[];
  }[];
  /** Findings of medium severity and above at these accounts. */
  readonly findings: number;
  readonly first: string;
  readonly last: string;
}
