import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../../index.ts';
import type { Simulator } from '../../index.ts';
import type { BuiltScenario } from '../../scenarios/index.ts';
import { asApp, asPerson, everything, scenarioOf } from '../testing.ts';
import type { GraphTester } from '../testing.ts';

let simulator: Simulator;
let premium: BuiltScenario;
let app: GraphTester;

beforeAll(async () => {
  simulator = await startSimulator();
  premium = scenarioOf(simulator, 'aitm-device');
  app = await asApp(simulator, premium, everything);
});

afterAll(async () => {
  await simulator.close();
});

describe('a policy', () => {
  it.each([
    ['PATCH', 'policies/authorizationPolicy', { allowInvitesFrom: 'adminsAndGuestInviters' }],
    ['PATCH', 'policies/authenticationMethodsPolicy', { policyMigrationState: 'migrationComplete' }],
    ['PATCH', 'policies/crossTenantAccessPolicy/default', { inboundTrust: { isMfaAccepted: true } }],
    ['PATCH', 'policies/defaultAppManagementPolicy', { isEnabled: true }],
    ['PATCH', 'admin/sharepoint/settings', { sharingCapability: 'disabled' }],
    ['PATCH', 'domains/alpenblick.example', { passwordValidityPeriodInDays: 90 }],
    ['PUT', 'policies/adminConsentRequestPolicy', { isEnabled: true, requestDurationInDays: 7 }],
  ])('%s %s is read back', async (method, path, change) => {
    const answer = await app.send(method, `/v1.0/${path}`, change);
    expect([200, 204]).toContain(answer.status);
    expect((await app.get(`/v1.0/${path}`)).body).toMatchObject(change);
  });

  it('takes no member that it has not, and no value of another kind', async () => {
    const path = '/v1.0/policies/authorizationPolicy';
    expect((await app.send('PATCH', path, { allowEverything: true })).status).toBe(400);
    expect((await app.send('PATCH', path, { allowedToUseSSPR: 'no' })).status).toBe(400);
    expect((await app.send('PATCH', path, { allowInvitesFrom: 'nobody' })).status).toBe(400);
  });

  it('of devices is replaced whole', async () => {
    const path = '/v1.0/policies/deviceRegistrationPolicy';
    expect((await app.send('PUT', path, { userDeviceQuota: 10 })).status).toBe(400);
    const { '@odata.context': _context, id: _id, ...whole } = (await app.get(path)).body;
    expect((await app.send('PUT', path, { ...whole, userDeviceQuota: 10 })).status).toBe(200);
    expect((await app.get(path)).body['userDeviceQuota']).toBe(10);
  });

  it('has members that only beta shows', async () => {
    const path = 'policies/authenticationMethodsPolicy';
    expect((await app.get(`/v1.0/${path}`)).body).not.toHaveProperty('systemCredentialPreferences');
    const change = { systemCredentialPreferences: { state: 'enabled' } };
    expect((await app.send('PATCH', `/v1.0/${path}`, change)).status).toBe(400);
    expect((await app.send('PATCH', `/beta/${path}`, change)).status).toBe(204);
    expect((await app.get(`/beta/${path}`)).body).toMatchObject(change);
  });

  it('needs its permission, and of a person the role', async () => {
    const reader = await asApp(simulator, premium, ['Policy.Read.All']);
    const path = '/v1.0/policies/authorizationPolicy';
    expect((await reader.get(path)).status).toBe(200);
    expect((await reader.send('PATCH', path, { allowedToUseSSPR: false })).status).toBe(403);
    const victim = await asPerson(simulator, premium, premium.victims[0]!, [
      'Policy.ReadWrite.Authorization',
    ]);
    expect((await victim.send('PATCH', path, { allowedToUseSSPR: false })).status).toBe(403);
  });
});

describe('a method of authentication', () => {
  const path = '/v1.0/policies/authenticationMethodsPolicy/authenticationMethodConfigurations';

  it('is set with its type, deep members among it', async () => {
    const change = {
      '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethodConfiguration',
      featureSettings: { displayAppInformationRequiredState: { state: 'enabled' } },
    };
    expect((await app.send('PATCH', `${path}/microsoftAuthenticator`, change)).status).toBe(204);
    expect((await app.get(`${path}/MicrosoftAuthenticator`)).body).toMatchObject(change);
    const bare = { state: 'disabled' };
    expect((await app.send('PATCH', `${path}/sms`, bare)).status).toBe(400);
  });
});

