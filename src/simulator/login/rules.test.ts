import { request } from 'undici';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import { addOperatorApp } from '../scenarios/operator.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { Obj, Session, User } from '../state/tenant.ts';
import { appIds } from './roles.ts';

// What ends which token, by Microsoft's pages. All of it over HTTP; only the changes are made by hand.

let simulator: Simulator;
let scenario: BuiltScenario;
let owner: User;

beforeEach(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'] });
  scenario = simulator.scenarios[0]!;
  owner = scenario.tenant.users.find((user) => user.userPrincipalName === scenario.victims[0])!;
});

afterEach(() => simulator.close());

interface Answer {
  readonly status: number;
  readonly body: Obj;
}

async function post(
  host: string,
  path: string,
  fields: { readonly [name: string]: string },
): Promise<Answer> {
  const answer = await request(`${simulator.origin}${path}`, {
    method: 'POST',
    headers: { host, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  });
  const text = await answer.body.text();
  return { status: answer.statusCode, body: text ? (JSON.parse(text) as Obj) : {} };
}

const login = 'login.microsoftonline.com';
const token = (fields: { readonly [name: string]: string }, host = login): Promise<Answer> =>
  post(host, `/${scenario.tenant.id}/oauth2/v2.0/token`, fields);
const codeOf = (answer: Answer): number | undefined =>
  (answer.body['error_codes'] as readonly number[] | undefined)?.[0];

async function get(path: string, accessToken: unknown, host = 'graph.microsoft.com'): Promise<Answer> {
  const answer = await request(`${simulator.origin}${path}`, {
    headers: { host, authorization: `Bearer ${String(accessToken)}` },
  });
  return { status: answer.statusCode, body: (await answer.body.json()) as Obj };
}

function renew(session: Session, more: { readonly [name: string]: string } = {}): Promise<Answer> {
  return token({
    grant_type: 'refresh_token',
    client_id: session.clientId,
    refresh_token: session.refreshToken,
    scope: 'https://graph.microsoft.com/.default offline_access',
    ...more,
  });
}

/** A session of the owner's, as an earlier sign-in left it. */
function session(fields: Partial<Session> = {}): Session {
  const made: Session = {
    id: simulator.world.random.uuid(),
    userId: owner.id,
    clientId: appIds.outlookWeb,
    scope: '',
    refreshToken: simulator.world.random.uuid(),
    issuedAt: new Date(simulator.world.clock.milliseconds() - 60_000).toISOString(),
    passwordChanged: owner.lastPasswordChangeDateTime,
    mfa: true,
    deviceId: null,
    ip: '198.51.100.24',
    userAgent: 'test',
    ...fields,
  };
  scenario.tenant.sessions.push(made);
  return made;
}

function changePassword(): void {
  owner._password = 'Another-1!';
  owner.lastPasswordChangeDateTime = simulator.world.clock.iso();
}

/** The attacker's app, to which the owner consented: registered in a tenant of the attacker's. */
function grantedApp(): string {
  const grant = scenario.tenant.grants.find(
    (candidate) => candidate.principalId === owner.id && candidate.scope.includes('Mail.Read'),
  )!;
  return scenario.tenant.servicePrincipals.find((principal) => principal.id === grant.clientId)!.appId;
}

describe('a refresh token', () => {
  it('ends with the password where the password opened it, and only there', async () => {
    const byPassword = session();
    const byDeviceKey = session({ passwordChanged: '' });
    const ofGrant = session({ clientId: grantedApp() });
    changePassword();
    expect(codeOf(await renew(byPassword))).toBe(50173);
    expect((await renew(byDeviceKey)).status).toBe(200);
    expect((await renew(ofGrant)).status).toBe(200);
  });

  it('ends with revocation whatever opened it', async () => {
    const kinds = [session(), session({ passwordChanged: '' }), session({ clientId: grantedApp() })];
    owner.signInSessionsValidFromDateTime = simulator.world.clock.iso();
    for (const one of kinds) expect(codeOf(await renew(one))).toBe(50173);
  });

  it('serves only the client to which it was issued', async () => {
    const one = session();
    expect(codeOf(await renew(one, { client_id: appIds.azureCli }))).toBe(70000);
  });

  it('of an app that allows no public client wants its credential too', async () => {
    const app = addOperatorApp(simulator.world, scenario.tenant, 'Intranet (invented)', [], []);
    const principal = scenario.tenant.servicePrincipals.find(
      (candidate) => candidate.appId === app.clientId,
    )!;
    const graph = scenario.tenant.servicePrincipals.find((candidate) => candidate.appId === appIds.graph)!;
    scenario.tenant.grants.push({
      id: 'g',
      clientId: principal.id,
      consentType: 'AllPrincipals',
      principalId: null,
      resourceId: graph.id,
      scope: 'User.Read',
    });
    const one = session({ clientId: app.clientId });
    expect(codeOf(await renew(one))).toBe(7000218);
    expect(codeOf(await renew(one, { client_secret: 'wrong' }))).toBe(7000215);
    expect((await renew(one, { client_secret: app.secret })).status).toBe(200);
  });

  it('is held against Conditional Access each time', async () => {
    const single = session({ mfa: false });
    const double = session({ mfa: true });
    expect((await renew(single)).status).toBe(200);
    scenario.tenant.policies.conditionalAccess.push(policy({}));
    expect(codeOf(await renew(single))).toBe(50076);
    expect((await renew(double)).status).toBe(200);
  });

  it('comes only with offline access', async () => {
    const answer = await renew(session(), { scope: 'https://graph.microsoft.com/.default' });
    expect(answer.status).toBe(200);
    expect(answer.body['refresh_token']).toBeUndefined();
  });

  it('leaves a non-interactive sign-in in the log, also when it is refused', async () => {
    const one = session();
    const before = scenario.tenant.logs.signIns.length;
    await renew(one);
    owner.accountEnabled = false;
    await renew(one);
    const rows = scenario.tenant.logs.signIns.slice(before).map((entry) => entry.record);
    expect(rows.map((row) => [row['isInteractive'], (row['status'] as Obj)['errorCode']])).toEqual([
      [false, 0],
      [false, 50057],
    ]);
    expect(rows[0]).toMatchObject({ resourceDisplayName: 'Microsoft Graph', resourceId: appIds.graph });
  });
});

function policy(conditions: Obj, controls: readonly string[] = ['mfa']): Obj {
  return {
    id: simulator.world.random.uuid(),
    displayName: 'Test policy (invented)',
    state: 'enabled',
    conditions: {
      clientAppTypes: ['all'],
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
      ...conditions,
    },
    grantControls: { operator: 'OR', builtInControls: controls },
  };
}

describe('a Conditional Access policy', () => {
  const blocked = async (conditions: Obj): Promise<boolean> => {
    scenario.tenant.policies.conditionalAccess = [policy(conditions, ['block'])];
    return codeOf(await renew(session())) === 53003;
  };

  it('leaves out excluded applications, and clients that it does not name', async () => {
    expect(await blocked({})).toBe(true);
    expect(
      await blocked({
        applications: { includeApplications: ['All'], excludeApplications: [appIds.graph] },
      }),
    ).toBe(false);
    expect(await blocked({ clientAppTypes: ['exchangeActiveSync', 'other'] })).toBe(false);
    expect(await blocked({ clientAppTypes: ['browser'] })).toBe(true);
  });

  it('with a user risk concerns only whom identity protection holds at risk', async () => {
    const { tenant } = scenario;
    tenant.riskyUsers = [];
    expect(await blocked({ userRiskLevels: ['high'] })).toBe(false);
    tenant.riskyUsers = [{ id: owner.id, riskState: 'confirmedCompromised', riskLevel: 'high' }];
    expect(await blocked({ userRiskLevels: ['high'] })).toBe(true);
    tenant.riskyUsers = [{ id: owner.id, riskState: 'dismissed', riskLevel: 'none' }];
    expect(await blocked({ userRiskLevels: ['high'] })).toBe(false);
  });
});

describe('an access token', () => {
  it('lives on until it expires where its client does not take challenges', async () => {
    const deaf = session({ clientId: grantedApp() });
    const plain = (await renew(deaf)).body['access_token'];
    const capable = (await renew(deaf, { claims: '{"access_token":{"xms_cc":{"values":["cp1"]}}}' })).body[
      'access_token'
    ];
    owner.accountEnabled = false;
    expect((await get('/v1.0/me/messages?$top=1', plain)).status).toBe(200);
    expect((await get('/v1.0/me/messages?$top=1', capable)).status).toBe(401);
    simulator.world.clock.advance(3_600_000);
    expect((await get('/v1.0/me/messages?$top=1', plain)).status).toBe(401);
  });

  it('of an app outlives every change of its owner', async () => {
    const { clientId, secret } = scenario.operator;
    const mine = await token({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: 'https://graph.microsoft.com/.default',
    });
    scenario.tenant.servicePrincipals.find((candidate) => candidate.appId === clientId)!.accountEnabled =
      false;
    expect((await get('/v1.0/users?$top=1', mine.body['access_token'])).status).toBe(200);
  });

  it('serves one cloud and one service', async () => {
    const { clientId, secret } = scenario.operator;
    const fields = { grant_type: 'client_credentials', client_id: clientId, client_secret: secret };
    const here = await token({ ...fields, scope: 'https://graph.microsoft.com/.default' });
    const there = await token(
      { ...fields, scope: 'https://dod-graph.microsoft.us/.default' },
      'login.microsoftonline.us',
    );
    const world = here.body['access_token'];
    const dod = there.body['access_token'];
    expect((await get('/v1.0/users?$top=1', dod, 'dod-graph.microsoft.us')).status).toBe(200);
    expect((await get('/v1.0/users?$top=1', world, 'dod-graph.microsoft.us')).status).toBe(401);
    expect((await get('/v1.0/users?$top=1', dod)).status).toBe(401);
    expect(
      (await get('/api/v1.0/x/activity/feed/subscriptions/list', world, 'manage.office.com')).status,
    ).toBe(401);
  });
});

describe('signing in', () => {
  it('is refused to a client that neither Microsoft nor this tenant knows', async () => {
    const answer = await post(login, `/${scenario.tenant.id}/login`, {
      login: owner.userPrincipalName,
      passwd: owner._password,
      client_id: '99999999-0000-4000-8000-000000000000',
    });
    expect(codeOf(answer)).toBe(700016);
  });

  it('by device code asks for the second factor like any other', async () => {
    owner._perUserMfa = 'enforced';
    const start = await post(login, `/${scenario.tenant.id}/oauth2/v2.0/devicecode`, {
      client_id: appIds.azureCli,
      scope: 'https://graph.microsoft.com/.default offline_access',
    });
    const answer = await post(login, '/devicelogin', {
      user_code: String(start.body['user_code']),
      login: owner.userPrincipalName,
      passwd: owner._password,
    });
    expect([50076, 50079]).toContain(codeOf(answer));
    const waiting = await token({
      grant_type: 'urn:ietf:params:oauth:grant-type:device_code',
      client_id: appIds.azureCli,
      device_code: String(start.body['device_code']),
    });
    expect(waiting.body['error']).toBe('authorization_pending');
  });

  it('as an app wants a proof and the whole of what was granted', async () => {
    const { clientId, secret } = scenario.operator;
    const fields = { grant_type: 'client_credentials', client_id: clientId };
    const scope = 'https://graph.microsoft.com/.default';
    expect(codeOf(await token({ ...fields, scope }))).toBe(7000218);
    expect(
      codeOf(
        await token({ ...fields, client_secret: secret, scope: 'https://graph.microsoft.com/User.Read.All' }),
      ),
    ).toBe(1002012);
  });

  it('over an old protocol is logged, and so is the mail that was read', async () => {
    owner._appPasswords.push({ id: 'p', name: 'Phone', secret: 'app-password-of-the-owner' });
    const from = scenario.tenant.logs.unified.length;
    const answer = await post('outlook.office365.com', '/legacy/imap', {
      user: owner.userPrincipalName,
      password: 'app-password-of-the-owner',
    });
    expect(answer.status).toBe(200);
    expect(scenario.tenant.logs.signIns.at(-1)?.record).toMatchObject({ clientAppUsed: 'IMAP4' });
    expect(scenario.tenant.logs.unified.slice(from).map(({ record }) => record['Operation'])).toEqual([
      'UserLoggedIn',
      'MailItemsAccessed',
    ]);
  });
});
