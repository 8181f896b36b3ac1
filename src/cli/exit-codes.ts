import type { ErrorSide } from '../kernel/errors.ts';
import type { Localized } from '../kernel/localized.ts';
import type { ExitCode } from './command.ts';

/** What each exit code means, for help and docs/exit-codes.md. Scripts rely on them: they do not change. */
export const exitCodes: readonly { readonly code: ExitCode; readonly meaning: Localized }[] = [
  {
    code: 0,
    meaning: {
      en: 'done; for commands that look, nothing was found',
      de: 'erledigt; bei prüfenden Befehlen: nichts gefunden',
    },
  },
  {
    code: 1,
    meaning: {
      en: 'an error stopped the command; its code stands on stderr',
      de: 'ein Fehler hat den Befehl beendet; sein Code steht auf stderr',
    },
  },
  { code: 2, meaning: { en: 'wrong usage; nothing was done', de: 'falscher Aufruf; nichts wurde getan' } },
  {
    code: 3,
    meaning: {
      en: 'findings or ways in remain: somebody must look; "recover" refuses with it',
      de: 'Funde oder Zugänge sind offen: Jemand muss hinsehen; „recover“ verweigert sich dann',
    },
  },
  {
    code: 4,
    meaning: {
      en: 'partial: some steps did not finish, or something could not be read',
      de: 'teilweise: Schritte wurden nicht fertig, oder etwas war nicht zu lesen',
    },
  },
  {
    code: 5,
    meaning: {
      en: 'sign-in, permission or licence is missing',
      de: 'Anmeldung, Berechtigung oder Lizenz fehlt',
    },
  },
  { code: 130, meaning: { en: 'interrupted (Ctrl+C)', de: 'unterbrochen (Strg+C)' } },
];

/** The exit code of a command that an error ended. */
export function exitCodeOf(side: ErrorSide): ExitCode {
  if (side === 'usage') return 2;
  if (side === 'open') return 3;
  if (side === 'interrupted') return 130;
  return side === 'access' ? 5 : 1;
}
