import { healthySettings, holder, rolePolicies } from '../../../test/support/healthy-settings.ts';
import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de';
const directoryReader = '88d8e3e3-8f55-4a1e-953a-9b9898b8876b';
const healthy = healthySettings['role-holders'] as readonly object[];

const also = (...more: readonly object[]) => ({ 'role-holders': [...healthy, ...more] });
const globals = (count: number) => ({
  'role-holders': Array.from({ length: count }, (_, at) => holder(`global${at}`, globalAdministrator)),
});
const application = (role: string) =>
  also(holder('app', role, { principalType: 'servicePrincipal', principalName: 'Payroll' }));
const silent = (role: string, rule: string) => ({ 'role-policies': rolePolicies({ role, rule }) });
const activation = 'Notification_Admin_EndUser_Assignment';
/** A policy that leaves nobody out. */
const forAll = {
  'conditional-access': [{ id: 'all', state: 'enabled', conditions: { users: { includeUsers: ['All'] } } }],
};
const noPolicies = { 'role-policies': [] };

verdictTable('roles', {
  'administrators-are-cloud-only': [
    ['fail', also(holder('bert', exchangeAdministrator, { onPremisesSynced: true }))],
    ['pass', also(holder('bert', directoryReader, { onPremisesSynced: true }))],
    ['unknown', also(holder('bert', exchangeAdministrator, { onPremisesSynced: undefined }))],
  ],
  'administrators-work-from-other-accounts': [
    ['fail', also(holder('anna', globalAdministrator))],
    ['pass', also(holder('anna', exchangeAdministrator))],
  ],
  'emergency-accounts-exist': [
    ['warning', forAll, { breakGlass: ['emergency1@contoso.example'] }],
    ['fail', forAll, { breakGlass: [] }],
    ['pass', {}, { breakGlass: [] }],
  ],
  'finer-roles-used': [
    ['fail', globals(3)],
    ['fail', also(holder('carla', globalAdministrator))],
    ['pass', also(holder('carla', exchangeAdministrator))],
  ],
  'global-administrator-activation-alerts': [
    ['fail', silent(globalAdministrator, activation)],
    ['pass', silent(exchangeAdministrator, activation)],
    ['unknown', noPolicies],
  ],
  'global-administrator-needs-approval': [
    [
      'fail',
      {
        'role-policies': {
          rules: [{ id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: false } }],
        },
      },
    ],
    ['unknown', noPolicies],
  ],
  'global-administrators-at-most-four': [
    ['fail', globals(5)],
    ['pass', globals(4)],
  ],
  'global-administrators-two-to-eight': [
    ['fail', globals(1)],
    ['fail', globals(9)],
    ['pass', globals(8)],
  ],
  'no-applications-as-administrators': [
    ['warning', application(globalAdministrator)],
    ['pass', application(directoryReader)],
    [
      'pass',
      { ...application(globalAdministrator), 'service-principals': [{ id: 'u-app', appId: 'evict' }] },
    ],
  ],
  'no-guests-as-administrators': [['fail', also(holder('guest', directoryReader))]],
  'no-permanent-privileged-roles': [
    ['fail', also(holder('bert', exchangeAdministrator, { permanent: true }))],
    ['fail', {}, { breakGlass: [] }],
    ['pass', also(holder('bert', exchangeAdministrator, { permanent: true, state: 'eligible' }))],
    ['unknown', also(holder('bert', exchangeAdministrator, { permanent: undefined }))],
  ],
  'no-roles-on-disabled-accounts': [
    ['fail', also(holder('bert', directoryReader, { accountEnabled: false }))],
  ],
  'no-stale-administrators': [
    ['fail', { 'sign-in-activity': { 'u-adm1': '2026-09-01T00:00:00Z' } }],
    ['fail', { 'sign-in-activity': { 'u-adm1': null } }],
    ['pass', { 'sign-in-activity': { 'u-emergency1': '2025-01-01T00:00:00Z' } }],
  ],
  'privileged-activation-alerts': [
    ['fail', silent(exchangeAdministrator, activation)],
    ['pass', silent(globalAdministrator, activation)],
    ['unknown', noPolicies],
  ],
  'privileged-roles-given-through-pim': [
    ['fail', also(holder('bert', exchangeAdministrator, { startDateTime: null }))],
    ['unknown', also(holder('bert', exchangeAdministrator, { permanent: undefined }))],
  ],
  'role-assignments-alert': [
    ['fail', silent(globalAdministrator, 'Notification_Admin_Admin_Eligibility')],
    ['fail', silent(exchangeAdministrator, 'Notification_Admin_Admin_Assignment')],
    ['pass', silent(exchangeAdministrator, activation)],
    ['unknown', noPolicies],
  ],
});
