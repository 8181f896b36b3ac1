import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { Method, Obj, User } from '../state/tenant.ts';
import { asApp, asPerson, everything, scenarioOf } from './testing.ts';
import type { GraphTester } from './testing.ts';

// Each test changes a tenant of its own; what is planted by hand is invented.

let simulator: Simulator;
let scenario: BuiltScenario;
let app: GraphTester;
let victim: User;

beforeEach(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device', 'invoice-fraud', 'admin-takeover'] });
  scenario = scenarioOf(simulator, 'aitm-device');
  app = await asApp(simulator, scenario, everything, ['Privileged Authentication Administrator']);
  victim = scenario.tenant.users.find((user) => user.userPrincipalName === scenario.victims[0])!;
});

afterEach(async () => {
  await simulator.close();
});

/** Activities in the directory audit and operations of type 8 in the unified log since a count of each. */
function marks() {
  const { directory, unified } = scenario.tenant.logs;
  const [before, beforeUnified] = [directory.length, unified.length];
  return () => ({
    directory: directory.slice(before).map((entry) => entry.record['activityDisplayName']),
    unified: unified
      .slice(beforeUnified)
      .filter((entry) => entry.record['RecordType'] === 8)
      .map((entry) => entry.record['Operation']),
    records: directory.slice(before).map((entry) => entry.record),
  });
}

describe('changing a user', () => {
  it('blocks and revokes, and records what Microsoft records in both logs', async () => {
    const since = marks();
    expect((await app.send('PATCH', `/v1.0/users/${victim.id}`, { accountEnabled: false })).status).toBe(204);
    await app.send('POST', `/v1.0/users/${victim.id}/revokeSignInSessions`);
    const written = since();
    expect(written.directory).toEqual([
      'Update user',
      'Disable account',
      'Update StsRefreshTokenValidFrom Timestamp',
    ]);
    expect(written.unified).toEqual(written.directory.map((activity) => `${String(activity)}.`));
    const [first] = written.records[1]!['targetResources'] as { modifiedProperties: Obj[] }[];
    expect(first!.modifiedProperties).toEqual([
      { displayName: 'AccountEnabled', oldValue: '[true]', newValue: '[false]' },
    ]);
    expect(victim.accountEnabled).toBe(false);
  });

  it('changes nothing where any part of the request is refused', async () => {
    const answer = await app.send('PATCH', `/v1.0/users/${victim.id}`, {
      accountEnabled: false,
      passwordProfile: { password: 'short' },
    });
    expect(answer.status).toBe(400);
    expect(victim.accountEnabled).toBe(true);
    const unknown = await app.send('PATCH', `/v1.0/users/${victim.id}`, { nonsense: 1 });
    expect(unknown.status).toBe(400);
    const readOnly = await app.send('PATCH', `/v1.0/users/${victim.id}`, { id: 'x' });
    expect(readOnly.status).toBe(400);
  });

  it('needs a directory role, and the strongest ones for an administrator', async () => {
    const bare = await asApp(simulator, scenario, everything);
    const body = { accountEnabled: false };
    expect((await bare.send('PATCH', `/v1.0/users/${victim.id}`, body)).status).toBe(403);
    const admins = scenarioOf(simulator, 'admin-takeover');
    const admin = admins.tenant.users.find((user) => user.userPrincipalName === admins.victims[0])!;
    const helper = await asApp(simulator, admins, everything, ['User Administrator']);
    expect((await helper.send('PATCH', `/v1.0/users/${admin.id}`, body)).status).toBe(403);
    const strong = await asApp(simulator, admins, everything, ['Privileged Authentication Administrator']);
    expect((await strong.send('PATCH', `/v1.0/users/${admin.id}`, body)).status).toBe(204);
  });

  it('lets narrow permissions change only what they name', async () => {
    const narrow = await asApp(
      simulator,
      scenario,
      ['User.EnableDisableAccount.All'],
      ['User Administrator'],
    );
    const path = `/v1.0/users/${victim.id}`;
    expect((await narrow.send('PATCH', path, { displayName: 'x' })).status).toBe(403);
    expect((await narrow.send('PATCH', path, { accountEnabled: false })).status).toBe(204);
  });

  it('resets a password only for a person, answers 202, and keeps the operation', async () => {
    const path = `/v1.0/users/${victim.id}/authentication/methods/28c10230-6103-485e-b985-444c60001490/resetPassword`;
    expect((await app.send('POST', path, {})).status).toBe(403);
    const admins = scenarioOf(simulator, 'admin-takeover');
    const target = admins.tenant.users.find((user) => user.userPrincipalName.startsWith('oskar'))!;
    const scopes = ['UserAuthenticationMethod.ReadWrite.All', 'User.Read'];
    const admin = await asPerson(
      simulator,
      admins,
      admins.tenant.users.find((user) => user.userPrincipalName.startsWith('it.zwei'))!.userPrincipalName,
      scopes,
    );
    const answer = await admin.send('POST', path.replace(victim.id, target.id), {
      newPassword: 'Langes-Wort-77!',
    });
    expect(answer.status).toBe(202);
    const location = new URL(String(answer.headers['location']));
    expect(location.host).toBe('graph.microsoft.com');
    expect((await admin.get(location.pathname)).body['status']).toBe('succeeded');
    expect(target._password).toBe('Langes-Wort-77!');
  });
});

