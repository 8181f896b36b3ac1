import type { Json } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Reason } from './account.ts';

export const footholdKinds = [
  'session',
  'sign-in',
  'password',
  'app-password',
  'mfa-method',
  'device',
  'mobile-partnership',
  'inbox-rule',
  'sweep-rule',
  'forwarding',
  'delegate',
  'folder-permission',
  'oauth-grant',
  'app-role-assignment',
  'app-credential',
  'service-principal',
  'role',
  'exchange-role',
  'protocol',
  'transport-rule',
  'journal-rule',
  'connector',
  'auto-reply',
  'audit-bypass',
  'mailbox-add-in',
  'conditional-access',
  'federation',
  'user-account',
] as const;
export type FootholdKind = (typeof footholdKinds)[number];

/** A way back in for the attacker that exists in the tenant now, with what speaks for and against it being his. */
export interface Foothold {
  /** Stable over runs: kind and key. */
  readonly id: string;
  readonly kind: FootholdKind;
  /** Names the object within its kind for this account: a rule identity, a method id, a grant id. */
  readonly key: string;
  /** User principal name of the account it serves, or the tenant's domain for tenant-wide ones. */
  readonly account: string;
  readonly title: Localized;
  /** When it came into being (ISO UTC), where the tenant tells. */
  readonly since: string | null;
  readonly reasons: readonly Reason[];
  readonly suggestion: 'remove' | 'keep' | 'ask';
  /** The action that takes it away. */
  readonly action: string;
  /** The object as read: the before-state of the step that removes it. */
  readonly state: Json;
}

/** A way in that an investigation saw being made, in the words of the logs: they do not know the tenant's ids. */
export interface SeenFoothold {
  readonly kind: FootholdKind;
  /** Lower-case user principal name; null for the tenant. */
  readonly account: string | null;
  /** What the log calls the object: `anna@contoso.com\\..`, the name of an application or device. */
  readonly key: string;
  /** When it was made, ISO UTC. */
  readonly time: string;
  /** A grave finding says so; else it only deserves a look. */
  readonly sure: boolean;
}

/** A record that says that somebody took away again what a finding saw being made. */
export interface Removal {
  readonly finding: string;
  /** ISO UTC. */
  readonly time: string;
  /** Who did it, as the record names him. */
  readonly by: string | null;
  readonly operation: string;
  readonly record: string;
}

/** With the evidence: the records of its making, when it was last seen, and who took it away, where the logs tell. */
export interface TracedFoothold extends SeenFoothold {
  readonly records: readonly string[];
  /** ISO UTC. */
  readonly last: string;
  readonly removed: Omit<Removal, 'finding'> | null;
}

export function footholdId(kind: FootholdKind, account: string, key: string): string {
  return `${kind}:${account.toLowerCase()}:${key}`;
}
