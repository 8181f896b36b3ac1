import type { Language } from '../kernel/localized.ts';

/** What the frame itself says; each command carries its own texts. */
interface FrameTexts {
  readonly about: string;
  readonly help: string;
  readonly version: string;
  readonly output: string;
  readonly lang: string;
  readonly query: string;
  readonly tenant: string;
  readonly cases: string;
  readonly noColor: string;
  readonly debug: string;
  readonly excel: string;
  readonly csvDelimiter: string;
  readonly examples: string;
  readonly exitCodes: string;
  readonly interrupted: string;
  readonly error: string;
  readonly groups: { readonly [word: string]: string };
  /** Commander's own headings and placeholders. */
  readonly titles: { readonly [english: string]: string };
  readonly options: string;
  readonly command: string;
  readonly oneOf: string;
  readonly byDefault: string;
}

export const frameTexts: { readonly [language in Language]: FrameTexts } = {
  en: {
    about: 'Takes back compromised Microsoft 365 accounts. "npm run demo" shows everything without a tenant.',
    help: 'show help',
    version: 'show the version',
    output: 'how the result is printed; text on a terminal, else json',
    lang: "language of texts (default: the system's)",
    query: 'JMESPath over the JSON result',
    tenant: 'name, domain or id of a signed-in tenant',
    cases: 'folder in which cases are kept',
    noColor: 'no colours',
    debug: 'show stack traces and requests',
    excel: 'CSV as Excel likes it: byte-order mark, CRLF, quotes',
    csvDelimiter: 'column separator of CSV',
    examples: 'Examples:',
    exitCodes: 'Exit codes:',
    interrupted:
      'Interrupted. What was begun stands in the journal of its case: "evict resume <case>" goes on, "evict case list" shows the cases.',
    error: 'Error:',
    groups: {
      audit: 'whether what happens is recorded',
      case: 'cases and what they hold',
      simulate: 'the simulated Microsoft 365',
    },
    titles: {},
    options: '[options]',
    command: '[command]',
    oneOf: 'one of',
    byDefault: 'default',
  },
  de: {
    about: 'Holt kompromittierte Microsoft-365-Konten zurück. „npm run demo“ zeigt alles ohne Mandanten.',
    help: 'Hilfe anzeigen',
    version: 'Version anzeigen',
    output: 'Ausgabeform; im Terminal text, sonst json',
    lang: 'Sprache der Texte (Vorgabe: die des Systems)',
    query: 'JMESPath über das JSON-Ergebnis',
    tenant: 'Name, Domäne oder ID eines angemeldeten Mandanten',
    cases: 'Ordner, in dem Fälle liegen',
    noColor: 'ohne Farben',
    debug: 'Stapelspuren und Anfragen zeigen',
    excel: 'CSV, wie Excel es mag: BOM, CRLF, Anführungszeichen',
    csvDelimiter: 'Spaltentrenner der CSV',
    examples: 'Beispiele:',
    exitCodes: 'Exitcodes:',
    interrupted:
      'Unterbrochen. Was begonnen wurde, steht im Journal seines Falls: „evict resume <Fall>“ macht weiter, „evict case list“ zeigt die Fälle.',
    error: 'Fehler:',
    groups: {
      audit: 'ob aufgezeichnet wird, was geschieht',
      case: 'Fälle und was sie enthalten',
      simulate: 'das simulierte Microsoft 365',
    },
    titles: {
      'Usage:': 'Aufruf:',
      'Arguments:': 'Argumente:',
      'Options:': 'Optionen:',
      'Commands:': 'Befehle:',
    },
    options: '[Optionen]',
    command: '[Befehl]',
    oneOf: 'eines von',
    byDefault: 'Vorgabe',
  },
};
