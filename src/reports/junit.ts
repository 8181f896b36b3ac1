import { areas } from '../domain/check.ts';
import type { Assessment, CheckResult } from '../domain/assessment.ts';
import type { Language } from '../kernel/localized.ts';
import { visible } from '../kernel/text.ts';

/**
 * An assessment as JUnit XML, one suite an area: what pipelines show as tests. What counts is a failure, what could not be
 * read an error, what a person must look at or does not apply is skipped.
 */
export function printJunit(assessment: Assessment, language: Language): string {
  const suites = areas.flatMap((area) => {
    const own = assessment.results.filter((result) => result.area === area);
    return own.length === 0 ? [] : [suite(area, own, assessment, language)];
  });
  const name = attribute(`Evict ${assessment.tenant.domain}`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${name}">\n${suites.join('')}</testsuites>\n`;
}

function suite(
  area: string,
  results: readonly CheckResult[],
  assessment: Assessment,
  language: Language,
): string {
  const cases = results.map((result) => {
    const inner = outcome(result, language);
    const head = `<testcase classname="${attribute(area)}" name="${attribute(`${result.id}: ${result.title[language]}`)}"`;
    return { inner, text: inner === '' ? `    ${head}/>\n` : `    ${head}>${inner}</testcase>\n` };
  });
  const count = (tag: string): number => cases.filter(({ inner }) => inner.startsWith(`<${tag}`)).length;
  return `  <testsuite name="${attribute(area)}" timestamp="${assessment.takenAt.slice(0, 19)}" tests="${results.length}" failures="${count('failure')}" errors="${count('error')}" skipped="${count('skipped')}">\n${cases.map(({ text }) => text).join('')}  </testsuite>\n`;
}

function outcome(result: CheckResult, language: Language): string {
  const message = attribute(result.reason[language]);
  switch (result.status) {
    case 'pass':
      return '';
    case 'unknown':
      return `<error message="${message}"/>`;
    case 'manual':
    case 'not-applicable':
      return `<skipped message="${message}"/>`;
    case 'fail':
    case 'warning':
      return result.exception?.state === 'in-force'
        ? `<skipped message="${attribute(result.exception.reason)}"/>`
        : `<failure type="${result.severity}" message="${message}">${attribute(result.remediation[language])}</failure>`;
  }
}

/** XML 1.0 knows no control characters at all: they are shown as \u{1b} before anything is escaped. */
function attribute(text: string): string {
  return visible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
