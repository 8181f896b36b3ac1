import { accessPolicies, healthySettings } from '../../../test/support/healthy-settings.ts';
import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

type Name = keyof typeof accessPolicies;
type Loose = { readonly [key: string]: unknown };

/** The healthy policies, but for what is said of one: null takes it away. */
function policies(name: Name, change: Loose | null) {
  const { [name]: one, ...rest } = accessPolicies;
  return {
    'conditional-access':
      change === null ? Object.values(rest) : [...Object.values(rest), { ...one, ...change }],
  };
}
/** As `policies`, with a change to the conditions. */
function conditions(name: Name, change: Loose) {
  return policies(name, { conditions: { ...accessPolicies[name].conditions, ...change } });
}
const agentsForAll = {
  ...accessPolicies.agents,
  conditions: { ...accessPolicies.agents.conditions, users: { includeUsers: ['All'] } },
};
const reporting = { state: 'enabledForReportingButNotEnforced' };
const none = { 'conditional-access': [] };
const excluding = (id: string) => ({ users: { includeUsers: ['All'], excludeUsers: [id] } });
const emergencyOnly = { users: { includeUsers: ['All'], excludeUsers: ['u-emergency1'] } };
/** Only the policy for MFA, changed: no other demands anything of an ordinary sign-in. */
const mfaOnly = (change: Loose) => ({ 'conditional-access': [{ ...accessPolicies.mfa, ...change }] });
const plainMfa = { grantControls: { operator: 'OR', builtInControls: ['mfa'] } };
const eitherOr = { grantControls: { operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] } };
const office = { includeLocations: ['All'], excludeLocations: ['AllTrusted'] };
const authenticator = (state: string, target: string) => ({
  authenticationMethodConfigurations: [
    {
      id: 'MicrosoftAuthenticator',
      state,
      featureSettings: {
        displayAppInformationRequiredState: { state: 'enabled', includeTarget: { id: target } },
        displayLocationInformationRequiredState: { state: 'enabled', includeTarget: { id: target } },
      },
    },
  ],
});
const methods = (sms: string, ...others: readonly string[]) => ({
  authenticationMethodConfigurations: [
    { id: 'Sms', state: sms },
    ...others.map((id) => ({ id, state: 'disabled' })),
  ],
});
const users = healthySettings.users as readonly Loose[];

