import type { Localized } from './localized.ts';

/**
 * Whose fault it is, since the remedy differs: `usage` is a command line that cannot be run as it stands, `input` is
 * what the user gave and the tenant or the files do not bear out, `access` is sign-in or permission,
 * `service` is Microsoft's side, `bug` is ours, `open` is a way in that still stands where none may,
 * `interrupted` is a person who ended a question with Ctrl+C.
 */
export type ErrorSide = 'usage' | 'input' | 'access' | 'service' | 'bug' | 'open' | 'interrupted';

export interface ErrorDetails {
  /** Stable, kebab-case, documented in docs/errors.md; scripts may rely on it. */
  readonly code: string;
  readonly side: ErrorSide;
  /** What happened, one sentence. */
  readonly message: Localized;
  /** What the user can do next, one sentence. */
  readonly next: Localized;
  readonly cause?: unknown;
}

/** The one error that Evict throws on purpose. Anything else that surfaces is a bug of ours. */
export class AppError extends Error {
  readonly code: string;
  readonly side: ErrorSide;
  readonly text: Localized;
  readonly next: Localized;

  constructor(details: ErrorDetails) {
    super(details.message.en, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'AppError';
    this.code = details.code;
    this.side = details.side;
    this.text = details.message;
    this.next = details.next;
  }
}

export type ServiceName = 'login' | 'graph' | 'exchange' | 'activity';

export interface ServiceErrorDetails extends ErrorDetails {
  readonly service: ServiceName;
  /** HTTP status, or 0 where no answer arrived. */
  readonly status: number;
  /** The service's own code (`Authorization_RequestDenied`, `AF429`, `AADSTS7000215`). */
  readonly serviceCode: string;
  /** The service's own sentence: hostile or huge text is possible, escape before display. */
  readonly serviceMessage: string;
  readonly requestId?: string;
  /** Whether the request may have taken effect although no good answer arrived. */
  readonly mayHaveTakenEffect: boolean;
}

/** Microsoft answered with an error, or did not answer. */
export class ServiceError extends AppError {
  readonly service: ServiceName;
  readonly status: number;
  readonly serviceCode: string;
  readonly serviceMessage: string;
  readonly requestId: string | undefined;
  readonly mayHaveTakenEffect: boolean;

  constructor(details: ServiceErrorDetails) {
    super(details);
    this.name = 'ServiceError';
    this.service = details.service;
    this.status = details.status;
    this.serviceCode = details.serviceCode;
    this.serviceMessage = details.serviceMessage;
    this.requestId = details.requestId;
    this.mayHaveTakenEffect = details.mayHaveTakenEffect;
  }
}

/** Whatever was thrown, as an AppError: foreign errors become `bug` with their message kept. */
export function toAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return new AppError({
    code: 'internal-error',
    side: 'bug',
    message: { en: `Unexpected error: ${message}`, de: `Unerwarteter Fehler: ${message}` },
    next: {
      en: 'This is a bug in Evict. Run again with --debug and report what it prints.',
      de: 'Das ist ein Fehler in Evict. Starten Sie erneut mit --debug und melden Sie die Ausgabe.',
    },
    cause: thrown,
  });
}
