import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { graphRoutes } from './index.ts';
import { graphRule } from './message-rule.ts';
import { entityType } from './odata/properties.ts';
import { asApp, asPerson, everything } from './testing.ts';
import type { Answer, GraphTester } from './testing.ts';

// Every GET of v1.0 is asked in three tenants and its answer held against Microsoft's own published schema.

interface Contract {
  checkValue(value: unknown, type: string, at: string, out: string[]): void;
  resolve(path: string): string | null | undefined;
}

const contractFile = fileURLToPath(
  new URL('../../../../shared/contracts/graph-contract.mjs', import.meta.url),
);

const userProperties = [...entityType('users', 'v1.0')!.properties.keys()].join(',');

const scope = `?$filter=${encodeURIComponent("scopeId eq '/' and scopeType eq 'DirectoryRole'")}`;

/** What a resource cannot be asked without, or tells only when asked. */
const queries: { readonly [pattern: string]: string } = {
  '/policies/roleManagementPolicies': `${scope}&$expand=rules`,
  '/policies/roleManagementPolicyAssignments': `${scope}&$expand=policy($expand=rules)`,
  '/policies/permissionGrantPolicies': '?$expand=includes',
};

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(async () => {
  await simulator.close();
});

/** Real values for a pattern's `{name}` parts, as many as make a difference; none where the tenant has no such thing. */
function values(scenario: BuiltScenario, pattern: string, name: string): readonly string[] {
  const { tenant } = scenario;
  const victim = tenant.users.find((user) => user.userPrincipalName === scenario.victims[0])!;
  const box = tenant.mailboxes.find(
    (candidate) => candidate.properties.ExternalDirectoryObjectId === victim.id,
  )!;
  switch (name) {
    case 'user':
      return pattern.startsWith('/identityProtection')
        ? tenant.riskyUsers.map((user) => String(user['id']))
        : [victim.id];
    case 'method':
      return victim._methods.map((method) => method.id);
    case 'device':
      return tenant.devices.map((device) => device.id);
    case 'principal':
      return tenant.servicePrincipals.map((principal) => principal.id);
    case 'application':
      return tenant.applications.map((application) => application.id);
    case 'grant':
      return tenant.grants.map((grant) => grant.id);
    case 'assignment':
      return pattern.startsWith('/roleManagement')
        ? tenant.roleAssignments.map((assignment) => assignment.id)
        : tenant.appRoleAssignments.map((assignment) => assignment.id);
    case 'role':
      return tenant.roleAssignments.map((assignment) => assignment.roleDefinitionId);
    case 'group':
      return tenant.groups.map((group) => group.id);
    case 'policy':
      return tenant.policies.conditionalAccess.map((policy) => String(policy['id']));
    case 'folder':
      return ['inbox', box.folders[1]!.FolderId];
    case 'message':
      return box.messages.slice(0, 3).map((message) => message.id);
    case 'domain':
      return tenant.domains.map((domain) => String(domain['id']));
    case 'query':
      return tenant.auditJobs.map((job) => String(job['id']));
    case 'operation':
      return tenant.operations.map((operation) => String(operation['id']));
    case 'control':
      return tenant.controlProfiles.slice(0, 3).map((profile) => String(profile['id']));
    case 'rule':
      return box.rules.map((rule) => String(graphRule(rule, box)['id']));
    case 'signIn':
      return tenant.logs.signIns.slice(-3).map((entry) => String(entry.record['id']));
    case 'audit':
      return tenant.logs.directory.slice(-3).map((entry) => String(entry.record['id']));
    case 'location':
      return tenant.policies.namedLocations.map((location) => String(location['id']));
    case 'strength':
      return ['00000000-0000-0000-0000-000000000004'];
    case 'configuration':
      return [
        'TemporaryAccessPass',
        'fido2',
        'microsoftAuthenticator',
        'sms',
        'voice',
        'email',
        'x509Certificate',
      ];
    case 'appPolicy':
      return tenant.policies.appManagementPolicies.map((policy) => String(policy['id']));
    case 'grantPolicy':
      return ['microsoft-user-default-low'];
    case 'rolePolicy':
      return [`DirectoryRole_${tenant.id}_62e90394-69f5-4237-9190-012177145e10`];
    case 'roleRule':
      return ['Expiration_Admin_Eligibility', 'Approval_EndUser_Assignment'];
    case 'template':
      return ['62375ab9-6b52-47ed-826b-58e47e0e304b'];
    case 'setting':
      return tenant.policies.groupSettings.map((setting) => String(setting['id']));
    case 'organization':
      return [tenant.id];
    case 'sku':
      return tenant.skus.map((sku) => String(sku['id']));
    case 'score':
      return tenant.secureScores.slice(-2).map((score) => String(score['id']));
    case 'detection':
      return tenant.riskDetections.map((detection) => String(detection['id']));
    default:
      return [];
  }
}

function paths(scenario: BuiltScenario, pattern: string): readonly string[] {
  const name = /\{(\w+)\}/.exec(pattern)?.[1];
  if (!name) return [pattern];
  return values(scenario, pattern, name).flatMap((value) =>
    paths(scenario, pattern.replace(`{${name}}`, encodeURIComponent(value))),
  );
}

