import { AppError, toAppError } from '../../kernel/errors.ts';
import type { ApiError } from '../contract/common.ts';

const missing = new Set([
  'case-not-found',
  'record-not-found',
  'not-investigated',
  'job-not-found',
  'tenant-not-found',
  'scenario-not-found',
  'no-such-address',
]);
const conflicting = new Set([
  'case-busy',
  'case-exists',
  'secret-gone',
  'case-other-tenant',
  'plan-changed',
  'case-moved-on',
  'no-draft',
]);

export function apiError(thrown: unknown): ApiError {
  const error = toAppError(thrown);
  return { code: error.code, side: error.side, message: error.text, next: error.next };
}

/** 401 and 403 are kept for the session's own checks: a tenant that refuses us is another matter. */
export function statusOf(error: ApiError): number {
  if (error.code === 'no-session') return 401;
  if (error.code === 'foreign-request') return 403;
  if (error.code === 'too-large') return 413;
  if (missing.has(error.code)) return 404;
  if (conflicting.has(error.code)) return 409;
  if (error.side === 'open') return 409;
  if (error.side === 'input' || error.side === 'usage') return 400;
  return error.side === 'bug' ? 500 : 502;
}

export function noSession(): AppError {
  return new AppError({
    code: 'no-session',
    side: 'access',
    message: {
      en: 'This window is not signed in to Evict on this computer.',
      de: 'Dieses Fenster ist bei Evict auf diesem Computer nicht angemeldet.',
    },
    next: {
      en: 'Run "evict serve" in a terminal: it opens a signed-in window; links work once.',
      de: 'Starten Sie „evict serve“ in einem Terminal: Es öffnet ein angemeldetes Fenster; jeder Link gilt einmal.',
    },
  });
}

export function foreignRequest(): AppError {
  return new AppError({
    code: 'foreign-request',
    side: 'access',
    message: {
      en: 'The request did not come from a page of this server; it was refused.',
      de: 'Die Anfrage kam nicht von einer Seite dieses Servers; sie wurde abgewiesen.',
    },
    next: {
      en: 'Open Evict by the address that "evict serve" prints, and reload the page.',
      de: 'Öffnen Sie Evict unter der Adresse, die „evict serve“ ausgibt, und laden Sie die Seite neu.',
    },
  });
}

export function noSuchAddress(): AppError {
  return new AppError({
    code: 'no-such-address',
    side: 'input',
    message: { en: 'There is nothing at this address.', de: 'Unter dieser Adresse gibt es nichts.' },
    next: { en: 'Go back to the start page.', de: 'Gehen Sie zur Startseite zurück.' },
  });
}

export function recordMissing(): AppError {
  return new AppError({
    code: 'record-not-found',
    side: 'input',
    message: { en: 'The case holds no such record.', de: 'Der Fall enthält keinen solchen Eintrag.' },
    next: {
      en: 'Look it up on the timeline of the case.',
      de: 'Suchen Sie ihn auf der Zeitachse des Falls.',
    },
  });
}

export function tooLarge(limit: number): AppError {
  return new AppError({
    code: 'too-large',
    side: 'input',
    message: {
      en: `More was sent than the ${Math.floor(limit / 1_048_576)} MB that are taken at once.`,
      de: `Es wurde mehr gesendet als die ${Math.floor(limit / 1_048_576)} MB, die auf einmal angenommen werden.`,
    },
    next: {
      en: 'Investigate such files where they lie, with "evict investigate FILE --case NAME".',
      de: 'Untersuchen Sie solche Dateien dort, wo sie liegen: „evict investigate DATEI --case NAME“.',
    },
  });
}

export function badInput(what: string): AppError {
  return new AppError({
    code: 'bad-request',
    side: 'input',
    message: {
      en: `The request could not be understood: ${what}`,
      de: `Die Anfrage war nicht zu verstehen: ${what}`,
    },
    next: {
      en: 'Reload the page and try again.',
      de: 'Laden Sie die Seite neu und versuchen Sie es erneut.',
    },
  });
}
