import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';

export interface Window {
  readonly from: Date;
  readonly to: Date;
}

/** What one question to the tenant brought: records as they came, and how complete they are. */
export interface Fetched {
  readonly records: readonly Json[];
  readonly state: LedgerEntry['state'];
  readonly text: Localized | null;
}

/** One way to a log. Throws ServiceError where it brought nothing at all; the collector makes it a ledger line. */
export interface Route {
  readonly id: string;
  /** As a person would name it: the cmdlet, the page of Graph. */
  readonly title: string;
  fetch(connection: Connection, window: Window): Promise<Fetched>;
}

/** A log of the tenant that can be asked for a window of time. */
export interface Feed {
  readonly id: string;
  readonly title: Localized;
  /** The longest window that one question should cover, milliseconds. */
  readonly longest: number;
  /** How long Microsoft keeps it: at every licence, and at the best one. Milliseconds. */
  readonly retention: { readonly least: number; readonly most: number };
  /** Records may arrive this late: a younger window is asked again before it counts as complete. */
  readonly lateness: number;
  /** The preferred way first; the next is gone where it is closed, and both where answers are to be compared. */
  readonly routes: readonly [Route, ...Route[]];
  /** The record's own id, the same by every route; null where it has none. */
  identify(record: Json): string | null;
}

export const day = 86_400_000;

/** What stands in the ledger for an error. */
export function failure(thrown: unknown): Fetched {
  const error = toAppError(thrown);
  const state =
    error.code === 'not-licensed'
      ? 'unlicensed'
      : error.code === 'permission-missing' || error.code === 'token-rejected'
        ? 'refused'
        : error.code === 'throttled'
          ? 'throttled'
          : 'failed';
  return { records: [], state, text: error.text };
}
