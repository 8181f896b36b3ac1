import type { Assessment, Exception } from '../../domain/assessment.ts';
import type {
  AuditComparison,
  AuditGap,
  AuditGapCode,
  MailboxKind,
  MailboxTruth,
} from '../../domain/mailbox-audit.ts';
import type { ControlStanding, ScoreDay } from '../../domain/secure-score.ts';
import type { ApiError, Localized } from './common.ts';

export type { CheckResult, Exception } from '../../domain/assessment.ts';
export type {
  AuditChange,
  AuditGap,
  AuditGapCode,
  MailboxKind,
  MailboxTruth,
} from '../../domain/mailbox-audit.ts';
export type { ControlStanding } from '../../domain/secure-score.ts';

/** `GET /api/tenants/:tenant/score`; `:tenant` is a domain or an id, here and below. */
export interface Score {
  /** The day of the newest score, UTC; null where Microsoft has none yet. */
  readonly day: string | null;
  readonly current: number;
  readonly max: number;
  /** 0..100. */
  readonly percentage: number;
  readonly averages: ScoreDay['averages'];
  readonly changes: readonly {
    readonly days: number;
    readonly points: number;
    readonly percentagePoints: number;
  }[];
  readonly controls: readonly ControlStanding[];
  /** Ids, what to do first at the head. */
  readonly recommended: readonly string[];
  /** A point a day, oldest first. */
  readonly trend: readonly { readonly day: string; readonly current: number; readonly max: number }[];
}

/** `GET /api/tenants/:tenant/score/what-if?controls=a,b` */
export interface WhatIf {
  readonly current: number;
  readonly percentage: number;
  readonly gain: number;
}

/** `GET /api/tenants/:tenant/assessment?run=…&compare=…&attack=…`; with a case of an attack, checks that would have cut it say so. */
export interface AssessmentView {
  /** Null before the first run. */
  readonly assessment: Assessment | null;
  /** Runs that were kept, newest first. */
  readonly runs: readonly { readonly id: string; readonly takenAt: string }[];
  /** The run that is shown, and the one with which it is compared. */
  readonly run: string | null;
  readonly compare: string | null;
  readonly exceptions: readonly Exception[];
  readonly particulars: Particulars;
  /** Cases of this tenant, or of files, that may hold an attack; newest first. */
  readonly attacks: readonly string[];
  /** The case that was asked for; `empty` where it holds nothing of an attack. */
  readonly attack: { readonly case: string; readonly empty: boolean } | null;
}

/** `POST /api/tenants/:tenant/particulars`: what a person must say once; `evict assess` and `harden` read the same. */
export interface Particulars {
  /** User principal names of the emergency accounts. */
  readonly breakGlass: readonly string[];
  /** Addresses that are most likely to be impersonated, beside the administrators. */
  readonly sensitiveUsers: readonly string[];
  /** Domains of suppliers and partners. */
  readonly partnerDomains: readonly string[];
  /** Who is told of blocked senders and alerts. */
  readonly notify: readonly string[];
}

/** `POST /api/tenants/:tenant/assess`: reads every setting and keeps it as evidence. Answers with the job. */
export interface NewRun {
  /** Inbox rules of every mailbox, too. */
  readonly deep: boolean;
}

/** `POST /api/tenants/:tenant/exceptions/remove` */
export interface ExceptionRef {
  readonly check: string;
}

/** `POST /api/tenants/:tenant/harden` and `…/audit/repair`: reads the tenant and makes a draft. */
export interface NewHardening {
  /** Ids of checks or of actions. */
  readonly checks: readonly string[];
  /** User principal names that policies must leave out. */
  readonly breakGlass: readonly string[];
  /** Who is told of blocked senders and alerts. */
  readonly notify: readonly string[];
  /** The case whose attack the changes would have cut: their reasons name its steps. */
  readonly attack: string | null;
}

/** Their answer: the case in which the draft will wait. */
export interface PlanBegun {
  readonly case: string;
}

/** `GET /api/tenants/:tenant/changes`: cases in which settings of the tenant were changed, newest first. */
export interface SettingsCases {
  readonly cases: readonly {
    readonly name: string;
    readonly createdAt: string;
    readonly steps: number;
    /** Its journal is not whole: there may have been more steps, and they cannot be taken back from here. */
    readonly problem: ApiError | null;
  }[];
}

/** `GET /api/tenants/:tenant/audit?run=…&compare=…`; null until it was read, by a page or by `evict audit status`. */
export interface AuditView {
  /** Readings that were kept, newest first. */
  readonly runs: readonly { readonly id: string; readonly takenAt: string }[];
  /** The reading that is shown, and the one with which it is compared. */
  readonly run: string;
  readonly compare: string | null;
  readonly comparison: AuditComparison | null;
  /** Settings were changed by Evict since this reading. */
  readonly outdated: boolean;
  /** ISO UTC. */
  readonly readAt: string;
  /** Switches of the organisation; null where they could not be read. */
  readonly ingestion: boolean | null;
  readonly organization: boolean | null;
  readonly gaps: readonly AuditGap[];
  readonly workloads: readonly {
    readonly id: string;
    readonly title: Localized;
    readonly last: string | null;
    readonly state: 'arriving' | 'silent' | 'unknown';
    readonly text: Localized | null;
  }[];
  readonly counts: {
    readonly mailboxes: number;
    readonly byTruth: { readonly [truth in MailboxTruth['truth']]: number };
    readonly byKind: { readonly [kind in MailboxKind]?: number };
    readonly byGap: { readonly [code in AuditGapCode]?: number };
    readonly premium: number | null;
    readonly searches: number;
  };
  /** How long records are kept, by rules of the organisation's own; null where not read. */
  readonly retention: readonly { readonly name: string; readonly duration: string | null }[] | null;
  readonly blind: readonly { readonly what: Localized; readonly why: Localized }[];
}

/** `GET /api/tenants/:tenant/audit/mailboxes?run=…`: one page, filtered and sorted by the server. */
export interface MailboxPage {
  readonly rows: readonly MailboxTruth[];
  readonly total: number;
}

export type MailboxSort = 'address' | 'kind' | 'truth' | 'gaps' | 'age';