describe('authentication methods', () => {
  const add = (type: string, id: string, more: Obj = {}): Method => {
    const method: Method = {
      '@odata.type': `#microsoft.graph.${type}AuthenticationMethod`,
      id,
      createdDateTime: null,
      _holder: 'attacker',
      ...more,
    };
    victim._methods.push(method);
    return method;
  };

  it.each([
    ['fido2', 'fido2Methods/x'],
    ['windowsHelloForBusiness', 'windowsHelloForBusinessMethods/x'],
    ['platformCredential', 'platformCredentialMethods/x'],
    ['softwareOath', 'softwareOathMethods/x'],
    ['microsoftAuthenticator', 'microsoftAuthenticatorMethods/x'],
    ['external', 'externalAuthenticationMethods/x'],
    ['email', 'emailMethods/x'],
    ['hardwareOath', 'hardwareOathMethods/x'],
    ['qrCodePin', 'qrCodePinMethod'],
  ])('of type %s are deleted by their own path', async (type, path) => {
    add(type, 'x');
    const version = /hardware|qrCode/.test(type) ? 'beta' : 'v1.0';
    const full = `/${version}/users/${victim.id}/authentication/${path}`;
    expect((await app.get(full)).body['id']).toBe('x');
    expect((await app.send('DELETE', full)).status).toBe(204);
    expect(victim._methods.some((method) => method.id === 'x')).toBe(false);
    expect((await app.send('DELETE', full)).status).toBe(404);
  });

  it('keep the default until another is the default', async () => {
    add('softwareOath', 'mine');
    add('microsoftAuthenticator', 'his');
    victim._methods = victim._methods.filter(
      (method) => ['mine', 'his'].includes(method.id) || /password/i.test(method['@odata.type']),
    );
    victim._defaultMethod = 'his';
    const base = `users/${victim.id}/authentication`;
    const path = `/v1.0/${base}/microsoftAuthenticatorMethods/his`;
    expect((await app.send('DELETE', path)).status).toBe(400);
    await app.send('PATCH', `/beta/${base}/signInPreferences`, {
      userPreferredMethodForSecondaryAuthentication: 'oath',
    });
    expect((await app.send('DELETE', path)).status).toBe(204);
  });

  it('give a pass once, where the policy allows it', async () => {
    const path = `/v1.0/users/${victim.id}/authentication/temporaryAccessPassMethods`;
    const first = await app.send('POST', path, { lifetimeInMinutes: 60, isUsableOnce: true });
    expect(first.status).toBe(201);
    expect(String(first.body['temporaryAccessPass'])).toHaveLength(8);
    expect((await app.get(path)).body['value']).toMatchObject([
      { temporaryAccessPass: null, isUsable: true },
    ]);
    expect((await app.send('POST', path, {})).status).toBe(400);
    simulator.world.clock.advance(61 * 60_000);
    // The pass outlives no token: both last an hour.
    app = await asApp(simulator, scenario, everything, ['Privileged Authentication Administrator']);
    expect((await app.get(path)).body['value']).toMatchObject([{ methodUsabilityReason: 'Expired' }]);
    await app.send(
      'PATCH',
      '/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations/TemporaryAccessPass',
      {
        '@odata.type': '#microsoft.graph.temporaryAccessPassAuthenticationMethodConfiguration',
        state: 'disabled',
      },
    );
    expect((await app.send('POST', path, {})).status).toBe(400);
  });
});

