import type { Localized } from '../kernel/localized.ts';

export type Cloud = 'global' | 'gcc' | 'gcc-high' | 'dod' | 'china';

/** One Microsoft 365 organisation. */
export interface TenantRef {
  /** Directory (tenant) id, lower-case GUID. */
  readonly id: string;
  /** Its initial domain (`contoso.onmicrosoft.com`). */
  readonly domain: string;
  readonly displayName: string;
  readonly cloud: Cloud;
}

/** One user or shared mailbox under suspicion, with what guards and actions must know of it. */
export interface Account {
  /** Object id, lower-case GUID. */
  readonly id: string;
  /** User principal name as the directory writes it. */
  readonly upn: string;
  readonly displayName: string;
  /** Primary SMTP address, where there is a mailbox. */
  readonly mail: string | null;
  readonly enabled: boolean;
  readonly kind: 'member' | 'guest';
  readonly mailbox: 'user' | 'shared' | 'room' | 'equipment' | 'none';
  /** Password and sign-in live on-premises: cloud writes may be refused or overwritten by the next sync. */
  readonly synced: boolean;
  /** The domain of the user principal name is federated: this tenant holds no password. */
  readonly federated: boolean;
  /** Display names of active and eligible directory roles. */
  readonly roles: readonly string[];
  readonly privileged: boolean;
}

/** Who is acting: an application (app-only) or a signed-in administrator. */
export interface Operator {
  readonly kind: 'application' | 'user';
  /** Object id of the service principal or user, as the token says. */
  readonly id: string;
  /** Application id or user principal name. */
  readonly name: string;
  /** The app through which the operator is signed in, lower-case: his own or, app-only, the operator itself. */
  readonly appId: string;
  /** App roles (`roles`) or scopes (`scp`) of the Graph token. */
  readonly permissions: readonly string[];
  /** Directory role template ids in the token (`wids`). */
  readonly directoryRoles: readonly string[];
}

/** A statement for or against something, as a person would say it. */
export interface Reason {
  readonly speaks: 'for' | 'against';
  readonly text: Localized;
}
