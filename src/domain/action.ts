import type { Json, JsonObject } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Secret } from '../kernel/redact.ts';
import type { Account } from './account.ts';
import type { Connection } from './clients.ts';
import type { Foothold, FootholdKind, SeenFoothold } from './foothold.ts';
import type { Permission } from './permission.ts';

export type Impact = 'low' | 'medium' | 'high' | 'critical';

/**
 * The order that beats a live attacker. Within a plan, steps run by phase, privileged accounts first within a phase.
 * Unblocking the sender comes last of all and only where the account verifies clean.
 */
export const phases = [
  'evidence',
  'lock', // block sign-in, first revocation
  'devices',
  'methods',
  'grants',
  'mailbox', // rules, forwarding, delegates, folder rights, protocols, mobile partnerships
  'tenant', // transport rules, connectors, roles, service principals, audit bypass
  'revoke-again',
  'password',
  'risk',
  'credentials', // recovery: temporary access pass or new password, MFA
  'reopen', // recovery: re-enable sign-in, restore what was innocent
  'unblock',
  'harden',
] as const;
export type Phase = (typeof phases)[number];

/** What one step changes: enough to apply, check, resume and undo it without asking anyone. */
export interface Target {
  /** The account concerned; null for a tenant-wide setting. */
  readonly account: Account | null;
  /** Names the object for this action: a rule identity, a method id. */
  readonly key: string;
  /** The object in a person's words (`Inbox rule "..", moves to RSS Feeds`). May hold hostile text. */
  readonly label: string;
  /** The full state before, as `read` gives it. Never holds a secret. */
  readonly before: Json;
  /** The state that `read` will give once the step is done. */
  readonly after: Json;
  /** What else `apply` needs (a chosen policy's wording, a break-glass id). */
  readonly options?: JsonObject;
}

export interface ApplyContext {
  readonly connection: Connection;
  /** Recorded in the journal before the request is sent. */
  readonly clientRequestId: string;
  /** Hands a new password or temporary access pass to the person who asked, once; it is stored nowhere. */
  readonly hand: (secret: HandedSecret) => void;
}

export interface HandedSecret {
  readonly kind: 'password' | 'temporary-access-pass';
  readonly account: string;
  readonly value: Secret;
  /** ISO UTC, where it ends. */
  readonly expires: string | null;
}

export type ApplyResult =
  | { readonly outcome: 'sent' }
  /** Nothing may be sent from here: exact instructions for a person (on-premises directory, portal). */
  | { readonly outcome: 'manual'; readonly instructions: Localized };

/**
 * One kind of change. `read` decides everything: it is compared with `before` to detect conflicts, with `after` to
 * verify, and on resume to learn whether a lost request took effect.
 */
export interface Action {
  /** Kebab-case, permanent, the name of its folder. */
  readonly id: string;
  readonly title: Localized;
  /** What it does to the attacker. */
  readonly effect: Localized;
  /** How soon it works, with Microsoft's figures. */
  readonly latency: Localized;
  /** What the owner or the organisation will notice. */
  readonly notice: Localized;
  readonly impact: Impact;
  readonly reversible: 'yes' | 'partly' | 'no';
  /** For `partly` and `no`: what cannot be restored. */
  readonly irreversible?: Localized;
  readonly phase: Phase;
  /** MITRE ATT&CK techniques that it ends, D3FEND techniques that it is. */
  readonly attack: readonly string[];
  readonly d3fend: readonly string[];
  readonly permissions: readonly Permission[];
  /** The kind of foothold that it removes, where it removes one. */
  readonly removes?: FootholdKind;
  /** A write that must never be sent twice blindly (password writes, unblocking, deletions that mint new ids). */
  readonly once?: boolean;
  /**
   * The opposite of `once`: worth sending whatever the state is (a revocation). Never skipped as already done, never a
   * conflict, simply sent again on resume.
   */
  readonly repeat?: boolean;
  /** Steps of it do not depend on each other: where there are hundreds, several are under way at once. */
  readonly independent?: boolean;
  /** A chance of a second explicit word: typing the account's name. */
  readonly confirm?: boolean;

  /** Footholds of this kind that exist now. Reads only. Absent for actions that are not about one found object. */
  find?(connection: Connection, account: Account, hints: FindHints): Promise<readonly Foothold[]>;
  /** The change to one foothold (or, without one, to the account) as before and after; null where nothing is to do. */
  preview(
    connection: Connection,
    account: Account | null,
    foothold: Foothold | null,
    options: JsonObject,
  ): Promise<Target | null>;
  /** Every change of this kind to settings of the organisation, one an object; absent where `preview` tells the only one. */
  candidates?(connection: Connection, options: JsonObject): Promise<readonly Target[]>;
  /** The object's state now, in the shape of `before` and `after`; null where it does not exist. */
  read(connection: Connection, target: Target): Promise<Json>;
  /** Sends the write once. Throws ServiceError; success is only what `read` shows afterwards. */
  apply(context: ApplyContext, target: Target): Promise<ApplyResult>;
  /** Whether the state read now is the one wanted; default is equality with `after`. */
  holds?(state: Json, target: Target): boolean;
  /** Restores `before`. Absent where `reversible` is `no`. */
  undo?(context: ApplyContext, target: Target): Promise<ApplyResult>;
  /** Whether the state read now is the one before; default is equality with `before`. */
  restored?(state: Json, target: Target): boolean;
}

/** What an investigation already knows, so that `find` judges better than by looks alone. */
export interface FindHints {
  /** Start of the incident (ISO UTC): objects made since are suspicious. */
  readonly since: string | null;
  /** Domains that are the organisation's own, lower-case. */
  readonly acceptedDomains: readonly string[];
  /** What the case's investigation saw being made. */
  readonly implicated: readonly SeenFoothold[];
}
