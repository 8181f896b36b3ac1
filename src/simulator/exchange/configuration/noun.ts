import type { ExchangeOrganization, Obj } from '../../state/tenant.ts';
import type { CmdletCall, Reach } from '../cmdlet.ts';

/** What a new organisation's settings depend on. */
export interface Facts {
  readonly domain: string;
  /** `contoso.onmicrosoft.com` */
  readonly initial: string;
  readonly displayName: string;
  /** Names of the service plans that the tenant holds. */
  readonly plans: ReadonlySet<string>;
  /** ISO UTC. */
  readonly now: string;
  uuid(): string;
}

export type Verb = 'New' | 'Set' | 'Remove' | 'Enable' | 'Disable';

/** The service plan of Defender for Office 365: without it its cmdlets do not exist in a session (ScubaGear, Security Suite provider). */
export const defenderForOffice = 'ATP_ENTERPRISE';

/**
 * One kind of settings that Exchange Online, or Security & Compliance, keeps: all that its Get-, Set- and other cmdlets
 * differ by. Stored objects hold only what differs from `blank`; answers hold every member.
 */
export interface SettingNoun {
  readonly noun: string;
  /** Every member with its value at birth, without those that all objects of the directory share. */
  readonly blank: Obj;
  /** Beside Get-, which all have. */
  readonly verbs: readonly Verb[];
  /** Who may change it. */
  readonly reach: Reach;
  /** What Microsoft hands a new organisation. */
  fresh(facts: Facts): readonly (Obj & { Name: string })[];
  /** Path of the container in the directory, innermost first, and its class. */
  readonly container: string;
  readonly objectClass: string;
  /** Exactly one exists; Set- needs no identity. */
  readonly single?: true;
  readonly endpoint?: 'compliance';
  /** Service plan without which none of the cmdlets exists. */
  readonly plan?: string;
  /** Members that no parameter sets. */
  readonly fixed?: string;
  /** Parameters that are no members. */
  readonly also?: string;
  /** Parameters that exist only with a service plan. */
  readonly licensed?: { readonly plan: string; readonly parameters: string };
  readonly choices?: { readonly [member: string]: readonly string[] };
  /** Where the state keeps it, if not in `settings`. */
  pick?(organization: ExchangeOrganization): Obj[];
  /** Refuses, or does what plain setting does not; the item already carries the change. */
  made?(call: CmdletCall, item: Obj): void;
  changed?(call: CmdletCall, item: Obj): void;
  /** Before the change. */
  check?(call: CmdletCall, item: Obj): void;
  removing?(call: CmdletCall, item: Obj): void;
}

/** The same value for each of these members. */
export function all(value: unknown, members: string): Obj {
  return Object.fromEntries(
    members
      .split(/\s+/)
      .filter(Boolean)
      .map((member) => [member, value]),
  );
}

/** Where the organisation keeps the objects of this noun; changed in place. */
export function kept(noun: SettingNoun, organization: ExchangeOrganization): Obj[] {
  return noun.pick ? noun.pick(organization) : (organization.settings[noun.noun] ??= []);
}
