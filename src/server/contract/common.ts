import type { ErrorSide } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';

export type { Language, Localized } from '../../kernel/localized.ts';
export type { Json } from '../../kernel/json.ts';

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
