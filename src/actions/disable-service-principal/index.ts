import { counted } from '../../kernel/localized.ts';
import type { Account } from '../../domain/account.ts';
import type { Action, FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { listAppRoleAssignments, listClientGrants, listUserGrants } from '../../microsoft/graph/grants.ts';
import {
  type ServicePrincipal,
  listOwnedApps,
  readServicePrincipal,
  setServicePrincipalEnabled,
} from '../../microsoft/graph/service-principals.ts';
import { type AppJudgement, isOwnApp, judgeApp } from '../app-judge.ts';
import { graph } from '../permissions.ts';
import { against, age, foothold, name } from '../support.ts';

export const disableServicePrincipal: Action = {
  id: 'disable-service-principal',
  title: { en: 'Disable app in the whole tenant', de: 'App im ganzen Mandanten deaktivieren' },
  effect: {
    en: 'Nobody can sign in to the app any more, nobody can consent to it again, and it can no longer sign in as itself. It is not deleted: deleting would let a user consent anew and would destroy evidence.',
    de: 'Niemand kann sich mehr an der App anmelden oder erneut in sie einwilligen, und auch sie selbst kann sich nicht mehr anmelden. Gelöscht wird sie nicht: Dann könnte jemand erneut einwilligen, und Beweise wären verloren.',
  },
  latency: {
    en: 'No new tokens at once; those it holds work for up to an hour.',
    de: 'Neue Token sofort nicht mehr; vorhandene gelten noch bis zu einer Stunde.',
  },
  notice: {
    en: 'Everybody who uses the app sees that it is disabled.',
    de: 'Alle, die die App nutzen, sehen, dass sie deaktiviert ist.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'grants',
  attack: ['T1528', 'T1098.001', 'T1136.003'],
  d3fend: ['D3-AL'],
  permissions: [
    graph('Application.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('Directory.Read.All', 'Directory.ReadWrite.All'),
  ],
  removes: 'service-principal',

  find,
  async preview(connection, _account, found) {
    const app = found === null ? null : await readServicePrincipal(connection.graph, found.key);
    if (app === null || !app.enabled) return null;
    const before = stateOf(app);
    return {
      account: null,
      key: app.id,
      label: name(app.name),
      before,
      after: { ...before, enabled: false },
    };
  },
  async read(connection, target) {
    const app = await readServicePrincipal(connection.graph, target.key);
    return app === null ? null : stateOf(app);
  },
  async apply({ connection, clientRequestId }, target) {
    await setServicePrincipalEnabled(connection.graph, target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setServicePrincipalEnabled(connection.graph, target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
};

/** Apps that the account consented to or owns, where their content speaks against them. */
async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const grants = await listUserGrants(connection.graph, account.id);
  const owned = await listOwnedApps(connection.graph, account.id);
  const ids = new Set([...grants.map((grant) => grant.clientId), ...owned.servicePrincipals]);
  const footholds: Foothold[] = [];
  for (const id of ids) {
    const app = await readServicePrincipal(connection.graph, id);
    if (app === null || !app.enabled || isOwnApp(connection, app)) continue;
    const judged = await judge(connection, account, hints, app);
    if (judged.suggestion === 'keep') continue;
    const parts = {
      kind: 'service-principal' as const,
      key: app.id,
      account: connection.tenant.domain,
      title: { en: `App “${name(app.name)}”`, de: `App „${name(app.name)}“` },
      since: app.created,
      reasons: judged.reasons,
      suggestion: judged.suggestion,
      action: 'disable-service-principal',
      state: stateOf(app),
    };
    footholds.push(foothold(parts, hints));
  }
  return footholds;
}

async function judge(
  connection: Connection,
  account: Account,
  hints: FindHints,
  app: ServicePrincipal,
): Promise<AppJudgement> {
  const grants = await listClientGrants(connection.graph, app.id);
  const roles = await rolesOf(connection, app);
  const scopes = [...new Set([...grants.flatMap((grant) => grant.scopes), ...roles])];
  const everybody = grants.some((grant) => grant.consentType === 'AllPrincipals');
  const judged = judgeApp(app, scopes, everybody ? 'admin' : 'user', hints, {
    tenantId: connection.tenant.id,
    now: connection.clock.now(),
    ownerNames: [account.displayName, account.upn],
  });
  const others = new Set(
    grants.map((grant) => grant.principalId).filter((one) => one !== null && one !== account.id),
  );
  if (others.size === 0) return judged;
  const count = others.size;
  // It may be a campaign, or an app that the organisation works with: disabling hits all of them.
  return {
    suggestion: judged.suggestion === 'remove' && age(app.created, hints) === 'inside' ? 'remove' : 'ask',
    reasons: [
      ...judged.reasons,
      against(
        `${counted(count, 'other person', 'other people')} consented to it too: disabling stops it for them as well. They may be further victims.`,
        `${counted(count, 'weitere Person hat', 'weitere Personen haben')} ebenfalls eingewilligt: Auch für sie endet die App. Es könnten weitere Opfer sein.`,
      ),
    ],
  };
}

/** The app's own permissions by name: what it may do without any user. */
async function rolesOf(connection: Connection, app: ServicePrincipal): Promise<readonly string[]> {
  const names: string[] = [];
  for (const one of await listAppRoleAssignments(connection.graph, 'servicePrincipals', app.id)) {
    const resource = await readServicePrincipal(connection.graph, one.resourceId);
    names.push(resource?.roles.get(one.appRoleId) ?? one.appRoleId);
  }
  return names;
}

function stateOf(app: ServicePrincipal): JsonObject {
  return { appId: app.appId, name: app.name, enabled: app.enabled };
}
