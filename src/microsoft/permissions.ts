import type { Connection } from '../domain/clients.ts';
import type { Operator } from '../domain/account.ts';
import type { Permission } from '../domain/permission.ts';

/** Template ids of the roles that actions name (Microsoft Entra built-in roles). */
const roleTemplates: { readonly [name: string]: string } = {
  'Global Administrator': '62e90394-69f5-4237-9190-012177145e10',
  'Privileged Authentication Administrator': '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  'Privileged Role Administrator': 'e8611ab8-c189-46e8-94e1-60213ab1f814',
  'Authentication Administrator': 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  'Authentication Policy Administrator': '0526716b-113d-4c15-b2c8-68e3c22b9f80',
  'User Administrator': 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  'Helpdesk Administrator': '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  'Exchange Administrator': '29232cdf-9323-42fd-ade2-1d097af3e4de',
  'Security Administrator': '194ae4cb-b126-40b2-bd5b-6091b380977d',
  'Conditional Access Administrator': 'b1be1c3e-b65d-4f19-8427-f6fa0d97feb9',
  'Cloud Device Administrator': '7698a772-787b-4ac8-901f-60d6b08affd2',
  'Application Administrator': '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  'Security Reader': '5d6b6bb7-de71-4623-b4af-96380a352509',
  'Global Reader': 'f2ef992c-3afb-46b9-b7cf-a126ee74c451',
};

/** Names of the roles among these template ids; what has no name here matters to no action. */
export function roleNames(templateIds: readonly string[]): readonly string[] {
  return Object.entries(roleTemplates).flatMap(([name, id]) => (templateIds.includes(id) ? [name] : []));
}

export interface Held {
  readonly operator: Operator;
  /** Lower-case; null where Exchange could not be asked: then nothing is called missing. */
  readonly cmdlets: ReadonlySet<string> | null;
  readonly privilegedTarget: boolean;
}

/** Whether the operator has it. Global Administrators pass every role. */
export function hasPermission(permission: Permission, held: Held): boolean {
  switch (permission.kind) {
    case 'graph':
      if (permission.delegatedOnly === true && held.operator.kind === 'application') return false;
      return permission.anyOf.some((name) => held.operator.permissions.includes(name));
    case 'exchange':
      return held.cmdlets === null || held.cmdlets.has(permission.cmdlet.toLowerCase());
    case 'activity':
    case 'compliance':
      // The Graph token does not tell of these; the service will.
      return true;
    case 'directory-role':
      if (permission.when === 'privileged-target' && !held.privilegedTarget) return true;
      // For these an app needs its Graph permission only; a person needs the role as well.
      if (permission.when === 'signed-in-user' && held.operator.kind === 'application') return true;
      return [...permission.anyOf, 'Global Administrator'].some((name) =>
        held.operator.directoryRoles.includes(roleTemplates[name] ?? name),
      );
  }
}

/** What the operator may run in Exchange, or null where that cannot be asked. */
export async function knownCmdlets(connection: Connection): Promise<ReadonlySet<string> | null> {
  try {
    return await connection.exchange.cmdlets();
  } catch {
    return null;
  }
}
