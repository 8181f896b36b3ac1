// The page on what "evict assess" checks, in both languages.
import { cell, code, page, table } from './pages.mjs';

const words = {
  en: {
    title: 'What `evict assess` checks',
    intro: (count) =>
      `${count} checks. SCuBA is CISA's Secure Cloud Business Applications baseline; CIS names recommendations of the CIS Microsoft 365 Foundations Benchmark by number only; Secure Score names Microsoft's controls. Ids are permanent: \`--check\` and exceptions use them.`,
    check: 'check',
    good: 'good state, and why',
    severity: 'severity',
    known: 'known as',
    action: 'hardening action',
  },
  de: {
    title: 'Was `evict assess` prüft',
    intro: (count) =>
      `${count} Prüfungen. SCuBA ist die Vorgabe „Secure Cloud Business Applications“ der CISA; CIS nennt Empfehlungen des CIS Microsoft 365 Foundations Benchmark nur mit ihrer Nummer; Secure Score nennt Microsofts Steuerelemente. Kennungen sind dauerhaft: \`--check\` und Ausnahmen verwenden sie.`,
    check: 'Prüfung',
    good: 'guter Zustand, und warum',
    severity: 'Schwere',
    known: 'bekannt als',
    action: 'Härtungsmaßnahme',
  },
};

export function checksPage({ checks, areaWords, severityWords }, language) {
  const say = words[language];
  const areas = [...new Set(checks.map((check) => check.area))];
  return page(
    say.title,
    say.intro(checks.length),
    areas.flatMap((area) => [
      `## ${areaWords[area][language]}`,
      table(
        [say.check, say.good, say.severity, say.known, say.action],
        checks
          .filter((check) => check.area === area)
          .map((check) => [
            code(check.id),
            `${cell(check.title[language])}. ${cell(check.rationale[language])}`,
            severityWords[check.severity][language],
            [
              ...check.scuba,
              ...check.cis.map((id) => `CIS ${id}`),
              ...check.secureScore.map(code),
              ...check.attack,
            ].join(', '),
            check.action ? code(check.action) : '–',
          ]),
      ),
    ]),
  );
}
