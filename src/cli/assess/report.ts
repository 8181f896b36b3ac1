import { moment } from '../../kernel/moments.ts';
import type { Assessment, CheckResult } from '../../domain/assessment.ts';
import type { Block, Cell } from '../../domain/document.ts';
import { counts } from '../../engine/assess/index.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';
import { printJunit } from '../../reports/junit.ts';
import { printSarif } from '../../reports/sarif.ts';
import { severityWords } from '../../engine/report/words.ts';
import { commonPrinters } from '../report-files.ts';
import type { Printers, ReportFile } from '../report-files.ts';
import { assessmentBlocks } from './views.ts';
import { areaWords, statusWords } from './words.ts';

export const assessmentEndings = [...Object.keys(commonPrinters), '.sarif', '.xml'];

/** SARIF for code scanning and JUnit for pipelines are an assessment's alone. */
export function assessmentPrinters(assessment: Assessment): Printers {
  return {
    ...commonPrinters,
    '.sarif': ({ language }) => printSarif(assessment, language),
    '.xml': ({ language }) => printJunit(assessment, language),
  };
}

export function assessmentReport(assessment: Assessment, language: Language): ReportFile {
  return {
    title: titleOf(language),
    subtitle: `${assessment.tenant.displayName} · ${moment(assessment.takenAt, language)}`,
    language,
    blocks: reportBlocks(assessment, language),
    data: toJson(assessment),
    records: actionPlan(assessment, language),
  };
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
