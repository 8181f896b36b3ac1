import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
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

/** A log of the tenant that can be asked for a window of time. Throws ServiceError; the collector makes it a ledger line. */
export interface Feed {
  readonly id: string;
  readonly title: Localized;
  /** The longest window that one question should cover, milliseconds. */
  readonly longest: number;
  /** How far back Microsoft keeps it at least, milliseconds. */
  readonly retention: number;
  /** Records may arrive this late: a younger window is asked again before it counts as complete. */
  readonly lateness: number;
  fetch(connection: Connection, window: Window): Promise<Fetched>;
}

export const day = 86_400_000;
