import { checks } from '../../checks/index.ts';
import { statuses } from '../../domain/check.ts';
import type { About, Check, Status } from '../../domain/check.ts';
import type { Assessment, CheckResult, Unread } from '../../domain/assessment.ts';
import { severities } from '../../domain/finding.ts';
import type { Severity } from '../../domain/finding.ts';
import { settingIds } from '../../domain/setting-values/index.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { settings } from '../../settings/index.ts';
import { compare } from './compare.ts';
import { exceptionFor } from './exceptions.ts';
import type { AppliedExceptions } from './exceptions.ts';
import { judge } from './judge.ts';
import type { Particulars } from './particulars.ts';
import { attackSteps, cutSteps } from './rank.ts';

export interface AssessOptions {
  readonly snapshot: Snapshot;
  readonly file: string | null;
  readonly sha256: string;
  /** The day on which exceptions are held against their end, `YYYY-MM-DD`. */
  readonly today: string;
  readonly particulars?: Partial<Particulars> & { readonly file?: string | null };
  readonly exceptions?: AppliedExceptions;
  readonly earlier?: Snapshot | null;
  /** The case whose attack ranks the checks. */
  readonly attack?: { readonly name: string; readonly folder: string } | null;
  /** Ids of the checks to judge; default all. */
  readonly only?: readonly string[];
}

/** Judges a snapshot. Pure, but for reading the case. */
export function assess(options: AssessOptions): Assessment {
  const { snapshot } = options;
  const chosen = checks.filter((check) => options.only === undefined || options.only.includes(check.id));
  const results = judgeAll(snapshot, chosen, options);
  const steps = options.attack ? attackSteps(options.attack.folder, options.attack.name) : [];
  const ranked = results
    .map((result): CheckResult => {
      if (!options.attack || !isBad(result.status)) return result;
      const cuts = cutSteps(
        chosen.find((check) => check.id === result.id)!,
        result.affected,
        steps,
      );
      return cuts.length > 0 ? { ...result, cuts } : result;
    })
    .toSorted(worstFirst);
  const earlier = options.earlier ?? null;
  return {
    schema: 'evict.assessment/1',
    tenant: snapshot.tenant,
    takenAt: snapshot.takenAt,
    source: snapshot.source,
    snapshot: { file: options.file, sha256: options.sha256 },
    case: options.attack?.name ?? null,
    told: {
      exceptions: options.exceptions?.file ?? null,
      particulars: options.particulars?.file ?? null,
      breakGlass: options.particulars?.breakGlass ?? [],
      sensitiveUsers: options.particulars?.sensitiveUsers ?? [],
      partnerDomains: options.particulars?.partnerDomains ?? [],
    },
    summary: summaryOf(ranked),
    results: ranked,
    unread: unreadIn(snapshot),
    comparison: earlier
      ? compare(
          { snapshot: earlier, results: judgeAll(earlier, chosen, options) },
          { snapshot, results: ranked },
          chosen,
        )
      : null,
  };
}

function judgeAll(
  snapshot: Snapshot,
  chosen: readonly Check[],
  options: AssessOptions,
): readonly CheckResult[] {
  const lower = (values: readonly string[] = []): readonly string[] => values.map((one) => one.toLowerCase());
  const about: About = {
    takenAt: snapshot.takenAt,
    tenant: snapshot.tenant,
    source: snapshot.source,
    ownAppId: snapshot.reader?.toLowerCase() ?? null,
    breakGlass: lower(options.particulars?.breakGlass),
    sensitiveUsers: lower(options.particulars?.sensitiveUsers),
    partnerDomains: lower(options.particulars?.partnerDomains),
  };
  return chosen.map((check): CheckResult => {
    const { status, reason, evidence, affected } = judge(check, snapshot, about);
    const exception = isBad(status)
      ? exceptionFor(options.exceptions?.exceptions ?? [], check.id, options.today)
      : undefined;
    return {
      id: check.id,
      title: check.title,
      area: check.area,
      status,
      severity: check.severity,
      scuba: check.scuba,
      cis: check.cis,
      secureScore: check.secureScore,
      attack: check.attack,
      reason,
      rationale: check.rationale,
      evidence,
      ...(affected ? { affected } : {}),
      remediation: check.remediation,
      ...(check.action ? { action: check.action } : {}),
      ...(exception ? { exception } : {}),
    };
  });
}

export function isBad(status: Status): boolean {
  return status === 'fail' || status === 'warning';
}

/** Whether it counts: bad, and nobody answers for it. */
export function counts(result: CheckResult): boolean {
  return isBad(result.status) && result.exception?.state !== 'in-force';
}

/** What counts comes first, then what would have stopped the attack, then by status, severity and name. */
function worstFirst(a: CheckResult, b: CheckResult): number {
  return (
    Number(counts(b)) - Number(counts(a)) ||
    cutRank(a) - cutRank(b) ||
    statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    a.id.localeCompare(b.id)
  );
}

function cutRank(result: CheckResult): number {
  const best = result.cuts?.[0]?.how;
  return best === 'stops' ? 0 : best === 'shortens' ? 1 : 2;
}

function summaryOf(results: readonly CheckResult[]): Assessment['summary'] {
  const zeros = <Key extends string>(keys: readonly Key[]) =>
    Object.fromEntries(keys.map((key) => [key, 0])) as { [key in Key]: number };
  const byStatus = zeros<Status>(statuses);
  const failures = zeros<Severity>(severities);
  for (const result of results) {
    byStatus[result.status]++;
    if (counts(result)) failures[result.severity]++;
  }
  const excepted = results.filter((result) => result.exception?.state === 'in-force').length;
  return { checks: results.length, byStatus, failures, excepted };
}

function unreadIn(snapshot: Snapshot): readonly Unread[] {
  return settingIds.flatMap((id): Unread[] => {
    const reading = snapshot.settings[id];
    if (reading?.state !== 'unknown') return [];
    const { title } = settings.find((setting) => setting.id === id)!;
    return [{ setting: id, title, code: reading.code, text: reading.text }];
  });
}
