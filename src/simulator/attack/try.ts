import { appIds } from '../login/roles.ts';

import type { AttackContext } from './index.ts';
import { refusal } from './http.ts';
import type { Answer, PlainClient } from './http.ts';
import { observe } from './observe.ts';
import type { Weapon } from './weapon.ts';

export interface Attempt {
  readonly works: boolean;
  readonly evidence: string;
}

const login = 'login.microsoftonline.com';
const graph = 'graph.microsoft.com';
const outlook = 'outlook.office365.com';
const graphResource = 'https://graph.microsoft.com';
const outlookResource = 'https://outlook.office365.com';

/** Uses one weapon exactly as its owner would. */
export async function tryWeapon(
  client: PlainClient,
  context: AttackContext,
  weapon: Weapon,
): Promise<Attempt> {
  const tenantId = context.scenario.tenant.id;
  const readMail = async (
    token: string | null,
    account: string,
    path = `/v1.0/users/${encodeURIComponent(account)}/messages?$top=1`,
  ): Promise<Attempt> => {
    if (!token) return { works: false, evidence: 'no access token was issued' };
    return reading(await client.json('GET', graph, path, token));
  };
  switch (weapon.kind) {
    case 'session':
    case 'oauth-grant':
      return readMail(
        await client.refresh(tenantId, weapon.clientId, weapon.refreshToken, graphResource),
        weapon.account,
      );
    case 'password': {
      const answer = await client.form(login, `/${tenantId}/login`, {
        login: weapon.account,
        passwd: weapon.password,
      });
      const token = await client.redeem(tenantId, answer, appIds.outlookWeb, graphResource);
      return token ? readMail(token, weapon.account) : { works: false, evidence: refusal(answer) };
    }
    case 'app-password':
      return reading(
        await client.form(outlook, `/legacy/${weapon.protocol}`, {
          user: weapon.account,
          password: weapon.secret,
        }),
      );
    case 'mfa-method':
      return tryMethod(client, tenantId, weapon, readMail);
    case 'device': {
      const answer = await client.form(login, `/${tenantId}/prt`, {
        device: weapon.deviceId,
        proof: weapon.proof,
      });
      const token = await client.redeem(tenantId, answer, appIds.broker, graphResource);
      return token ? readMail(token, weapon.account) : { works: false, evidence: refusal(answer) };
    }
    case 'mobile-partnership': {
      const token = await client.refresh(tenantId, weapon.clientId, weapon.refreshToken, outlookResource);
      if (!token) return { works: false, evidence: 'no access token was issued' };
      return reading(
        await client.json(
          'POST',
          outlook,
          `/Microsoft-Server-ActiveSync?Cmd=Sync&DeviceId=${encodeURIComponent(weapon.deviceId)}`,
          token,
        ),
      );
    }
    case 'app-credential': {
      const answer = await client.form(login, `/${tenantId}/oauth2/v2.0/token`, {
        grant_type: 'client_credentials',
        client_id: weapon.clientId,
        client_secret: weapon.secret,
        scope: `${graphResource}/.default`,
      });
      const token = answer.body['access_token'];
      return typeof token === 'string'
        ? readMail(token, weapon.account)
        : { works: false, evidence: refusal(answer) };
    }
    case 'delegate':
    case 'folder-permission': {
      const token = await client.refresh(tenantId, weapon.clientId, weapon.refreshToken, graphResource);
      return readMail(
        token,
        weapon.account,
        `/v1.0/users/${encodeURIComponent(weapon.account)}/mailFolders/inbox/messages?$top=1`,
      );
    }
    case 'role':
    case 'exchange-role': {
      const token = await client.refresh(tenantId, weapon.clientId, weapon.refreshToken, outlookResource);
      if (!token) return { works: false, evidence: 'no access token was issued' };
      return reading(
        await client.json(
          'POST',
          outlook,
          `/adminapi/beta/${tenantId}/InvokeCommand`,
          token,
          { CmdletInput: { CmdletName: 'Get-Mailbox', Parameters: { ResultSize: 5 } } },
          { 'x-anchormailbox': `UPN:${weapon.account}` },
        ),
      );
    }
    case 'user-account': {
      const answer = await client.form(login, `/${tenantId}/login`, {
        login: weapon.upn,
        passwd: weapon.password,
      });
      const token = await client.redeem(tenantId, answer, appIds.outlookWeb, graphResource);
      return token
        ? reading(await client.json('GET', graph, '/v1.0/users?$top=1', token))
        : { works: false, evidence: refusal(answer) };
    }
    case 'inbox-rule':
    case 'forwarding':
    case 'transport-rule':
    case 'journal-rule':
    case 'audit-bypass':
      return observe(client, context, weapon);
  }
}

/** With the password still good he proves the second factor; else he resets the password with his own method. */
async function tryMethod(
  client: PlainClient,
  tenantId: string,
  weapon: Extract<Weapon, { kind: 'mfa-method' }>,
  readMail: (token: string | null, account: string) => Promise<Attempt>,
): Promise<Attempt> {
  const fields = {
    login: weapon.account,
    passwd: weapon.password,
    method: weapon.method,
    proof: weapon.proof,
  };
  const direct = await client.form(login, `/${tenantId}/login`, fields);
  const token = await client.redeem(tenantId, direct, appIds.outlookWeb, graphResource);
  // With the owner's factors gone, a sign-in that asks for no second factor is the password's success, not the method's.
  if (token && (await methodAccepted(client, tenantId, fields))) return readMail(token, weapon.account);
  const changed = `Neu-${weapon.proof.slice(-6)}-Aa1!`;
  const reset = await client.form(login, `/${tenantId}/passwordreset`, {
    login: weapon.account,
    method: weapon.method,
    proof: weapon.proof,
    newpassword: changed,
  });
  if (reset.status !== 200) return { works: false, evidence: refusal(reset) };
  const again = await client.form(login, `/${tenantId}/login`, { ...fields, passwd: changed });
  const renewed = await client.redeem(tenantId, again, appIds.outlookWeb, graphResource);
  return renewed
    ? readMail(renewed, weapon.account)
    : { works: true, evidence: 'reset the password by self-service' };
}

/** Whether the second factor itself was taken: a wrong proof must make a difference. */
async function methodAccepted(
  client: PlainClient,
  tenantId: string,
  fields: {
    readonly login: string;
    readonly passwd: string;
    readonly method: string;
    readonly proof: string;
  },
): Promise<boolean> {
  const wrong = await client.form(login, `/${tenantId}/login`, { ...fields, proof: 'wrong' });
  return wrong.status !== 200;
}

function reading(answer: Answer): Attempt {
  if (answer.status >= 400) return { works: false, evidence: refusal(answer) };
  const rows = answer.body['value'];
  return {
    works: true,
    evidence: Array.isArray(rows) ? `read ${rows.length} object(s)` : `answered ${answer.status}`,
  };
}