describe('apps and grants', () => {
  it('change and remove grants with their audit records', async () => {
    const grant = scenario.tenant.grants.find((one) => one.consentType === 'Principal')!;
    const since = marks();
    const path = `/v1.0/oauth2PermissionGrants/${grant.id}`;
    expect((await app.send('PATCH', path, { scope: 'openid' })).status).toBe(204);
    expect((await app.send('DELETE', path)).status).toBe(204);
    expect((await app.get(path)).status).toBe(404);
    expect(since().directory).toEqual([
      'Update delegated permission grant',
      'Remove delegated permission grant',
    ]);
  });

  it('show a secret once and its removal in the key description', async () => {
    const holder = scenario.tenant.applications[0]!;
    const added = await app.send('POST', `/v1.0/applications/${holder.id}/addPassword`, {
      passwordCredential: { displayName: 'sync' },
    });
    expect(added.body['secretText']).toBeTypeOf('string');
    const shown = await app.get(`/v1.0/applications/${holder.id}`);
    expect(JSON.stringify(shown.body)).not.toContain(String(added.body['secretText']));
    const since = marks();
    const keyId = added.body['keyId'];
    await app.send('POST', `/v1.0/applications/${holder.id}/removePassword`, { keyId });
    const [target] = since().records[0]!['targetResources'] as { modifiedProperties: Obj[] }[];
    expect(target!.modifiedProperties[0]!['oldValue']).toContain(String(keyId));
    expect(target!.modifiedProperties[0]!['newValue']).not.toContain(String(keyId));
  });

  it('take what was granted along when a service principal is deleted', async () => {
    const grant = scenario.tenant.grants.find((one) => one.consentType === 'Principal')!;
    await app.send('DELETE', `/v1.0/servicePrincipals/${grant.clientId}`);
    expect(scenario.tenant.grants.some((one) => one.clientId === grant.clientId)).toBe(false);
  });

  it('assign an app role that exists, once', async () => {
    const resource = scenario.tenant.servicePrincipals.find((one) => one.displayName === 'Microsoft Graph')!;
    const principal = scenario.tenant.servicePrincipals.at(-1)!;
    const path = `/v1.0/servicePrincipals/${principal.id}/appRoleAssignments`;
    const role = resource.appRoles.find((one) => one.value === 'Files.Read.All')!;
    const body = { principalId: principal.id, resourceId: resource.id, appRoleId: role.id };
    expect((await app.send('POST', path, { ...body, appRoleId: victim.id })).status).toBe(400);
    expect((await app.send('POST', path, body)).status).toBe(201);
    expect((await app.send('POST', path, body)).status).toBe(400);
  });
});

describe('policies and licences', () => {
  const policy = {
    displayName: 'MFA (invented)',
    state: 'enabled',
    conditions: { applications: { includeApplications: ['All'] }, users: { includeUsers: ['All'] } },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  };
  const path = '/v1.0/identity/conditionalAccess/policies';

  it('keep security defaults and enforced Conditional Access apart', async () => {
    scenario.tenant.policies.securityDefaults['isEnabled'] = true;
    expect((await app.send('POST', path, policy)).status).toBe(400);
    const defaults = '/v1.0/policies/identitySecurityDefaultsEnforcementPolicy';
    expect((await app.send('PATCH', defaults, { isEnabled: false })).status).toBe(204);
    const made = await app.send('POST', path, policy);
    expect(made.status).toBe(201);
    expect((await app.send('PATCH', defaults, { isEnabled: true })).status).toBe(400);
    const one = `${path}/${String(made.body['id'])}`;
    expect((await app.send('PATCH', one, { state: 'disabled' })).status).toBe(204);
    expect((await app.get(one)).body['state']).toBe('disabled');
    expect((await app.send('DELETE', one)).status).toBe(204);
  });

  it('refuse what a tenant without premium licences does not have', async () => {
    const basic = scenarioOf(simulator, 'invoice-fraud');
    const tester = await asApp(simulator, basic, everything);
    const codes = await Promise.all(
      [
        '/v1.0/auditLogs/signIns',
        '/v1.0/reports/authenticationMethods/userRegistrationDetails',
        '/v1.0/identityProtection/riskyUsers',
        '/v1.0/roleManagement/directory/roleEligibilityScheduleInstances',
      ].map(async (one) => {
        const answer = await tester.get(one);
        return [answer.status, (answer.body['error'] as { code: string }).code];
      }),
    );
    expect(codes).toEqual([
      [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'],
      [403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant'],
      [403, 'Forbidden'],
      [400, 'AadPremiumLicenseRequired'],
    ]);
    expect((await tester.send('POST', path, policy)).status).toBe(403);
  });
});
