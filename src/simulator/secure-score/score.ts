import { plansOf } from '../login/directory.ts';
import type { Obj, Tenant } from '../state/tenant.ts';
import type { Control, Progress } from './control.ts';
import { stateOf, vendorInformation } from './profile.ts';

/** Progress of each control that applies; null where one is listed and cannot be measured. */
export type Measured = ReadonlyMap<Control, Progress | null>;

/** Licences decide which controls there are at all; a part of a product's licences suffices. */
export function licensed(tenant: Tenant, controls: readonly Control[]): readonly Control[] {
  const plans = plansOf(tenant);
  return controls.filter(
    (control) =>
      !control.deprecated && (control.plans.length === 0 || control.plans.some((plan) => plans.has(plan))),
  );
}

/** One day's score (secureScore). */
export function scoreOf(tenant: Tenant, measured: Measured, day: string, syncedAt: string): Obj {
  let currentScore = 0;
  let maxScore = 0;
  const controlScores: Obj[] = [];
  for (const [control, progress] of measured) {
    const state = stateOf(tenant, control.id);
    if (progress === null) {
      // What does not apply is either left out or sent without a score.
      if (control.service === 'AzureAD') controlScores.push(bare(control, syncedAt));
      continue;
    }
    maxScore += control.maxScore;
    // A risk that was accepted earns nothing and is no longer listed.
    if (state === 'ignored') continue;
    const share = state === 'default' ? progress.share : 1;
    const score = rounded(share * control.maxScore);
    currentScore += score;
    controlScores.push(entry(control, { ...progress, share }, score, syncedAt));
  }
  const licensedUsers = tenant.users.filter((user) => user.assignedLicenses.length > 0);
  return {
    id: `${tenant.id}_${day}`,
    azureTenantId: tenant.id,
    activeUserCount: licensedUsers.filter((user) => user.accountEnabled).length,
    createdDateTime: `${day}T00:00:00Z`,
    currentScore: rounded(currentScore),
    enabledServices: enabledServices(tenant),
    licensedUserCount: licensedUsers.length,
    maxScore,
    averageComparativeScores: averages(tenant),
    controlScores,
    vendorInformation: { ...vendorInformation },
  };
}

/**
 * The declared four members, and those that Microsoft sends beside them: all text but the percentage, which is a number
 * for some controls and text for others.
 */
function entry(control: Control, progress: Progress, score: number, syncedAt: string): Obj {
  const percentage = rounded(progress.share * 100);
  return {
    controlCategory: control.category,
    controlName: control.id,
    description: control.title,
    score,
    lastSynced: syncedAt,
    source: control.service === 'MDO' ? 'mdo' : 'ingestion',
    IsApplicable: 'true',
    implementationStatus: progress.says,
    scoreInPercentage: control.service === 'EXO' ? percentage.toFixed(2) : percentage,
    ...progress.extras,
  };
}

function bare(control: Control, syncedAt: string): Obj {
  return {
    controlCategory: control.category,
    controlName: control.id,
    description: control.title,
    lastSynced: syncedAt,
    IsApplicable: 'false',
    implementationStatus: '',
  };
}

function enabledServices(tenant: Tenant): readonly string[] {
  const plans = plansOf(tenant);
  return [
    ['EXCHANGE_S', 'HasExchange'],
    ['SHAREPOINT', 'HasSharePoint'],
    ['AAD_PREMIUM', 'HasAADP1'],
    ['AAD_PREMIUM_P2', 'HasAADP2'],
    ['INTUNE_A', 'HasInTune'],
  ].flatMap(([plan = '', service = '']) =>
    [...plans].some((held) => held.startsWith(plan)) ? [service] : [],
  );
}

/** Other tenants' averages, in percent of what they could reach. */
function averages(tenant: Tenant): readonly Obj[] {
  const seats = tenant.users.length;
  const [lower, upper] = seats <= 100 ? [1, 100] : seats <= 1000 ? [101, 1000] : [10_000, 50_000];
  return [
    { basis: 'AllTenants', averageScore: 44.21 },
    {
      basis: 'TotalSeats',
      averageScore: seats <= 100 ? 39.87 : 51.3,
      SeatSizeRangeLowerValue: String(lower),
      SeatSizeRangeUpperValue: String(upper),
    },
    { basis: 'IndustryTypes', averageScore: 47.5, Industry: '' },
  ];
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
