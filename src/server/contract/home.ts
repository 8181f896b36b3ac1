import type { VerdictWord } from '../../domain/verdict.ts';
import type { ApiError, Localized } from './common.ts';

export type { VerdictWord } from '../../domain/verdict.ts';

/** `GET /api/home` */
export interface Home {
  readonly tenants: readonly HomeTenant[];
  /** Newest first. */
  readonly cases: readonly HomeCase[];
  /** Where cases lie on the disk. */
  readonly casesFolder: string;
}

export interface HomeTenant {
  readonly id: string;
  readonly domain: string;
  readonly displayName: string;
  readonly simulated: Localized | null;
  readonly suggested: readonly string[];
  /** Secure Score as it was last read, 0..100; null where it never was. Home asks no tenant. */
  readonly score: { readonly day: string; readonly percentage: number } | null;
  /** Auditing as this server last read it; null where it did not. */
  readonly audit: {
    readonly readAt: string;
    /** The switches of the organisation are both on. */
    readonly on: boolean;
    readonly mailboxes: number;
    readonly recorded: number;
    /** Accounts that leave no record anywhere. */
    readonly exempt: number;
  } | null;
}

/** How far the response of a case came; `changed`: settings of the organisation, no account. */
export type ResponseState =
  | 'none'
  | 'cut-off'
  | 'contained'
  | 'recovered'
  | 'changed'
  | 'undone'
  | 'incomplete';

export interface HomeCase {
  readonly name: string;
  /** ISO UTC. */
  readonly createdAt: string | null;
  readonly tenant: string | null;
  readonly accounts: readonly string[];
  /** The gravest verdict of its accounts; null where no logs were investigated. */
  readonly verdict: VerdictWord | null;
  /** Accounts with a verdict of compromised or likely. */
  readonly struck: readonly string[];
  readonly response: ResponseState;
  /** The folder cannot be read as a case, or its journal is not whole: then its response is told as none. */
  readonly problem: ApiError | null;
}