verdictTable('sign-in', {
  'administrator-sessions-limited': [
    ['fail', none],
    ['fail', policies('sessions', reporting)],
    [
      'fail',
      policies('sessions', { sessionControls: { persistentBrowser: { isEnabled: true, mode: 'never' } } }),
    ],
    [
      'fail',
      policies('sessions', {
        sessionControls: {
          signInFrequency: { isEnabled: true, value: 1, type: 'days', frequencyInterval: 'timeBased' },
          persistentBrowser: { isEnabled: true, mode: 'never' },
        },
      }),
    ],
    [
      'pass',
      policies('sessions', {
        sessionControls: {
          signInFrequency: { isEnabled: true, frequencyInterval: 'everyTime' },
          persistentBrowser: { isEnabled: true, mode: 'never' },
        },
      }),
    ],
  ],
  'administrators-use-mfa': [
    ['fail', none],
    ['fail', mfaOnly(eitherOr)],
    ['pass', mfaOnly(plainMfa)],
    ['pass', { ...none, 'security-defaults': { isEnabled: true } }],
    ['pass', { ...none, 'per-user-mfa': { 'u-adm1': 'enforced' } }],
    ['fail', { ...none, 'per-user-mfa': { 'u-adm1': 'enabled' } }],
  ],
  'authenticator-shows-context': [
    ['fail', { 'authentication-methods': authenticator('enabled', 'some-group') }],
    ['not-applicable', { 'authentication-methods': authenticator('disabled', 'all_users') }],
    ['unknown', { 'authentication-methods': { authenticationMethodConfigurations: [] } }],
  ],
  'banned-passwords-enforced': [
    ['fail', { 'directory-settings': [] }],
    ['fail', { 'directory-settings': { values: [{ name: 'EnableBannedPasswordCheck', value: 'True' }] } }],
    [
      'fail',
      {
        'directory-settings': {
          values: [
            { name: 'EnableBannedPasswordCheck', value: 'False' },
            { name: 'BannedPasswordList', value: 'contoso' },
          ],
        },
      },
    ],
  ],
  'baseline-protection-on': [
    ['fail', none],
    ['fail', { 'conditional-access': [{ ...accessPolicies.mfa, ...reporting }] }],
    ['pass', { ...none, 'security-defaults': { isEnabled: true } }],
  ],
  'device-code-blocked': [
    ['fail', policies('deviceCode', null)],
    ['fail', policies('deviceCode', reporting)],
    ['fail', conditions('deviceCode', excluding('u-anna'))],
    [
      'fail',
      conditions('deviceCode', { authenticationFlows: { transferMethods: 'authenticationTransfer' } }),
    ],
    [
      'pass',
      conditions('deviceCode', {
        authenticationFlows: { transferMethods: 'deviceCodeFlow,authenticationTransfer' },
      }),
    ],
    ['unknown', none, { source: 'scubagear' }],
  ],
  'device-join-requires-mfa': [
    ['fail', policies('joining', null)],
    [
      'pass',
      { ...policies('joining', null), 'device-registration': { multiFactorAuthConfiguration: 'required' } },
    ],
    [
      'unknown',
      { ...policies('joining', null), 'device-registration': { multiFactorAuthConfiguration: undefined } },
    ],
  ],
  'high-risk-sign-ins-blocked': [
    // A policy for agents blocks no user, whomever it names.
    ['fail', { 'conditional-access': [agentsForAll] }],
    ['fail', policies('riskySignIns', null)],
    ['fail', conditions('riskySignIns', { signInRiskLevels: ['medium'] })],
    ['fail', policies('riskySignIns', plainMfa)],
    ['fail', policies('riskySignIns', reporting)],
    ['pass', conditions('riskySignIns', { signInRiskLevels: ['high', 'medium'] })],
  ],
  'high-risk-users-blocked': [
    ['fail', policies('riskyUsers', null)],
    ['fail', conditions('riskyUsers', { userRiskLevels: ['low'] })],
    ['fail', conditions('riskyUsers', { clientAppTypes: ['browser'] })],
  ],
  'legacy-authentication-blocked': [
    ['fail', policies('legacy', null)],
    ['fail', conditions('legacy', { clientAppTypes: ['other'] })],
    ['fail', conditions('legacy', excluding('u-bert'))],
    ['pass', { ...none, 'security-defaults': { isEnabled: true } }],
  ],
  'managed-device-required': [
    ['fail', policies('managed', null)],
    ['fail', policies('managed', eitherOr)],
    ['fail', conditions('managed', { platforms: { includePlatforms: ['windows', 'iOS'] } })],
  ],
  'managed-device-to-register-methods': [
    ['fail', policies('registering', null)],
    ['fail', policies('registering', plainMfa)],
  ],
  'methods-migration-complete': [
    ['fail', { 'authentication-methods': { policyMigrationState: 'migrationInProgress' } }],
    ['unknown', { 'authentication-methods': { policyMigrationState: undefined } }],
  ],
  'mfa-as-it-works-out': [
    ['fail', none],
    ['pass', mfaOnly(eitherOr)],
    ['fail', mfaOnly({ conditions: { ...accessPolicies.mfa.conditions, locations: office } })],
    ['fail', mfaOnly({ conditions: { ...accessPolicies.mfa.conditions, clientAppTypes: ['browser'] } })],
    [
      'warning',
      mfaOnly({ conditions: { ...accessPolicies.mfa.conditions, ...emergencyOnly } }),
      { breakGlass: [] },
    ],
    ['pass', { ...none, 'security-defaults': { isEnabled: true } }],
  ],
  'mfa-for-all-users': [
    ['fail', none],
    ['fail', mfaOnly(reporting)],
    ['fail', mfaOnly(eitherOr)],
    ['fail', mfaOnly({ conditions: { ...accessPolicies.mfa.conditions, ...excluding('u-anna') } })],
    ['pass', mfaOnly(plainMfa)],
  ],
  'no-mfa-exception-for-places': [
    ['fail', conditions('mfa', { locations: office })],
    ['pass', conditions('legacy', { locations: office })],
  ],
  'no-stale-users': [
    ['fail', { 'sign-in-activity': { 'u-bert': '2026-08-01T00:00:00Z' } }],
    ['fail', { 'sign-in-activity': { 'u-bert': null } }],
    ['pass', { 'sign-in-activity': { 'u-guest': '2026-01-01T00:00:00Z' } }],
  ],
  'passwords-never-expire': [
    ['fail', { domains: { passwordValidityPeriodInDays: 90 } }],
    ['unknown', { domains: { passwordValidityPeriodInDays: undefined } }],
    ['pass', { domains: { passwordValidityPeriodInDays: 90, authenticationType: 'Federated' } }],
  ],
  'per-user-mfa-not-mixed': [
    ['warning', { 'per-user-mfa': { 'u-anna': 'enabled' } }],
    ['not-applicable', none],
  ],
  'phishing-resistant-mfa-for-administrators': [
    ['fail', none],
    ['fail', mfaOnly(plainMfa)],
    ['pass', conditions('mfa', { users: { includeRoles: ['29232cdf-9323-42fd-ade2-1d097af3e4de'] } })],
  ],
  'phishing-resistant-mfa-for-all-users': [
    ['fail', mfaOnly(plainMfa)],
    ['fail', conditions('mfa', { users: { includeRoles: ['29232cdf-9323-42fd-ade2-1d097af3e4de'] } })],
    [
      'fail',
      {
        ...mfaOnly({ grantControls: { operator: 'OR', authenticationStrength: { id: 'own' } } }),
        'authentication-strengths': [{ id: 'own', allowedCombinations: ['fido2', 'password,sms'] }],
      },
    ],
    [
      'pass',
      {
        ...mfaOnly({ grantControls: { operator: 'OR', authenticationStrength: { id: 'own' } } }),
        'authentication-strengths': [{ id: 'own', allowedCombinations: ['fido2'] }],
      },
    ],
  ],
  'policies-do-not-wait': [
    ['warning', policies('managed', { ...reporting, modifiedDateTime: '2026-09-01T00:00:00Z' })],
    ['pass', policies('managed', reporting)],
  ],
  'risky-agents-blocked': [
    ['fail', policies('agents', null)],
    ['fail', policies('agents', reporting)],
    ['fail', conditions('agents', { agentIdRiskLevels: 'medium' })],
    ['unknown', none, { source: 'scubagear' }],
  ],
  'risky-users-notified': { healthy: 'manual', always: true, verdicts: [] },
  'strongest-method-preferred': [
    ['fail', { 'authentication-methods': { systemCredentialPreferences: { state: 'disabled' } } }],
    ['pass', { 'authentication-methods': { systemCredentialPreferences: { state: 'default' } } }],
    ['unknown', { 'authentication-methods': { systemCredentialPreferences: undefined } }],
  ],
  'suspicious-prompts-reported': [
    ['fail', { 'authentication-methods': { reportSuspiciousActivitySettings: { state: 'disabled' } } }],
    ['unknown', { 'authentication-methods': { reportSuspiciousActivitySettings: undefined } }],
  ],
  'trusted-locations-are-narrow': [
    ['fail', { 'named-locations': { ipRanges: [{ cidrAddress: '198.51.0.0/16' }] } }],
    ['fail', { 'named-locations': { ipRanges: [{ cidrAddress: '2001:db8::/32' }] } }],
    ['pass', { 'named-locations': { isTrusted: false, ipRanges: [{ cidrAddress: '198.51.0.0/16' }] } }],
  ],
  'users-have-registered-methods': [
    ['fail', { 'mfa-registration': { isMfaRegistered: false } }],
    ['unknown', { 'mfa-registration': [] }],
    ['pass', { users: [users[0]!] }],
  ],
  'weak-methods-disabled': [
    ['fail', { 'authentication-methods': methods('enabled', 'Voice', 'Email') }],
    ['unknown', { 'authentication-methods': methods('disabled', 'Voice') }],
    ['pass', { 'authentication-methods': methods('disabled', 'Voice', 'Email') }],
  ],
});
