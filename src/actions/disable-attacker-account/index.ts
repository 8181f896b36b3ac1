import type { Account, Reason } from '../../domain/account.ts';
import type { Action, FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { powerfulRoles } from '../../domain/vocabulary/roles.ts';
import { ServiceError } from '../../kernel/errors.ts';
import {
  type RoleAssignment,
  listDirectoryAudits,
  listRoleAssignments,
} from '../../microsoft/graph/roles.ts';
import { type User, readUser, usersCreatedSince } from '../../microsoft/graph/users.ts';
import { graph, overPrivilegedAccounts } from '../permissions.ts';
import { signInState } from '../sign-in-state.ts';
import { against, ageReasons, foothold, forIt, name } from '../support.ts';

export const disableAttackerAccount: Action = {
  id: 'disable-attacker-account',
  title: {
    en: 'Disable an account that the attacker made',
    de: 'Vom Angreifer angelegtes Konto deaktivieren',
  },
  effect: {
    en: 'Nobody can sign in to that account any more. It stays, with its roles and traces, as evidence; delete it once the case is closed.',
    de: 'Niemand kann sich mehr mit diesem Konto anmelden. Es bleibt mit Rollen und Spuren als Beweis bestehen; löschen Sie es nach Abschluss des Falls.',
  },
  latency: {
    en: 'New sign-ins fail at once. Tokens already issued end within minutes in Exchange, SharePoint, Teams and Graph, and within about an hour elsewhere.',
    de: 'Neue Anmeldungen scheitern sofort. Bereits ausgestellte Token enden in Exchange, SharePoint, Teams und Graph nach wenigen Minuten, sonst nach etwa einer Stunde.',
  },
  notice: {
    en: 'If it is a new colleague’s account after all, that person cannot work until it is enabled again.',
    de: 'Gehört es doch einer neuen Kollegin oder einem neuen Kollegen, kann diese Person nicht arbeiten, bis es wieder aktiviert wird.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'lock',
  attack: ['T1136.003', 'T1098.003'],
  d3fend: ['D3-AL'],
  permissions: [
    graph('User.EnableDisableAccount.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('User.Read.All', 'Directory.Read.All', 'User.ReadWrite.All', 'Directory.ReadWrite.All'),
    graph('RoleManagement.Read.Directory', 'Directory.Read.All', 'RoleManagement.ReadWrite.Directory'),
    overPrivilegedAccounts,
  ],
  removes: 'user-account',
  confirm: true,

  find,
  async preview(connection, _account, found) {
    const user = found === null ? null : await readUser(connection.graph, found.key);
    if (user === null || !user.enabled) return null;
    return {
      account: null,
      key: user.id,
      label: name(user.upn),
      before: { enabled: true },
      after: { enabled: false },
    };
  },
  ...signInState,
};

/** How far back to look for new accounts where nobody knows when the incident began. */
const lookBack = 30 * 86_400_000;

/** New accounts that hold roles or that the compromised account itself made. */
async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const since = hints.since ?? new Date(connection.clock.now().getTime() - lookBack).toISOString();
  const young = (await usersCreatedSince(connection.graph, since)).filter(
    (user) => user.enabled && user.id !== account.id && user.id !== connection.operator.id,
  );
  if (young.length === 0) return [];
  const makers = await makersSince(connection, since);
  const footholds: Foothold[] = [];
  for (const user of young) {
    const roles = await listRoleAssignments(connection.graph, user.id);
    const judged = judgeNewAccount(user, roles, makers.get(user.id) === account.id, hints);
    if (judged === null) continue;
    const parts = {
      kind: 'user-account' as const,
      key: user.id,
      account: connection.tenant.domain,
      title: { en: `New account ${name(user.upn)}`, de: `Neues Konto ${name(user.upn)}` },
      since: user.created,
      reasons: judged.reasons,
      suggestion: judged.suggestion,
      action: 'disable-attacker-account',
      state: { enabled: true },
    };
    footholds.push(foothold(parts, hints));
  }
  return footholds;
}

/** Null for new accounts without roles that somebody else made: people join. */
export function judgeNewAccount(
  user: User,
  roles: readonly RoleAssignment[],
  madeByAccount: boolean,
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  if (roles.length === 0 && !madeByAccount) return null;
  const reasons: Reason[] = [];
  if (madeByAccount) {
    reasons.push(
      forIt(
        'The compromised account made it, says the directory’s log.',
        'Laut Verzeichnisprotokoll hat das kompromittierte Konto es angelegt.',
      ),
    );
  }
  const powerful = roles.some((role) => powerfulRoles.has(role.templateId));
  if (roles.length > 0) {
    const list = roles
      .slice(0, 5)
      .map((role) => name(role.roleName))
      .join(', ');
    reasons.push(forIt(`It already holds: ${list}.`, `Es hat bereits: ${list}.`));
  }
  reasons.push(...ageReasons(user.created, hints));
  if (user.synced) {
    reasons.push(
      against(
        'It comes from Active Directory, where joiners are made.',
        'Es stammt aus Active Directory, wo neue Mitarbeitende angelegt werden.',
      ),
    );
  }
  if (hints.since === null) return { suggestion: 'ask', reasons };
  return { suggestion: madeByAccount || (powerful && !user.synced) ? 'remove' : 'ask', reasons };
}

/** Who made which account: ids by id. Empty where the log cannot be asked. */
async function makersSince(connection: Connection, since: string): Promise<ReadonlyMap<string, string>> {
  const makers = new Map<string, string>();
  try {
    for (const record of await listDirectoryAudits(connection.graph, 'Add user', since)) {
      if (record.actorId === null) continue;
      for (const target of record.targets) if (target.id !== null) makers.set(target.id, record.actorId);
    }
  } catch (thrown) {
    if (!(thrown instanceof ServiceError)) throw thrown;
  }
  return makers;
}
