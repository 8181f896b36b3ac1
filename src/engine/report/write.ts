import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Document } from '../../domain/document.ts';
import type { CaseFolder } from '../../evidence/case-folder.ts';
import { jsonSafe } from '../../kernel/text.ts';
import { printHtml } from '../../reports/html.ts';
import { printMarkdown } from '../../reports/markdown.ts';
import { printPdf } from '../../reports/pdf/print.ts';
import type { Report } from './report.ts';
import { composeDocument } from './compose.ts';
import type { Dress } from './compose.ts';

export const formats = ['html', 'pdf', 'md', 'json'] as const;
export type Format = (typeof formats)[number];

export interface ReportOrder extends Omit<Dress, 'paper'> {
  readonly formats: readonly Format[];
  /** Of a PDF. */
  readonly paper: 'a4' | 'letter';
  /** The browser that prints, found before anything is written; needed for a PDF only. */
  readonly browser: string | null;
  /** Without its ending. */
  readonly stem: string;
}

/** A type and no interface: it is handed on as data. */
export type WrittenReport = { readonly format: Format; readonly file: string };

/** Where a report lies that was given no other place: one of each kind, the newest. */
export function reportStem(
  found: Pick<CaseFolder, 'folder'>,
  { audience, language }: Pick<Dress, 'audience' | 'language'>,
): string {
  return join(found.folder, 'reports', `${audience}-${language}`);
}

/** Prints one report in every format that was ordered. Throws `pdf-failed`. */
export async function writeReports(report: Report, order: ReportOrder): Promise<readonly WrittenReport[]> {
  const { stem, paper, browser, formats: wanted, ...dress } = order;
  const document = composeDocument(report, { ...dress, paper: null });
  mkdirSync(dirname(stem), { recursive: true });
  const files = wanted.map((format) => ({ format, file: `${stem}.${format}` }));
  for (const { format, file } of files) {
    if (format === 'pdf') await printPdf(printHtml({ ...document, paper }), file, browser!);
    else writeFileSync(file, printed(format, document, report), { mode: 0o600 });
  }
  return files;
}

function printed(format: Exclude<Format, 'pdf'>, document: Document, report: Report): string {
  if (format === 'html') return printHtml(document);
  if (format === 'json') return `${jsonSafe(JSON.stringify(report, null, 2))}\n`;
  return printMarkdown([
    { block: 'heading', level: 1, text: document.title },
    { block: 'paragraph', text: [document.subtitle, document.marking].filter(Boolean).join(' · ') },
    ...document.blocks,
  ]);
}
