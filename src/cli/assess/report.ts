import { moment } from '../../kernel/moments.ts';
import { writeFileSync } from 'node:fs';
import { extname } from 'node:path';
import type { Assessment, CheckResult } from '../../domain/assessment.ts';
import type { Block, Cell } from '../../domain/document.ts';
import { counts } from '../../engine/assess/index.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';
import { printCsv } from '../../reports/csv.ts';
import { printHtml } from '../../reports/html.ts';
import { printJunit } from '../../reports/junit.ts';
import { printMarkdown } from '../../reports/markdown.ts';
import { printSarif } from '../../reports/sarif.ts';
import { severityWords } from '../../engine/report/words.ts';
import { assessmentBlocks } from './views.ts';
import { areaWords, statusWords } from './words.ts';

const printers: {
  readonly [ending: string]: (assessment: Assessment, language: Language) => string;
} = {
  '.html': (assessment, language) =>
    printHtml({
      title: titleOf(language),
      subtitle: `${assessment.tenant.displayName} · ${moment(assessment.takenAt, language)}`,
      language,
      marking: null,
      logo: null,
      paper: null,
      blocks: reportBlocks(assessment, language),
    }),
  '.md': (assessment, language) =>
    printMarkdown([
      { block: 'heading', level: 1, text: titleOf(language) },
      ...reportBlocks(assessment, language),
    ]),
  '.json': (assessment) => `${JSON.stringify(assessment, null, 2)}\n`,
  '.csv': (assessment, language) =>
    printCsv(actionPlan(assessment, language), { excel: true, delimiter: language === 'de' ? ';' : ',' }),
  '.sarif': printSarif,
  '.xml': printJunit,
};

/** Refuses a name whose ending names no format, before anything is read. */
export function checkEndings(files: readonly string[]): void {
  for (const file of files) {
    if (extname(file).toLowerCase() in printers) continue;
    throw new AppError({
      code: 'unknown-format',
      side: 'input',
      message: {
        en: `The ending of "${file}" names no format.`,
        de: `Die Endung von „${file}“ nennt kein Format.`,
      },
      next: {
        en: 'Use .html, .md, .json, .csv (action plan), .sarif or .xml (JUnit).',
        de: 'Verwenden Sie .html, .md, .json, .csv (Maßnahmenplan), .sarif oder .xml (JUnit).',
      },
    });
  }
}

export function writeReport(file: string, assessment: Assessment, language: Language): void {
  writeFileSync(file, printers[extname(file).toLowerCase()]!(assessment, language), { mode: 0o600 });
}

function titleOf(language: Language): string {
  return { en: 'How safe is the organisation', de: 'Wie sicher ist die Organisation' }[language];
}

/** What is to be done, in the order in which it should be: one line a failure, for a spreadsheet or a ticket system. */
export function actionPlan(assessment: Assessment, language: Language): readonly JsonObject[] {
  return assessment.results.filter(counts).map(
    (result, index) =>
      toJson({
        priority: index + 1,
        check: result.id,
        severity: severityWords[result.severity][language],
        status: statusWords[result.status][language],
        area: areaWords[result.area][language],
        title: result.title[language],
        reason: result.reason[language],
        affected: result.affected?.count ?? '',
        affectedNames: (result.affected?.items ?? []).slice(0, 20).join(' '),
        remediation: result.remediation[language],
        action: result.action ?? '',
        cuts: (result.cuts ?? []).map((step) => step.what[language]).join('; '),
        scuba: result.scuba.join(' '),
        cis: result.cis.join(' '),
        secureScore: result.secureScore.join(' '),
        attack: result.attack.join(' '),
      }) as JsonObject,
  );
}

/** For a reader who was not there: the overview, and each failure with why it matters and what to do. */
function reportBlocks(assessment: Assessment, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  return [
    ...assessmentBlocks(assessment, language, true, 'paper'),
    { block: 'heading', level: 1, text: say('Each failure', 'Jede nicht erfüllte Prüfung') },
    ...assessment.results.filter(counts).flatMap((result) => detail(result, language)),
  ];
}

function detail(result: CheckResult, language: Language): readonly Block[] {
  const say = (en: string, de: string): string => ({ en, de })[language];
  const ids = [
    ...result.scuba,
    ...result.cis.map((id) => `CIS ${id}`),
    ...result.secureScore.map((id) => `Secure Score ${id}`),
    ...result.attack,
  ];
  const rows: (readonly [string, Cell])[] = [
    [say('Severity', 'Schwere'), severityWords[result.severity][language]],
    [say('Found', 'Befund'), result.reason[language]],
    [say('Why it matters', 'Warum es zählt'), result.rationale[language]],
    [say('What to do', 'Was zu tun ist'), result.remediation[language]],
  ];
  if (result.affected && result.affected.count > 0)
    rows.push([
      say(`Concerned (${result.affected.count})`, `Betroffen (${result.affected.count})`),
      result.affected.items.slice(0, 30).join(', '),
    ]);
  if (ids.length > 0) rows.push([say('Known as', 'Bekannt als'), ids.join(', ')]);
  return [
    { block: 'heading', level: 3, text: `${result.title[language]} (${result.id})` },
    { block: 'facts', rows },
  ];
}
