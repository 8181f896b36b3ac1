import type { Account } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { type JsonObject, sameJson } from '../../kernel/json.ts';
import {
  type Grant,
  createGrant,
  deleteGrant,
  listClientGrants,
  listTenantGrants,
  listUserGrants,
  readGrant,
} from '../../microsoft/graph/grants.ts';
import { type ServicePrincipal, readServicePrincipal } from '../../microsoft/graph/service-principals.ts';
import { isOwnApp, judgeApp } from '../app-judge.ts';
import { graph } from '../permissions.ts';
import { foothold, name, textMember, textsMember } from '../support.ts';

export const removeOauthGrant: Action = {
  id: 'remove-oauth-grant',
  title: { en: 'Withdraw an app’s permission', de: 'App-Berechtigung entziehen' },
  effect: {
    en: 'The app may no longer act as the owner. A new password and MFA would not have stopped it.',
    de: 'Die App darf nicht mehr im Namen der Person handeln. Ein neues Kennwort und MFA hätten sie nicht aufgehalten.',
  },
  latency: {
    en: 'No new tokens at once; those it holds work until sessions are revoked again and for up to an hour after.',
    de: 'Neue Token sofort nicht mehr; vorhandene gelten, bis die Sitzungen erneut widerrufen werden, und danach noch bis zu einer Stunde.',
  },
  notice: {
    en: 'If the owner used the app, it asks for permission again.',
    de: 'Hat die Person die App genutzt, fragt diese erneut um Erlaubnis.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'grants',
  attack: ['T1528', 'T1098.003'],
  d3fend: ['D3-UAP', 'D3-CR'],
  permissions: [
    graph('DelegatedPermissionGrant.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph(
      'Application.Read.All',
      'Directory.Read.All',
      'Application.ReadWrite.All',
      'Directory.ReadWrite.All',
    ),
  ],
  removes: 'oauth-grant',
  once: true,

  find,
  async preview(connection, account, found) {
    const grant = found === null ? null : await readGrant(connection.graph, found.key);
    if (grant === null) return null;
    const app = await readServicePrincipal(connection.graph, grant.clientId);
    return {
      account: grant.consentType === 'AllPrincipals' ? null : account,
      key: grant.id,
      label: `${name(app?.name ?? grant.clientId)}: ${grant.scopes.join(' ')}`,
      before: grantState(grant),
      after: null,
    };
  },
  async read(connection, target) {
    const grant = (await readGrant(connection.graph, target.key)) ?? (await sameGrant(connection, target));
    return grant === null ? null : grantState(grant);
  },
  async apply({ connection, clientRequestId }, target) {
    await deleteGrant(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await createGrant(connection.graph, fromState(target), clientRequestId);
    return { outcome: 'sent' };
  },
};

async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const own = await listUserGrants(connection.graph, account.id);
  const tenant = (await listTenantGrants(connection.graph)).filter(
    (one) => one.consentType === 'AllPrincipals',
  );
  const apps = new Map<string, ServicePrincipal | null>();
  const footholds: Foothold[] = [];
  for (const grant of [...own, ...tenant]) {
    if (!apps.has(grant.clientId)) {
      apps.set(grant.clientId, await readServicePrincipal(connection.graph, grant.clientId));
    }
    const app = apps.get(grant.clientId) ?? null;
    if (isOwnApp(connection, app)) continue;
    const everybody = grant.consentType === 'AllPrincipals';
    const judged = judgeApp(app, grant.scopes, everybody ? 'admin' : 'user', hints, {
      tenantId: connection.tenant.id,
      now: connection.clock.now(),
      ownerNames: [account.displayName, account.upn],
    });
    // Consents for everybody are many and mostly the organisation's own: only doubtful ones concern this account.
    if (everybody && judged.suggestion === 'keep') continue;
    const label = `${name(app?.name ?? grant.clientId)}: ${grant.scopes.slice(0, 12).join(' ')}`;
    const parts = {
      kind: 'oauth-grant' as const,
      key: grant.id,
      account: everybody ? connection.tenant.domain : account.upn,
      title: everybody
        ? { en: `App may act as everybody – ${label}`, de: `App darf im Namen aller handeln – ${label}` }
        : {
            en: `App may act as the owner – ${label}`,
            de: `App darf im Namen der Person handeln – ${label}`,
          },
      since: app?.created ?? null,
      reasons: judged.reasons,
      suggestion: judged.suggestion,
      action: 'remove-oauth-grant',
      state: grantState(grant),
    };
    footholds.push(foothold(parts, hints));
  }
  return footholds;
}

// The id is minted anew when a grant is made again, and stays outside.
function grantState(grant: Grant): JsonObject {
  const { id: _id, ...state } = grant;
  return state;
}

function fromState(target: Target): Omit<Grant, 'id'> {
  return {
    clientId: textMember(target.before, 'clientId') ?? '',
    consentType: textMember(target.before, 'consentType') === 'AllPrincipals' ? 'AllPrincipals' : 'Principal',
    principalId: textMember(target.before, 'principalId'),
    resourceId: textMember(target.before, 'resourceId') ?? '',
    scopes: textsMember(target.before, 'scopes'),
  };
}

/** A grant with the same content under another id: what undo leaves behind. */
async function sameGrant(connection: Connection, target: Target): Promise<Grant | null> {
  const clientId = textMember(target.before, 'clientId') ?? '';
  // The app may be gone by now, and its grants with it.
  if ((await readServicePrincipal(connection.graph, clientId)) === null) return null;
  const grants = await listClientGrants(connection.graph, clientId);
  return grants.find((one) => sameJson(grantState(one), target.before)) ?? null;
}
