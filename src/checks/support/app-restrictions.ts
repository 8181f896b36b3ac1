import type { Outcome } from '../../domain/check.ts';
import type { SettingValues } from '../../domain/setting-values/index.ts';
import { fail, pass } from './outcome.ts';

/**
 * Whether the tenant's app management policy has a restriction in force, for applications and for service principals, with a
 * lifetime of at most so many days where it has one.
 */
export function restrictionOutcome(
  policy: SettingValues['app-management'],
  kind: 'passwordCredentials' | 'keyCredentials',
  type: string,
  days: number | null,
): Outcome {
  if (!policy.isEnabled)
    return fail('The app management policy is off.', 'Die Richtlinie für die App-Verwaltung ist aus.', {
      isEnabled: false,
    });
  const found = [policy.applicationRestrictions, policy.servicePrincipalRestrictions].map((part) =>
    (part?.[kind] ?? []).find((one) => one.restrictionType === type && one.state !== 'disabled'),
  );
  const holds = found.every(
    (one) => one !== undefined && (days === null || daysOf(one.maxLifetime ?? '') <= days),
  );
  const evidence = { applications: found[0] ?? null, servicePrincipals: found[1] ?? null };
  return holds
    ? pass(
        'It holds for applications and service principals.',
        'Es gilt für Anwendungen und Dienstprinzipale.',
        evidence,
      )
    : fail(
        'It does not hold for both applications and service principals.',
        'Es gilt nicht für Anwendungen und Dienstprinzipale.',
        evidence,
      );
}

/** Days of an ISO 8601 duration without a time of day (`P180D`, `P6M`, `P1Y`); what cannot be read counts as endless. */
function daysOf(duration: string): number {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T.*)?$/.exec(duration);
  if (!parts || duration === 'P') return Number.POSITIVE_INFINITY;
  const [years, months, weeks, days] = parts.slice(1).map((part) => Number(part ?? 0));
  return years! * 365 + months! * 30 + weeks! * 7 + days!;
}
