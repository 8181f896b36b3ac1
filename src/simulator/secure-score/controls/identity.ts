import { signInDemand } from '../../login/conditions.ts';
import { rolesOf } from '../../login/directory.ts';
import { appIds, directoryRoles } from '../../login/roles.ts';
import type { Obj, Tenant, User } from '../../state/tenant.ts';
import { done, family, part } from '../control.ts';
import type { Control } from '../control.ts';

const paid = ['AAD_PREMIUM', 'AAD_PREMIUM_P2'];
const control = family({
  service: 'AzureAD',
  category: 'Identity',
  threats: ['Account Breach', 'Password Cracking'],
  plans: [],
  actionUrl: 'https://entra.microsoft.com/',
});

export const identityControls: readonly Control[] = [
  control(
    'MFARegistrationV2',
    'Ensure multifactor authentication is enabled for all users',
    9,
    [
      'Open <a href="https://entra.microsoft.com">Microsoft Entra</a>.',
      'Require MFA for all users by Conditional Access, or turn on security defaults.',
    ],
    (tenant) => {
      const users = people(tenant);
      const covered = users.filter(
        (user) => signInDemand(tenant, user, appIds.exchange, 'browser', null).mfa,
      );
      return part(
        covered.length,
        users.length,
        'You have {count} of {total} users registered and protected with MFA.',
      );
    },
    { impact: 'High', cost: 'Moderate' },
  ),
  control(
    'AdminMFAV2',
    'Ensure multifactor authentication is enabled for all users in administrative roles',
    10,
    ['Require MFA for the administrative roles.'],
    (tenant) => {
      const admins = people(tenant).filter((user) => rolesOf(tenant, user.id).length > 0);
      const covered = admins.filter((user) => signInDemand(tenant, user, appIds.graph, 'browser', null).mfa);
      return part(
        covered.length,
        admins.length,
        'You have {count} of {total} users with administrative roles registered and protected with MFA.',
      );
    },
  ),
  control(
    'BlockLegacyAuthentication',
    'Enable Conditional Access policies to block legacy authentication',
    7,
    ['Block the client types <b>Exchange ActiveSync</b> and <b>other clients</b>.'],
    (tenant) => {
      const users = people(tenant);
      const open = users.filter(
        (user) => !signInDemand(tenant, user, appIds.exchange, 'other', null).blocked,
      );
      return part(
        users.length - open.length,
        users.length,
        `You have ${open.length} of {total} users that don't have legacy authentication blocked.`,
      );
    },
    { impact: 'Moderate', tier: 'Advanced', cost: 'Moderate' },
  ),
  control(
    'IntegratedApps',
    'Ensure user consent to apps accessing company data on their behalf is not allowed',
    4,
    ['Set user consent to <i>Do not allow user consent</i>.'],
    (tenant) => {
      const granted = (userPermissions(tenant)['permissionGrantPoliciesAssigned'] ?? []) as readonly string[];
      return done(
        !granted.some((policy) => policy.startsWith('ManagePermissionGrantsForSelf.')),
        'Your tenant does not let users consent to apps.',
        'Your tenant lets users consent to apps.',
      );
    },
    { impact: 'Moderate', tier: 'Defense in Depth', threats: ['Data Exfiltration', 'Account Breach'] },
  ),
  control(
    'aad_admin_consent_workflow',
    'Ensure the admin consent workflow is enabled',
    2,
    ['Turn on <b>Users can request admin consent</b>.'],
    (tenant) =>
      done(
        tenant.policies.adminConsent['isEnabled'] === true,
        'The admin consent workflow is on.',
        'The admin consent workflow is off.',
      ),
  ),
  control(
    'aad_third_party_apps',
    'Ensure third party integrated applications are not allowed',
    2,
    ['Set <b>Users can register applications</b> to No.'],
    (tenant) =>
      done(
        userPermissions(tenant)['allowedToCreateApps'] === false,
        'Users cannot register applications.',
        'Users can register applications.',
      ),
  ),
  control(
    'aad_phishing_MFA_strength',
    "Ensure 'Phishing-resistant MFA strength' is required for Administrators",
    5,
    ['Require the strength <b>Phishing-resistant MFA</b> for the administrative roles.'],
    (tenant) =>
      done(
        enforced(tenant).some((policy) => strengthOf(policy)?.endsWith('0004') && aimsAtAdmins(policy)),
        'A policy requires phishing-resistant MFA of administrators.',
        'No policy requires phishing-resistant MFA of administrators.',
      ),
    { plans: paid, cost: 'Moderate' },
  ),
  control(
    'aad_sign_in_freq_session_timeout',
    'Ensure Sign-in frequency is enabled and browser sessions are not persistent for Administrative users',
    3,
    ['Set the session controls for the administrative roles.'],
    (tenant) =>
      done(
        enforced(tenant).some((policy) => {
          const session = (policy['sessionControls'] ?? {}) as {
            signInFrequency?: { isEnabled?: boolean } | null;
          };
          return aimsAtAdmins(policy) && session.signInFrequency?.isEnabled === true;
        }),
        'Sessions of administrators are limited.',
        'Sessions of administrators are not limited.',
      ),
    { plans: paid },
  ),
  control(
    'SigninRiskPolicy',
    'Enable Microsoft Entra ID Identity Protection sign-in risk policies',
    7,
    ['Add a policy with the condition <b>Sign-in risk</b>.'],
    (tenant) => riskPolicy(tenant, 'signInRiskLevels'),
    { plans: paid, impact: 'Moderate', tier: 'Advanced' },
  ),
  control(
    'UserRiskPolicy',
    'Enable Microsoft Entra ID Identity Protection user risk policies',
    7,
    ['Add a policy with the condition <b>User risk</b>.'],
    (tenant) => riskPolicy(tenant, 'userRiskLevels'),
    { plans: paid, impact: 'Moderate', tier: 'Advanced' },
  ),
  control(
    'OneAdmin',
    'Designate more than one global admin',
    1,
    ['Assign the role to a second person.'],
    (tenant) => {
      const count = globalAdmins(tenant).length;
      return {
        share: count > 1 ? 1 : 0,
        says: `You currently have ${count} global admins.`,
        extras: { count: String(count) },
      };
    },
    { actionType: 'Review' },
  ),
  control(
    'RoleOverlap',
    'Use least privileged administrative roles',
    1,
    ['Assign narrower roles than Global Administrator.'],
    (tenant) => {
      const narrow = people(tenant).filter((user) => {
        const roles = rolesOf(tenant, user.id);
        return roles.length > 0 && !roles.includes(directoryRoles['Global Administrator']);
      });
      return {
        share: narrow.length > 0 ? 1 : 0,
        says: `You have ${narrow.length} users with least privileged administrative roles.`,
        extras: { count: String(narrow.length), source: 'ingestion' },
      };
    },
    { tier: 'Defense in Depth', actionType: 'Review' },
  ),
  control(
    'PWAgePolicyNew',
    "Ensure the 'Password expiration policy' is set to 'Set passwords to never expire (recommended)'",
    8,
    ['Open the settings of the organisation and let passwords never expire.'],
    (tenant) => {
      const expiring = tenant.domains.filter(
        (domain) => domain['passwordValidityPeriodInDays'] !== 2147483647,
      );
      return done(
        expiring.length === 0,
        'Your current policy is set to never let passwords expire.',
        `Passwords expire in ${expiring.length} domains.`,
      );
    },
    { tier: 'Defense in Depth', impact: 'Moderate' },
  ),
  control(
    'SelfServicePasswordReset',
    "Ensure 'Self service password reset enabled' is set to 'All'",
    1,
    ['Turn it on for all users.'],
    (tenant) =>
      done(
        tenant.policies.authorization['allowedToUseSSPR'] === true,
        'Self-service password reset is on.',
        'Self-service password reset is off.',
      ),
    { tier: 'Defense in Depth', impact: 'Moderate' },
  ),
  control(
    'aad_custom_banned_passwords',
    'Ensure custom banned passwords lists are used',
    5,
    ['Add words of your own to the list.'],
    (tenant) => {
      const values = tenant.policies.groupSettings.flatMap(
        (setting) => setting['values'] as { name: string; value: string }[],
      );
      const value = (name: string): string => values.find((one) => one.name === name)?.value ?? '';
      return done(
        value('EnableBannedPasswordCheck').toLowerCase() === 'true' && value('BannedPasswordList') !== '',
        'A custom list is used.',
        'No custom list is used.',
      );
    },
    { plans: paid },
  ),
  control(
    'PasswordHashSync',
    'Ensure that password hash sync is enabled for hybrid deployments',
    5,
    ['Turn it on in Microsoft Entra Connect.'],
    (tenant) => (tenant.organization['onPremisesSyncEnabled'] === true ? done(true, 'It is on.', '') : null),
  ),
];

