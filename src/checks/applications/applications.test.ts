import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

const permissions = (change: object) => ({ 'authorization-policy': { defaultUserRolePermissions: change } });
const consent = (...assigned: readonly string[]) =>
  permissions({ permissionGrantPoliciesAssigned: assigned });
const self = (name: string) => `ManagePermissionGrantsForSelf.${name}`;
const owned = (name: string) => `ManagePermissionGrantsForOwnedResource.${name}`;

/** Restrictions for applications; those for service principals stay as they are. */
const restricted = (kind: string, ...found: readonly object[]) => ({
  'app-management': { applicationRestrictions: { [kind]: found } },
});
const off = { 'app-management': { isEnabled: false } };
const secret = (startDateTime: string, endDateTime: string) => ({
  applications: { passwordCredentials: [{ startDateTime, endDateTime }] },
});
const principal = (change: object) => ({
  'service-principals': [
    { id: 'sp-payroll', displayName: 'Payroll', appOwnerOrganizationId: 'somebody-else', ...change },
  ],
});
const permission = (name: string) => ({ 'app-permissions': { permission: name } });
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';
const mail = { 'delegated-grants': { scope: 'User.Read Mail.ReadWrite' } };

verdictTable('applications', {
  'admin-consent-workflow-on': [
    ['fail', { 'admin-consent': { isEnabled: false } }],
    ['fail', { 'admin-consent': { reviewers: [] } }],
  ],
  'app-certificate-lifetime-restricted': [
    ['fail', off],
    ['fail', restricted('keyCredentials')],
    ['fail', restricted('keyCredentials', { restrictionType: 'asymmetricKeyLifetime', maxLifetime: 'P2Y' })],
    ['pass', restricted('keyCredentials', { restrictionType: 'asymmetricKeyLifetime', maxLifetime: 'P1Y' })],
  ],
  'app-password-lifetime-restricted': [
    ['fail', off],
    [
      'fail',
      restricted('passwordCredentials', { restrictionType: 'passwordLifetime', maxLifetime: 'P181D' }),
    ],
    [
      'fail',
      restricted('passwordCredentials', {
        restrictionType: 'passwordLifetime',
        maxLifetime: 'P90D',
        state: 'disabled',
      }),
    ],
    ['pass', restricted('passwordCredentials', { restrictionType: 'passwordLifetime', maxLifetime: 'P6M' })],
  ],
  'app-passwords-blocked': [
    ['fail', off],
    ['fail', restricted('passwordCredentials')],
    ['fail', restricted('passwordCredentials', { restrictionType: 'passwordAddition', state: 'disabled' })],
  ],
  'app-registration-restricted': [
    ['fail', permissions({ allowedToCreateApps: true })],
    ['unknown', permissions({})],
  ],
  'application-permissions-limited': [
    ['warning', permission('Mail.ReadWrite')],
    ['pass', { ...permission('Mail.ReadWrite'), ...principal({ appId: 'Evict' }) }],
    ['warning', { ...permission('Mail.ReadWrite'), ...principal({ appId: 'Evict' }) }, { ownAppId: null }],
    ['warning', permission('RoleManagement.ReadWrite.Directory')],
    ['pass', { ...permission('Mail.ReadWrite'), ...principal({ accountEnabled: false }) }],
    ['pass', { ...permission('Mail.ReadWrite'), ...principal({ appOwnerOrganizationId: microsoft }) }],
  ],
  'application-secrets-short-lived': [
    ['fail', secret('2026-01-01T00:00:00Z', '2028-01-01T00:00:00Z')],
    ['pass', secret('2020-01-01T00:00:00Z', '2024-01-01T00:00:00Z')],
  ],
  'command-line-tools-restricted': [
    ['fail', { 'service-principals': [] }],
    ['fail', { 'service-principals': { appRoleAssignmentRequired: false } }],
    ['pass', { 'service-principals': { appRoleAssignmentRequired: false, accountEnabled: false } }],
    ['unknown', { 'service-principals': { appRoleAssignmentRequired: undefined } }],
  ],
  'group-owner-consent-off': [
    ['fail', consent(owned('microsoft-dynamically-managed-permissions-for-team'))],
    [
      'fail',
      {
        'directory-settings': [
          {
            displayName: 'Consent Policy Settings',
            values: [{ name: 'EnableGroupSpecificConsent', value: 'True' }],
          },
        ],
      },
    ],
    ['unknown', permissions({})],
  ],
  'no-broad-grants-to-unverified-apps': [
    ['fail', mail],
    ['pass', { 'delegated-grants': { scope: 'Mail.ReadWrite', consentType: 'Principal' } }],
    ['pass', { ...mail, ...principal({ verifiedPublisher: { verifiedPublisherId: '1234' } }) }],
    ['pass', { ...mail, ...principal({ appOwnerOrganizationId: 'tenant-contoso' }) }],
  ],
  'no-secrets-on-foreign-applications': [
    ['fail', principal({ passwordCredentials: [{ endDateTime: '2027-01-01T00:00:00Z' }] })],
    ['pass', principal({ passwordCredentials: [{ endDateTime: '2025-01-01T00:00:00Z' }] })],
  ],
  'risky-app-consent-blocked': [
    ['fail', { 'authorization-policy': { allowUserConsentForRiskyApps: true } }],
    ['unknown', { 'authorization-policy': { allowUserConsentForRiskyApps: undefined } }],
  ],
  'security-group-creation-restricted': [
    ['fail', permissions({ allowedToCreateSecurityGroups: true })],
    ['unknown', permissions({})],
  ],
  'tenant-creation-restricted': [
    ['fail', permissions({ allowedToCreateTenants: true })],
    ['unknown', permissions({})],
  ],
  'user-consent-restricted': [
    ['fail', consent(self('microsoft-user-default-legacy'))],
    ['warning', consent(self('microsoft-user-default-recommended'))],
    ['pass', consent(self('microsoft-user-default-low'))],
    ['unknown', permissions({})],
  ],
});
