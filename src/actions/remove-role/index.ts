import type { Account, Reason } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { powerfulRoles } from '../../domain/vocabulary/roles.ts';
import { ServiceError } from '../../kernel/errors.ts';
import { type JsonObject, sameJson } from '../../kernel/json.ts';
import {
  type RoleAssignment,
  createRoleAssignment,
  deleteRoleAssignment,
  listDirectoryAudits,
  listEligibleRoles,
  listRoleAssignments,
} from '../../microsoft/graph/roles.ts';
import { graph } from '../permissions.ts';
import { against, age, ageReasons, foothold, forIt, name, needAccount, textMember } from '../support.ts';

const eligiblePrefix = 'eligible:';

export const removeRole: Action = {
  id: 'remove-role',
  title: { en: 'Remove administrator role', de: 'Administratorrolle entziehen' },
  effect: {
    en: 'The account, and whoever holds it, no longer administers anything with this role.',
    de: 'Das Konto, und wer immer es in der Hand hat, verwaltet mit dieser Rolle nichts mehr.',
  },
  latency: {
    en: 'Minutes; tokens already issued carry the role for up to an hour.',
    de: 'Minuten; bereits ausgestellte Token enthalten die Rolle noch bis zu einer Stunde.',
  },
  notice: {
    en: 'If the role belongs to the owner’s work, they cannot do it until the role is given back.',
    de: 'Gehört die Rolle zur Arbeit der Person, kann sie diese nicht tun, bis sie die Rolle zurückerhält.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1098.003'],
  d3fend: ['D3-UAP'],
  permissions: [
    graph('RoleManagement.ReadWrite.Directory'),
    {
      kind: 'directory-role',
      anyOf: ['Privileged Role Administrator', 'Global Administrator'],
      when: 'signed-in-user',
    },
  ],
  removes: 'role',
  once: true,
  confirm: true,

  find,
  async preview(connection, account, found) {
    if (found === null) return null;
    const id = needAccount(account).id;
    if (found.key.startsWith(eligiblePrefix)) {
      const wanted = found.key.slice(eligiblePrefix.length);
      const role = (await listEligibleRoles(connection.graph, id)).find((one) => one.id === wanted);
      if (role === undefined) return null;
      return { account, key: found.key, label: name(role.roleName), before: stateOf(role), after: null };
    }
    const role = (await listRoleAssignments(connection.graph, id)).find((one) => one.id === found.key);
    if (role === undefined) return null;
    return { account, key: role.id, label: name(role.roleName), before: stateOf(role), after: null };
  },
  async read(connection, target) {
    const id = needAccount(target.account).id;
    const eligible = target.key.startsWith(eligiblePrefix);
    const list = eligible
      ? await listEligibleRoles(connection.graph, id)
      : await listRoleAssignments(connection.graph, id);
    // An assignment that was made again has a new id: its content names it.
    const role = list.find((one) => sameJson(stateOf(one), target.before));
    return role === undefined ? null : stateOf(role);
  },
  async apply({ connection, clientRequestId }, target) {
    if (target.key.startsWith(eligiblePrefix)) return eligibleInstructions(target);
    await deleteRoleAssignment(connection.graph, target.key, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const assignment = {
      principalId: textMember(target.before, 'principalId') ?? '',
      roleDefinitionId: textMember(target.before, 'roleDefinitionId') ?? '',
      scope: textMember(target.before, 'scope') ?? '/',
    };
    await createRoleAssignment(connection.graph, assignment, clientRequestId);
    return { outcome: 'sent' };
  },
};

function eligibleInstructions(target: Target): Awaited<ReturnType<Action['apply']>> {
  return {
    outcome: 'manual',
    instructions: {
      en: `The account may take on ${target.label} by itself. In the Entra admin center open Identity Governance, Privileged Identity Management, Microsoft Entra roles, Assignments, Eligible, and remove it there.`,
      de: `Das Konto darf die Rolle ${target.label} selbst aktivieren. Öffnen Sie im Entra Admin Center „Identity Governance“, „Privileged Identity Management“, „Microsoft Entra-Rollen“, „Zuweisungen“, „Berechtigt“, und entfernen Sie sie dort.`,
    },
  };
}

async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const active = await listRoleAssignments(connection.graph, account.id);
  const eligible = await eligibleOrNone(connection, account.id);
  if (active.length + eligible.length === 0) return [];
  const given = await givenSince(connection, account.id, hints.since);
  const footholds: Foothold[] = [];
  for (const role of active) footholds.push(roleFoothold(account, hints, role, given, false));
  for (const role of eligible) footholds.push(roleFoothold(account, hints, role, given, true));
  return footholds;
}