/** Fills what the scenarios leave empty, with invented data, so that every shape is seen. */
async function prepare(scenario: BuiltScenario, app: GraphTester): Promise<void> {
  const { tenant } = scenario;
  const vendorInformation = {
    provider: 'SecureScore',
    providerVersion: null,
    subProvider: null,
    vendor: 'Microsoft',
  };
  tenant.groups.push({
    id: simulator.world.random.uuid(),
    displayName: 'Alle (invented)',
    groupTypes: [],
    mailEnabled: false,
    securityEnabled: true,
    isAssignableToRole: false,
    _members: tenant.users.map((user) => user.id),
  });
  await app.send('PATCH', '/v1.0/security/secureScoreControlProfiles/AdminMFAV2', {
    state: 'Reviewed',
    vendorInformation,
  });
  await app.send('POST', '/v1.0/identity/conditionalAccess/policies', {
    displayName: 'Report only (invented)',
    state: 'enabledForReportingButNotEnforced',
    conditions: {
      clientAppTypes: ['all'],
      applications: { includeApplications: ['All'] },
      users: { includeUsers: ['All'] },
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  });
  await app.send('POST', '/v1.0/identity/conditionalAccess/namedLocations', {
    '@odata.type': '#microsoft.graph.ipNamedLocation',
    displayName: 'Office (invented)',
    isTrusted: false,
    ipRanges: [{ '@odata.type': '#microsoft.graph.iPv4CidrRange', cidrAddress: '198.51.100.0/24' }],
  });
  await app.send('POST', '/v1.0/policies/appManagementPolicies', {
    displayName: 'No passwords (invented)',
    isEnabled: true,
    restrictions: {
      passwordCredentials: [{ restrictionType: 'passwordAddition', maxLifetime: null, state: 'enabled' }],
    },
  });
  await app.send('POST', '/v1.0/groupSettings', {
    templateId: '62375ab9-6b52-47ed-826b-58e47e0e304b',
    values: [{ name: 'EnableGroupCreation', value: 'false' }],
  });
  await app.send('POST', '/v1.0/identityProtection/riskyUsers/confirmCompromised', {
    userIds: [tenant.users[0]!.id],
  });
  const job = await app.send('POST', '/v1.0/security/auditLog/queries', {
    displayName: 'all',
    filterStartDateTime: '2000-01-01T00:00:00Z',
    filterEndDateTime: '2100-01-01T00:00:00Z',
  });
  expect(job.status).toBe(201);
  simulator.world.clock.advance(60_000);
  expect(tenant.auditJobs).toHaveLength(1);
}

describe.runIf(existsSync(contractFile))('answers of v1.0', () => {
  it.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])(
    '%s: none breaks Microsoft’s schema',
    async (id) => {
      const contract = (await import(pathToFileURL(contractFile).href)) as Contract;
      const scenario = simulator.scenarios.find((candidate) => candidate.id === id)!;
      const app = await asApp(simulator, scenario, everything, ['Privileged Authentication Administrator']);
      await prepare(scenario, app);
      const breaches: string[] = [];
      let held = 0;
      for (const route of graphRoutes) {
        if (route.method !== 'GET' || route.betaOnly === true) continue;
        for (const path of paths(scenario, route.pattern)) {
          const everyProperty = /^\/users(\/[^/]+)?$/.test(path)
            ? `?$select=${userProperties}`
            : (queries[route.pattern] ?? '');
          const answer: Answer = await app.get(`/v1.0${path}${everyProperty}`);
          if (answer.status >= 500) breaches.push(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
          const type = contract.resolve(path);
          if (answer.status !== 200 || !type) continue;
          held++;
          const collection = type.startsWith('Collection(');
          contract.checkValue(collection ? answer.body['value'] : answer.body, type, route.pattern, breaches);
          if (!answer.body['@odata.context']) breaches.push(`${route.pattern}: no @odata.context`);
        }
      }
      expect([...new Set(breaches.map((line) => line.replaceAll(/\[\d+\]/g, '[]')))]).toEqual([]);
      expect(held).toBeGreaterThan(60);
    },
  );

  it('come from every route that has something to show', async () => {
    const scenario = simulator.scenarios.find((candidate) => candidate.id === 'aitm-device')!;
    const silent = graphRoutes
      .filter((route) => route.method === 'GET' && route.betaOnly !== true)
      .filter((route) => paths(scenario, route.pattern).length === 0)
      .map((route) => route.pattern);
    // A trace needs its recipient in the address; operations belong to a person's own resets.
    expect(silent).toEqual([
      '/users/{user}/authentication/operations/{operation}',
      '/admin/exchange/tracing/messageTraces/{trace}/{details}',
    ]);
  });

  it('is asked as a person too', async () => {
    const scenario = simulator.scenarios[0]!;
    const person = await asPerson(simulator, scenario, scenario.victims[0]!, ['User.Read']);
    const me = await person.get('/v1.0/me');
    expect(me.body['userPrincipalName']).toBe(scenario.victims[0]);
  });
});