function people(tenant: Tenant): readonly User[] {
  return tenant.users.filter((user) => user.accountEnabled && user.userType === 'Member');
}

function userPermissions(tenant: Tenant): Obj {
  return tenant.policies.authorization['defaultUserRolePermissions'] as Obj;
}

function enforced(tenant: Tenant): readonly Obj[] {
  return tenant.policies.conditionalAccess.filter((policy) => policy['state'] === 'enabled');
}

function usersOf(policy: Obj): { includeUsers?: string[]; includeRoles?: string[] } {
  return ((policy['conditions'] ?? {}) as { users?: object }).users ?? {};
}

function aimsAtAdmins(policy: Obj): boolean {
  const { includeUsers = [], includeRoles = [] } = usersOf(policy);
  return includeUsers.includes('All') || includeRoles.includes(directoryRoles['Global Administrator']);
}

function strengthOf(policy: Obj): string | undefined {
  return (policy['grantControls'] as { authenticationStrength?: { id?: string } } | null)
    ?.authenticationStrength?.id;
}

/** Security defaults do what these policies do (Secure Score, "Security defaults"), but count as an alternative. */
function riskPolicy(tenant: Tenant, condition: 'signInRiskLevels' | 'userRiskLevels') {
  const found = enforced(tenant).some((policy) => {
    const levels = (policy['conditions'] as Obj)[condition] as readonly string[] | undefined;
    return (levels ?? []).includes('high') && (usersOf(policy).includeUsers ?? []).includes('All');
  });
  return done(found, 'Such a policy is on.', 'No such policy is on.');
}

function globalAdmins(tenant: Tenant): readonly User[] {
  return people(tenant).filter((user) =>
    rolesOf(tenant, user.id).includes(directoryRoles['Global Administrator']),
  );
}
