import type { Verdict } from '../../domain/verdict.ts';
import type { Report } from './report.ts';
import type { Told } from './story.ts';

export type Cited = Report['findings'][number];

/** The accounts that count as taken over, or likely so. */
export function struckAccounts({ investigation }: Pick<Told, 'investigation'>): readonly Verdict[] {
  const accounts = investigation?.accounts ?? [];
  return accounts.filter(({ verdict }) => verdict === 'compromised' || verdict === 'likely');
}

/** From the first to the last sign of the attacker on them, ISO UTC. */
export function attackSpan(told: Pick<Told, 'investigation'>): {
  readonly first: string | null;
  readonly last: string | null;
} {
  const accounts = struckAccounts(told);
  const times = (pick: (verdict: Verdict) => string | null): readonly string[] =>
    accounts.flatMap((account) => pick(account) ?? []).sort();
  return {
    first: times(({ firstSeen }) => firstSeen)[0] ?? null,
    last: times(({ lastSeen }) => lastSeen).at(-1) ?? null,
  };
}

/** What was found, above low, on struck accounts or on the tenant as a whole. */
export function findingsOfStruck(told: Pick<Told, 'investigation' | 'findings'>): readonly Cited[] {
  const struck = new Set(struckAccounts(told).map(({ user }) => user));
  return told.findings.filter(
    ({ severity, user }) =>
      severity !== 'low' &&
      severity !== 'informational' &&
      struck.size > 0 &&
      (user === null || struck.has(user)),
  );
}
