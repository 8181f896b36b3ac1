import { hasPlan } from '../login/directory.ts';
import type { Tenant } from '../state/tenant.ts';
import { graphError } from './errors.ts';

export function hasP1(tenant: Tenant): boolean {
  return hasPlan(tenant, null, 'AAD_PREMIUM') || hasP2(tenant);
}

function hasP2(tenant: Tenant): boolean {
  return hasPlan(tenant, null, 'AAD_PREMIUM_P2');
}

/** Sign-ins and usage reports (List signIns, known issue "licence check"). */
export function requireReportLicence(tenant: Tenant): void {
  if (!hasP1(tenant))
    throw graphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
}

/** Identity Protection's users and detections. */
export function requireProtectionLicence(tenant: Tenant): void {
  if (!hasP2(tenant)) throw graphError(403, 'Forbidden', 'Your tenant is not licensed for this feature.');
}

/** Privileged Identity Management's schedules. */
export function requirePrivilegedIdentityLicence(tenant: Tenant): void {
  if (!hasP2(tenant))
    throw graphError(
      400,
      'AadPremiumLicenseRequired',
      'The tenant needs to have Microsoft Entra ID P2 or Microsoft Entra ID Governance license.',
    );
}