describe('group settings', () => {
  it('are made once from a template, changed by name, and gone when deleted', async () => {
    const body = {
      templateId: '5cf42378-d67d-4f36-ba46-e8b86229381d',
      values: [{ name: 'EnableBannedPasswordCheck', value: 'true' }],
    };
    const made = await app.send('POST', '/v1.0/groupSettings', body);
    expect(made.status).toBe(201);
    expect((await app.send('POST', '/v1.0/groupSettings', body)).status).toBe(400);
    const path = `/v1.0/groupSettings/${String(made.body['id'])}`;
    const unknown = { values: [{ name: 'NoSuchThing', value: '1' }] };
    expect((await app.send('PATCH', path, unknown)).status).toBe(400);
    await app.send('PATCH', path, { values: [{ name: 'BannedPasswordList', value: 'Alpenblick' }] });
    const values = (await app.get(path)).body['values'] as { name: string; value: string }[];
    expect(values).toContainEqual({ name: 'BannedPasswordList', value: 'Alpenblick' });
    expect(values).toContainEqual({ name: 'EnableBannedPasswordCheck', value: 'true' });
    expect((await app.get(`/beta/settings/${String(made.body['id'])}`)).status).toBe(200);
    expect((await app.send('DELETE', path)).status).toBe(204);
    expect((await app.get(path)).status).toBe(404);
  });
});

describe('Privileged Identity Management', () => {
  const role = '62e90394-69f5-4237-9190-012177145e10';
  const scope = `$filter=${encodeURIComponent("scopeId eq '/' and scopeType eq 'DirectoryRole'")}`;

  it('shows a role’s seventeen rules, and keeps a changed one', async () => {
    const assignments = await app.get(
      `/v1.0/policies/roleManagementPolicyAssignments?${scope}&$expand=policy($expand=rules)`,
    );
    const rows = assignments.body['value'] as {
      roleDefinitionId: string;
      policy: { id: string; rules: unknown[] };
    }[];
    const { policy } = rows.find((row) => row.roleDefinitionId === role)!;
    expect(policy.rules).toHaveLength(17);
    const path = `/v1.0/policies/roleManagementPolicies/${policy.id}/rules/Approval_EndUser_Assignment`;
    const change = {
      '@odata.type': '#microsoft.graph.unifiedRoleManagementPolicyApprovalRule',
      setting: { isApprovalRequired: true },
    };
    expect((await app.send('PATCH', path, change)).status).toBe(200);
    expect((await app.get(path)).body).toMatchObject(change);
  });

  it('asks which policies are meant, and for the licence', async () => {
    expect((await app.get('/v1.0/policies/roleManagementPolicies')).status).toBe(400);
    const basic = await asApp(simulator, scenarioOf(simulator, 'invoice-fraud'), everything);
    const refusal = await basic.get(`/v1.0/policies/roleManagementPolicies?${scope}`);
    expect(refusal.body).toMatchObject({ error: { code: 'AadPremiumLicenseRequired' } });
  });

  it('makes somebody eligible instead of active', async () => {
    const user = premium.tenant.users.find((one) => one.userPrincipalName === premium.victims[0])!;
    const base = '/v1.0/roleManagement/directory';
    const body = { principalId: user.id, roleDefinitionId: role, directoryScopeId: '/' };
    const made = await app.send('POST', `${base}/roleEligibilityScheduleRequests`, {
      ...body,
      action: 'adminAssign',
    });
    expect(made.body['status']).toBe('Provisioned');
    const mine = `$filter=${encodeURIComponent(`principalId eq '${user.id}'`)}`;
    const list = async (name: string) =>
      (await app.get(`${base}/${name}?${mine}`)).body['value'] as unknown[];
    expect(await list('roleEligibilitySchedules')).toHaveLength(1);
    expect(await list('roleEligibilityScheduleInstances')).toHaveLength(1);
    await app.send('POST', `${base}/roleEligibilityScheduleRequests`, { ...body, action: 'adminRemove' });
    expect(await list('roleEligibilitySchedules')).toHaveLength(0);
  });
});

it('every change leaves its record in the directory audit', async () => {
  const before = premium.tenant.logs.directory.length;
  await app.send('PATCH', '/v1.0/policies/authorizationPolicy', { blockMsolPowerShell: true });
  const record = premium.tenant.logs.directory.at(-1)!.record;
  expect(premium.tenant.logs.directory).toHaveLength(before + 1);
  expect(record).toMatchObject({ activityDisplayName: 'Update authorization policy', category: 'Policy' });
});
