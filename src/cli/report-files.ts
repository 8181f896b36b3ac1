import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Block } from '../domain/document.ts';
import { AppError } from '../kernel/errors.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Language } from '../kernel/localized.ts';
import { printCsv } from '../reports/csv.ts';
import { printHtml } from '../reports/html.ts';
import { printMarkdown } from '../reports/markdown.ts';

/** What a command has to say on paper; the ending of the file chooses the print. */
export interface ReportFile {
  readonly title: string;
  readonly subtitle: string;
  readonly language: Language;
  readonly blocks: readonly Block[];
  readonly data: Json;
  readonly records: readonly JsonObject[];
}

type Printer = (report: ReportFile) => string;
export type Printers = { readonly [ending: string]: Printer };

export const commonPrinters: Printers = {
  '.html': ({ title, subtitle, language, blocks }) =>
    printHtml({ title, subtitle, language, marking: null, logo: null, paper: null, blocks }),
  '.md': ({ title, blocks }) => printMarkdown([{ block: 'heading', level: 1, text: title }, ...blocks]),
  '.json': ({ data }) => `${JSON.stringify(data, null, 2)}\n`,
  // Excel in German takes the semicolon for the separator.
  '.csv': ({ records, language }) =>
    printCsv(records, { excel: true, delimiter: language === 'de' ? ';' : ',' }),
};

/** Refuses a name whose ending names no format, before anything is read. */
export function checkEndings(
  files: readonly string[],
  endings: readonly string[] = Object.keys(commonPrinters),
): void {
  for (const file of files) {
    if (endings.includes(extname(file).toLowerCase())) continue;
    const known = endings.join(' ');
    throw new AppError({
      code: 'unknown-format',
      side: 'input',
      message: {
        en: `The ending of "${file}" names no format.`,
        de: `Die Endung von „${file}“ nennt kein Format.`,
      },
      next: { en: `Use one of ${known}.`, de: `Verwenden Sie eine von ${known}.` },
    });
  }
}

export function writeReport(file: string, report: ReportFile, printers: Printers = commonPrinters): void {
  writeFileSync(file, printers[extname(file).toLowerCase()]!(report), { mode: 0o600 });
}