/** When roles were given to the account, by role name or template id; null where the log could not be asked. */
type Given = ReadonlyMap<string, string> | null;

function roleFoothold(
  account: Account,
  hints: FindHints,
  role: RoleAssignment,
  given: Given,
  eligible: boolean,
): Foothold {
  const since = given?.get(role.roleName.toLowerCase()) ?? given?.get(role.templateId) ?? null;
  const judged = judgeRole(role, since, given !== null, eligible, hints);
  const shown = name(role.roleName);
  return foothold(
    {
      kind: 'role',
      key: eligible ? `${eligiblePrefix}${role.id}` : role.id,
      account: account.upn,
      title: eligible
        ? { en: `May take on the role ${shown}`, de: `Darf die Rolle ${shown} aktivieren` }
        : { en: `Holds the role ${shown}`, de: `Hat die Rolle ${shown}` },
      since,
      reasons: judged.reasons,
      suggestion: judged.suggestion,
      action: 'remove-role',
      state: stateOf(role),
    },
    hints,
  );
}

export function judgeRole(
  role: RoleAssignment,
  since: string | null,
  logRead: boolean,
  eligible: boolean,
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const powerful = powerfulRoles.has(role.templateId);
  const reasons: Reason[] = [...ageReasons(since, hints)];
  if (powerful) {
    reasons.push(
      forIt(
        'With this role the whole tenant, or every mailbox, can be taken.',
        'Mit dieser Rolle lässt sich der ganze Mandant oder jedes Postfach übernehmen.',
      ),
    );
  }
  if (eligible) {
    reasons.push(
      against(
        'It is not active: the account would have to take it on first.',
        'Sie ist nicht aktiv: Das Konto müsste sie erst aktivieren.',
      ),
    );
  }
  if (age(since, hints) === 'inside') return { suggestion: eligible ? 'ask' : 'remove', reasons };
  if (hints.since !== null && logRead) {
    reasons.push(
      against(
        'The directory’s log shows nobody giving it since the incident began: it is most likely the owner’s own.',
        'Im Verzeichnisprotokoll hat sie seit Beginn des Vorfalls niemand vergeben: Sie gehört höchstwahrscheinlich der Person.',
      ),
    );
    return { suggestion: 'keep', reasons };
  }
  reasons.push(
    against(
      'When it was given could not be established. Compare with what the owner’s work needs.',
      'Wann sie vergeben wurde, ließ sich nicht feststellen. Vergleichen Sie mit dem, was die Person für ihre Arbeit braucht.',
    ),
  );
  return { suggestion: powerful ? 'ask' : 'keep', reasons };
}

/** Eligible roles need Entra ID P2: without it there are none, and that is no failure. */
async function eligibleOrNone(connection: Connection, userId: string): Promise<readonly RoleAssignment[]> {
  try {
    return await listEligibleRoles(connection.graph, userId);
  } catch (thrown) {
    if (thrown instanceof ServiceError) return [];
    throw thrown;
  }
}

async function givenSince(connection: Connection, userId: string, since: string | null): Promise<Given> {
  if (since === null) return null;
  try {
    const given = new Map<string, string>();
    for (const activity of ['Add member to role', 'Add eligible member to role']) {
      for (const record of await listDirectoryAudits(connection.graph, activity, since)) {
        if (record.actorId === connection.operator.id) continue;
        if (!record.targets.some((target) => target.id === userId)) continue;
        for (const value of record.targets.flatMap((target) => target.properties)) {
          given.set(value.replace(/^"|"$/g, '').toLowerCase(), record.time);
        }
      }
    }
    return given;
  } catch (thrown) {
    if (thrown instanceof ServiceError) return null;
    throw thrown;
  }
}

function stateOf(role: RoleAssignment): JsonObject {
  return { principalId: role.principalId, roleDefinitionId: role.roleDefinitionId, scope: role.scope };
}
