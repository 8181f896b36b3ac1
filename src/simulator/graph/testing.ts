import { request } from 'undici';
import { appIds } from '../login/roles.ts';
import type { DirectoryRole } from '../login/roles.ts';
import { secondFactors } from '../login/directory.ts';
import { addOperatorApp, appRoleId, principal } from '../scenarios/operator.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { Simulator } from '../http/server.ts';
import type { Obj } from '../state/tenant.ts';

// What the tests of this room share: signing in over HTTP with exactly the permissions that a test is about.

export interface Answer {
  readonly status: number;
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  /** The parsed body, or an empty object where there is none. */
  readonly body: Obj;
}

export interface GraphTester {
  get(path: string, headers?: { readonly [name: string]: string }): Promise<Answer>;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: { readonly [name: string]: string },
  ): Promise<Answer>;
}

/** Permissions that suffice for every route of the simulated Graph. */
export const everything: readonly string[] =
  `User.ReadWrite.All Directory.ReadWrite.All UserAuthenticationMethod.ReadWrite.All Application.ReadWrite.All
  DelegatedPermissionGrant.ReadWrite.All AppRoleAssignment.ReadWrite.All Device.ReadWrite.All Group.Read.All
  RoleManagement.ReadWrite.Directory Policy.Read.All Application.Read.All Policy.ReadWrite.AuthenticationMethod
  Policy.ReadWrite.ConditionalAccess Policy.ReadWrite.SecurityDefaults Policy.ReadWrite.Authorization
  Policy.ReadWrite.ConsentRequest Policy.ReadWrite.CrossTenantAccess IdentityRiskyUser.ReadWrite.All
  IdentityRiskEvent.ReadWrite.All AuditLog.Read.All AuditLogsQuery.Read.All MailboxSettings.ReadWrite Mail.ReadWrite
  Mail.Send Calendars.Read ExchangeMessageTrace.Read.All SecurityEvents.ReadWrite.All Organization.Read.All
  Domain.ReadWrite.All LicenseAssignment.Read.All SharePointTenantSettings.ReadWrite.All Policy.ReadWrite.AuthenticationFlows
  Policy.ReadWrite.DeviceConfiguration Policy.ReadWrite.ApplicationConfiguration Policy.ReadWrite.ExternalIdentities
  OnPremDirectorySynchronization.Read.All`.split(/\s+/);

export function scenarioOf(simulator: Simulator, id: string): BuiltScenario {
  const found = simulator.scenarios.find((scenario) => scenario.id === id);
  if (!found) throw new RangeError(`no scenario ${id}`);
  return found;
}

/** An app of the organisation with these application permissions and directory roles, signed in with its secret. */
export async function asApp(
  simulator: Simulator,
  scenario: BuiltScenario,
  permissions: readonly string[],
  roles: readonly DirectoryRole[] = [],
): Promise<GraphTester> {
  const { world } = simulator;
  const graph = scenario.tenant.servicePrincipals.find((candidate) => candidate.appId === appIds.graph)!;
  for (const value of permissions) {
    if (!graph.appRoles.some((role) => role.value === value))
      graph.appRoles.push({ id: appRoleId(value), value });
  }
  const app = addOperatorApp(world, scenario.tenant, 'Test app (invented)', permissions, roles);
  return tester(
    simulator,
    await redeem(simulator, scenario, {
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.secret,
      scope: 'https://graph.microsoft.com/.default',
    }),
  );
}

/** A person who consented to these scopes, signed in with password and second factor. */
export async function asPerson(
  simulator: Simulator,
  scenario: BuiltScenario,
  upn: string,
  scopes: readonly string[],
): Promise<GraphTester> {
  const { world } = simulator;
  const { tenant } = scenario;
  const user = tenant.users.find((candidate) => candidate.userPrincipalName === upn)!;
  const graph = tenant.servicePrincipals.find((candidate) => candidate.appId === appIds.graph)!;
  const client = principal(world, world.random.uuid(), 'Test client (invented)', tenant.id);
  tenant.servicePrincipals.push(client);
  tenant.grants.push({
    id: world.random.uuid(),
    clientId: client.id,
    consentType: 'AllPrincipals',
    principalId: null,
    resourceId: graph.id,
    scope: scopes.join(' '),
  });
  const factor = secondFactors(user)[0];
  const signIn = await form(simulator, `/${tenant.id}/login`, {
    login: upn,
    passwd: user._password,
    client_id: client.appId,
    method: factor?.id ?? '',
    proof: String(factor?.['_secret'] ?? ''),
  });
  return tester(
    simulator,
    await redeem(simulator, scenario, {
      grant_type: 'authorization_code',
      client_id: client.appId,
      code: String(signIn['code']),
      scope: 'https://graph.microsoft.com/.default',
    }),
  );
}

async function redeem(
  simulator: Simulator,
  scenario: BuiltScenario,
  fields: { readonly [name: string]: string },
): Promise<string> {
  const body = await form(simulator, `/${scenario.tenant.id}/oauth2/v2.0/token`, fields);
  if (typeof body['access_token'] !== 'string')
    throw new Error(`no token was issued: ${JSON.stringify(body)}`);
  return body['access_token'];
}

async function form(
  simulator: Simulator,
  path: string,
  fields: { readonly [name: string]: string },
): Promise<Obj> {
  const answer = await request(`${simulator.origin}${path}`, {
    method: 'POST',
    headers: { host: 'login.microsoftonline.com', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  return (await answer.body.json()) as Obj;
}

function tester(simulator: Simulator, token: string): GraphTester {
  const send: GraphTester['send'] = async (method, path, body, headers = {}) => {
    const answer = await request(`${simulator.origin}${path}`, {
      method: method as 'GET',
      headers: {
        host: 'graph.microsoft.com',
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.body.text();
    return {
      status: answer.statusCode,
      headers: answer.headers,
      body: text ? (JSON.parse(text) as Obj) : {},
    };
  };
  return { send, get: (path, headers) => send('GET', path, undefined, headers) };
}
