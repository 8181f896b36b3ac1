import type { Reason } from '../../domain/account.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import type { Campaign } from '../../domain/verdict.ts';
import type { FindingLine } from './findings.ts';
import type { Localized } from './common.ts';

export type { Campaign } from '../../domain/verdict.ts';

/** One row a mailbox and address; `GET /api/cases/:case/mail` gives a page of those that count as the attacker's, or of `all`. */
export interface MailRow {
  readonly mailbox: string;
  readonly address: string | null;
  readonly clients: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly read: number;
  /** The first of them; `read` is the whole number. */
  readonly messageIds: readonly string[];
  readonly folders: readonly string[];
  readonly throttled: boolean;
  readonly sent: number;
  readonly deleted: number;
  readonly searched: number;
  readonly downloaded: number;
  readonly suspicious: boolean;
}

/** Seen being made in the logs, with what removes it; `GET /api/cases/:case/footholds/made` gives a page of them. */
export interface MadeFoothold extends FindingLine {
  readonly removedBy: Localized | null;
}

/** `GET /api/cases/:case/footholds` */
export interface Footholds {
  /** What a verification found in the tenant; null before the first. */
  readonly verified: {
    readonly time: string;
    readonly clean: boolean;
    readonly accounts: readonly {
      readonly account: string;
      readonly gone: number;
      readonly open: readonly FootholdLine[];
      readonly kept: readonly FootholdLine[];
    }[];
    readonly blind: readonly { readonly what: Localized; readonly why: Localized }[];
  } | null;
}

export interface FootholdLine extends Pick<Foothold, 'id' | 'kind' | 'account' | 'title' | 'since'> {
  readonly reasons: readonly Reason[];
  readonly state: 'back' | 'new' | 'remaining' | 'kept';
}

/** `GET /api/cases/:case/campaigns` */
export interface Campaigns {
  readonly campaigns: readonly Campaign[];
}

/** The title is the source's name for people. */
export interface LedgerLine extends LedgerEntry {
  readonly title: Localized;
}

/** `GET /api/cases/:case/ledger` */
export interface Ledger {
  readonly entries: readonly LedgerLine[];
  readonly files: readonly { readonly path: string; readonly sha256: string; readonly size: number }[];
  readonly rejected: Readonly<Record<string, number>>;
  readonly refusedRules: number;
}
