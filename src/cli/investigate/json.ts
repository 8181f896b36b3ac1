import type { Finding } from '../../domain/finding.ts';
import type { AddressVerdict } from '../../domain/verdict.ts';
import type { Report } from '../../engine/report/report.ts';
import { toJson } from '../../kernel/json.ts';
import type { Json, JsonObject } from '../../kernel/json.ts';
import type { Language } from '../../kernel/localized.ts';

/**
 * What `investigate` prints as JSON: names and ids never change, texts are in the language that was asked for. A script
 * goes by `rule`, `verdict`, `severity`, `state`, never by a text.
 */
export function investigationJson(report: Report, folder: string, language: Language): Json {
  const investigation = report.investigation!;
  return toJson({
    case: report.case.name,
    folder,
    ...investigation,
    ledger: investigation.ledger.map((entry) => ({ ...entry, text: entry.text?.[language] ?? null })),
    accounts: investigation.accounts.map(({ reasons, notSeen, ...account }) => ({
      ...account,
      notSeen: notSeen.map((text) => text[language]),
      for: reasons.filter(({ speaks }) => speaks === 'for').map(({ text }) => text[language]),
      against: reasons.filter(({ speaks }) => speaks === 'against').map(({ text }) => text[language]),
    })),
    addresses: investigation.addresses.map((verdict) => addressJson(verdict, language)),
    states: investigation.states.map(({ rules, ...state }) => ({
      ...state,
      rules: rules.map(({ reasons, ...rule }) => ({
        ...rule,
        for: reasons.filter(({ speaks }) => speaks === 'for').map(({ text }) => text[language]),
        against: reasons.filter(({ speaks }) => speaks === 'against').map(({ text }) => text[language]),
      })),
    })),
    story: report.story.map(({ text, ...line }) => ({ ...line, text: text[language] })),
    findings: report.findings.map((finding) => findingJson(finding, language)),
  });
}

export function addressJson({ reasons, ...verdict }: AddressVerdict, language: Language): JsonObject {
  return toJson({
    ...verdict,
    for: reasons.filter(({ speaks }) => speaks === 'for').map(({ text }) => text[language]),
    against: reasons.filter(({ speaks }) => speaks === 'against').map(({ text }) => text[language]),
  }) as JsonObject;
}

export function findingJson(finding: Finding & { readonly ref?: string }, language: Language): JsonObject {
  const { foothold, title, reason, falsePositives, lookNext, lowered, ...rest } = finding;
  return toJson({
    ...rest,
    title: title[language],
    reason: reason[language],
    falsePositives: falsePositives.map((text) => text[language]),
    lookNext: lookNext?.[language] ?? null,
    ...(foothold === null ? {} : { foothold }),
    ...(lowered === null ? {} : { lowered: { from: lowered.from, why: lowered.why[language] } }),
  }) as JsonObject;
}

/** One finding a line, for a spreadsheet. */
export function findingRecord(finding: Finding, language: Language): JsonObject {
  return {
    time: finding.time,
    lastTime: finding.lastTime,
    severity: finding.severity,
    confidence: finding.confidence,
    user: finding.user,
    rule: finding.rule,
    title: finding.title[language],
    reason: finding.reason[language],
    count: finding.count,
    addresses: finding.addresses.join(' '),
    attack: finding.attack.join(' '),
    foothold: finding.foothold?.kind ?? null,
    next: finding.lookNext?.[language] ?? null,
    references: finding.references.join(' '),
    events: finding.events.slice(0, 50).join(' '),
  };
}
