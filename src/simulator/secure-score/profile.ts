import type { Obj, Tenant } from '../state/tenant.ts';
import type { Control } from './control.ts';

export const vendorInformation: Obj = {
  provider: 'SecureScore',
  providerVersion: null,
  subProvider: null,
  vendor: 'Microsoft',
};

/** A control as the API lists it (secureScoreControlProfile). */
export function profileOf(tenant: Tenant, control: Control, rank: number): Obj {
  return {
    id: control.id,
    azureTenantId: tenant.id,
    actionType: control.actionType,
    actionUrl: control.actionUrl,
    controlCategory: control.category,
    title: control.title,
    deprecated: control.deprecated,
    implementationCost: control.cost,
    lastModifiedDateTime: null,
    maxScore: control.maxScore,
    rank,
    remediation: control.remediation,
    remediationImpact: control.remediationImpact,
    service: control.service,
    threats: [...control.threats],
    tier: control.tier,
    userImpact: control.impact,
    complianceInformation: [],
    controlStateUpdates: [],
    vendorInformation: { ...vendorInformation },
  };
}

export type ControlState = 'default' | 'ignored' | 'thirdparty' | 'reviewed';

/** The latest update counts; a profile has no state of its own. */
export function stateOf(tenant: Tenant, id: string): ControlState {
  const profile = tenant.controlProfiles.find((candidate) => candidate['id'] === id);
  const updates = (profile?.['controlStateUpdates'] ?? []) as readonly Obj[];
  const latest = updates.toSorted((a, b) =>
    String(a['updatedDateTime']).localeCompare(String(b['updatedDateTime'])),
  );
  return (String(latest.at(-1)?.['state'] ?? 'default').toLowerCase() as ControlState) || 'default';
}
