import type { Account, Reason } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { microsoftTenants, scopeRisk } from '../../domain/vocabulary/applications.ts';
import { type JsonObject, sameJson } from '../../kernel/json.ts';
import {
  type AppRoleAssignment,
  type PrincipalKind,
  createAppRoleAssignment,
  deleteAppRoleAssignment,
  listAppRoleAssignments,
} from '../../microsoft/graph/grants.ts';
import { listOwnedApps, readServicePrincipal } from '../../microsoft/graph/service-principals.ts';
import { isOwnApp } from '../app-judge.ts';
import { graph } from '../permissions.ts';
import { against, age, ageReasons, foothold, forIt, name, textMember } from '../support.ts';

export const removeAppRoleAssignment: Action = {
  id: 'remove-app-role-assignment',
  title: { en: 'Remove app role assignment', de: 'App-Rollenzuweisung entfernen' },
  effect: {
    en: 'The permission that was assigned ends: an app loses what it may do without any user, or the owner loses access to an app.',
    de: 'Die zugewiesene Berechtigung endet: Eine App verliert, was sie ohne jede Person tun darf, oder die Person verliert den Zugang zu einer App.',
  },
  latency: {
    en: 'No new tokens at once; those already issued work for up to an hour.',
    de: 'Neue Token sofort nicht mehr; bereits ausgestellte gelten noch bis zu einer Stunde.',
  },
  notice: {
    en: 'What relied on the assignment stops working.',
    de: 'Was auf der Zuweisung beruhte, funktioniert nicht mehr.',
  },
  impact: 'medium',
  reversible: 'yes',
  phase: 'grants',
  attack: ['T1098.003', 'T1528'],
  d3fend: ['D3-UAP'],
  permissions: [
    graph('AppRoleAssignment.ReadWrite.All'),
    graph(
      'Application.Read.All',
      'Directory.Read.All',
      'Application.ReadWrite.All',
      'Directory.ReadWrite.All',
    ),
  ],
  removes: 'app-role-assignment',
  once: true,

  find,
  async preview(connection, account, found) {
    if (found === null) return null;
    const { kind, principalId, id } = fromKey(found.key);
    const list = await listAppRoleAssignments(connection.graph, kind, principalId);
    const one = list.find((candidate) => candidate.id === id);
    if (one === undefined) return null;
    return {
      account: kind === 'users' ? account : null,
      key: found.key,
      label: `${name(one.resourceName)}: ${name(textMember(found.state, 'role') ?? one.appRoleId)}`,
      before: stateOf(one),
      after: null,
    };
  },
  async read(connection, target) {
    const { kind, principalId, id } = fromKey(target.key);
    const list = await listAppRoleAssignments(connection.graph, kind, principalId);
    const one =
      list.find((candidate) => candidate.id === id) ??
      list.find((candidate) => sameJson(stateOf(candidate), target.before));
    return one === undefined ? null : stateOf(one);
  },
  async apply({ connection, clientRequestId }, target) {
    const { kind, principalId, id } = fromKey(target.key);
    await deleteAppRoleAssignment(connection.graph, kind, principalId, id, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await createAppRoleAssignment(
      connection.graph,
      fromKey(target.key).kind,
      assignment(target),
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
};

/** What the account was assigned since the incident began, and what the apps that it owns may do by themselves. */
async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const footholds: Foothold[] = [];
  for (const one of await listAppRoleAssignments(connection.graph, 'users', account.id)) {
    const made = await describe(connection, account, hints, 'users', one, null);
    if (made !== null) footholds.push(made);
  }
  const owned = await listOwnedApps(connection.graph, account.id);
  for (const id of owned.servicePrincipals) {
    const app = await readServicePrincipal(connection.graph, id);
    if (isOwnApp(connection, app)) continue;
    for (const one of await listAppRoleAssignments(connection.graph, 'servicePrincipals', id)) {
      const made = await describe(connection, account, hints, 'servicePrincipals', one, app?.name ?? id);
      if (made !== null) footholds.push(made);
    }
  }
  return footholds;
}

async function describe(
  connection: Connection,
  account: Account,
  hints: FindHints,
  kind: PrincipalKind,
  one: AppRoleAssignment,
  holder: string | null,
): Promise<Foothold | null> {
  const resource = await readServicePrincipal(connection.graph, one.resourceId);
  const role = resource?.roles.get(one.appRoleId) ?? '';
  const firstParty =
    resource?.owner !== undefined && resource?.owner !== null && microsoftTenants.has(resource.owner);
  const judged = judgeAssignment({ kind, created: one.created, role, firstParty }, hints);
  if (judged === null) return null;
  const label = `${name(one.resourceName)}${role === '' ? '' : `: ${name(role)}`}`;
  return foothold(
    {
      kind: 'app-role-assignment',
      key: `${kind}|${one.principalId}|${one.id}`,
      account: kind === 'users' ? account.upn : connection.tenant.domain,
      title:
        holder === null
          ? { en: `Assigned to app ${label}`, de: `Der App zugewiesen: ${label}` }
          : {
              en: `App “${name(holder)}” may by itself: ${label}`,
              de: `App „${name(holder)}“ darf von sich aus: ${label}`,
            },
      since: one.created,
      reasons: judged.reasons,
      suggestion: judged.suggestion,
      action: 'remove-app-role-assignment',
      state: { ...stateOf(one), role },
    },
    hints,
  );
}

/** Null for the many ordinary assignments of a user to an app from before the incident. */
export function judgeAssignment(
  facts: {
    readonly kind: PrincipalKind;
    readonly created: string | null;
    readonly role: string;
    readonly firstParty: boolean;
  },
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  const when = age(facts.created, hints);
  const risk = scopeRisk(facts.role);
  const reasons: Reason[] = [...ageReasons(facts.created, hints)];
  if (facts.kind === 'users') {
    if (when !== 'inside' || facts.firstParty) return null;
    reasons.push(
      against(
        'An assignment alone lets the owner use the app; it gives the app nothing.',
        'Eine Zuweisung allein erlaubt der Person, die App zu nutzen; der App gibt sie nichts.',
      ),
    );
    return { suggestion: 'ask', reasons };
  }
  if (risk !== null) {
    const shown = name(facts.role);
    reasons.push(
      risk === 'tenant'
        ? forIt(
            `${shown} is enough to take the whole tenant.`,
            `${shown} genügt, um den ganzen Mandanten zu übernehmen.`,
          )
        : forIt(
            `${shown} reaches everybody’s ${risk === 'mail' ? 'mail' : 'files'}, not only this account’s.`,
            `${shown} reicht an ${risk === 'mail' ? 'die E-Mails' : 'die Dateien'} aller heran, nicht nur dieses Kontos.`,
          ),
    );
  }
  if (when === 'inside') return { suggestion: 'remove', reasons };
  if (when === 'before') return { suggestion: 'keep', reasons };
  return { suggestion: risk === null ? 'keep' : 'ask', reasons };
}

// The id is minted anew when an assignment is made again, and stays outside.
function stateOf(one: AppRoleAssignment): JsonObject {
  return { principalId: one.principalId, resourceId: one.resourceId, appRoleId: one.appRoleId };
}

function assignment(target: Target): Parameters<typeof createAppRoleAssignment>[2] {
  return {
    principalId: textMember(target.before, 'principalId') ?? '',
    resourceId: textMember(target.before, 'resourceId') ?? '',
    appRoleId: textMember(target.before, 'appRoleId') ?? '',
  };
}

function fromKey(key: string): {
  readonly kind: PrincipalKind;
  readonly principalId: string;
  readonly id: string;
} {
  const [kind, principalId, id] = key.split('|');
  return {
    kind: kind === 'servicePrincipals' ? 'servicePrincipals' : 'users',
    principalId: principalId ?? '',
    id: id ?? '',
  };
}
