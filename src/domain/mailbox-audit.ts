import type { Localized } from '../kernel/localized.ts';
import type { Severity } from './finding.ts';

/** Who acts on a mailbox: its owner, somebody with rights to it, or an administrator through search and migration. */
export const logonTypes = ['Owner', 'Delegate', 'Admin'] as const;
export type LogonType = (typeof logonTypes)[number];

export const mailboxKinds = ['user', 'shared', 'resource', 'group', 'public-folder', 'other'] as const;
export type MailboxKind = (typeof mailboxKinds)[number];

/** A mailbox's own settings of auditing. Source: Get-Mailbox, Manage mailbox auditing. */
export interface MailboxAudit {
  /** Exchange's GUID: survives renaming. */
  readonly id: string;
  readonly address: string;
  readonly name: string;
  readonly kind: MailboxKind;
  /** Ignored while auditing is on for the organisation, but for the way of the records into the unified log. */
  readonly enabled: boolean;
  /** Logon types that Microsoft manages; what is missing here was customised. */
  readonly managed: readonly LogonType[];
  readonly actions: { readonly [logon in LogonType]: readonly string[] };
  /** Days that the mailbox keeps its own records; null where it does not say. */
  readonly ageLimitDays: number | null;
}

/** Something because of which an attacker's acts are not recorded, or are not found. */
export interface AuditGap {
  readonly code: AuditGapCode;
  readonly severity: Severity;
  /** Address of the mailbox or actor; null for the whole organisation. */
  readonly subject: string | null;
  readonly text: Localized;
  /** The action that closes it; null where a person must. */
  readonly action: string | null;
}

export const auditGapCodes = [
  'ingestion-off',
  'organization-off',
  'bypass',
  'workload-silent',
  'customised',
  'actions-missing',
  'not-explicit',
  'age-limit',
  'kind-not-covered',
] as const;
export type AuditGapCode = (typeof auditGapCodes)[number];

/** From the worst. */
export const truths = ['blind', 'partly', 'recorded'] as const;
export type Truth = (typeof truths)[number];

/** What would be recorded of an attacker in one mailbox. */
export interface MailboxTruth extends MailboxAudit {
  readonly truth: Truth;
  /** Essential actions that are not in force, by who acts. */
  readonly missing: { readonly [logon in LogonType]: readonly string[] };
  /** The owner has Audit (Premium): a year of records rather than 180 days; null where licences could not be read. */
  readonly premium: boolean | null;
  readonly gaps: readonly AuditGap[];
}

/** What became of auditing between two readings. */
export interface AuditComparison {
  /** When the earlier one was made, ISO UTC. */
  readonly with: string;
  readonly changes: readonly AuditChange[];
}

export interface AuditChange {
  /** `worse`: less is recorded than before. */
  readonly change: 'worse' | 'better' | 'other';
  /** A switch of the organisation, a gap that is nobody's mailbox, or a mailbox. */
  readonly what: 'ingestion' | 'organization' | 'gap' | 'mailbox';
  /** Address of the mailbox or actor; null for the organisation. */
  readonly subject: string | null;
  /** Null where it was not there, or not told. */
  readonly before: Localized | null;
  readonly after: Localized | null;
}
