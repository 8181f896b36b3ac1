import type { ErrorSide } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';

export type { Language, Localized } from '../../kernel/localized.ts';
export type { Json } from '../../kernel/json.ts';

/** Some of a long list: lists of a case have no end, a page shows what is in sight. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  /** All that the filter lets through. */
  readonly total: number;
}

/** What every refused call answers with: the same code, sentence and next step as on the command line. */
export interface ApiError {
  readonly code: string;
  readonly side: ErrorSide;
  readonly message: Localized;
  readonly next: Localized;
}

export interface ErrorAnswer {
  readonly error: ApiError;
}
