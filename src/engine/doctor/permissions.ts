import { actions } from '../../actions/index.ts';
import type { Connection } from '../../domain/clients.ts';
import { permissionName } from '../../domain/permission.ts';
import type { Permission } from '../../domain/permission.ts';
import { canonicalJson } from '../../kernel/json.ts';
import { servicePlans } from '../../microsoft/graph/organization.ts';
import { hasPermission, knownCmdlets } from '../../microsoft/permissions.ts';
import { few } from './few.ts';
import type { ExaminationItem } from './item.ts';

/** Each permission that some action needs, with the actions that do not work without it. */
export async function permissions(connection: Connection): Promise<ExaminationItem[]> {
  const cmdlets = await knownCmdlets(connection);
  const held = { operator: connection.operator, cmdlets, privilegedTarget: true };
  const missing = new Map<string, { permission: Permission; en: string[]; de: string[] }>();
  const defender = await hasDefender(connection);
  for (const action of actions) {
    for (const permission of action.permissions) {
      if (hasPermission(permission, held) || (!defender && isOfDefender(permission))) continue;
      if (isOfExport(permission)) continue;
      const key = canonicalJson(permission);
      const entry = missing.get(key) ?? { permission, en: [], de: [] };
      entry.en.push(action.title.en);
      entry.de.push(action.title.de);
      missing.set(key, entry);
    }
  }
  const closed = cmdlets !== null && cmdlets.size > 0 && !cmdlets.has('restore-recoverableitems');
  const optional = closed ? [exportRole] : [];
  if (missing.size === 0)
    return [
      ...optional,
      {
        id: 'permissions',
        state: 'ok',
        what: { en: 'Permissions', de: 'Berechtigungen' },
        text: {
          en: `Everything that the ${actions.length} actions need is there.`,
          de: `Alles, was die ${actions.length} Maßnahmen brauchen, ist da.`,
        },
        next: null,
      },
    ];
  const rows = [...missing.values()].map(({ permission, en, de }): ExaminationItem => {
    const name = permissionName(permission);
    const app =
      permission.kind === 'graph' &&
      permission.delegatedOnly === true &&
      connection.operator.kind === 'application';
    return {
      id: `permission:${name}`,
      state: 'warn',
      what: { en: 'Permission', de: 'Berechtigung' },
      text: {
        en: `${name} is missing. Without it: ${few(en).en}.`,
        de: `${name} fehlt. Ohne sie geht nicht: ${few(de).de}.`,
      },
      names: en,
      next: app
        ? {
            en: 'Only a signed-in administrator can have it: sign in by device code for this.',
            de: 'Nur ein angemeldeter Administrator kann sie haben: Melden Sie sich dafür per Gerätecode an.',
          }
        : {
            en: 'Grant it in the Entra admin center (API permissions or roles), with admin consent.',
            de: 'Erteilen Sie sie im Entra Admin Center (API-Berechtigungen oder Rollen) mit Administratoreinwilligung.',
          },
    };
  });
  return [...rows, ...optional];
}

/** Of a role that nobody holds by default: that it is missing is worth knowing, and nothing is amiss. */
function isOfExport(permission: Permission): boolean {
  return permission.kind === 'exchange' && /-RecoverableItems$/i.test(permission.cmdlet);
}

const exportRole: ExaminationItem = {
  id: 'exchange-role:Mailbox Import Export',
  state: 'note',
  what: { en: 'Deleted mail', de: 'Gelöschte E-Mails' },
  text: {
    en: 'Mail that was deleted for good can be neither seen nor given back: that takes Exchange\'s role "Mailbox Import Export", which nobody has by default.',
    de: 'Endgültig gelöschte E-Mails lassen sich weder sehen noch zurückgeben: Dafür braucht es die Exchange-Rolle „Mailbox Import Export“, die standardmäßig niemand hat.',
  },
  next: {
    en: 'Where it is needed, add the role to the role group Organization Management (Exchange admin center, Roles, Admin roles).',
    de: 'Wo sie gebraucht wird, fügen Sie die Rolle der Rollengruppe „Organization Management“ hinzu (Exchange Admin Center, Rollen, Administratorrollen).',
  },
};

/** Without the licence these cmdlets do not exist: nobody can grant them, and the licence is told of below. */
function isOfDefender(permission: Permission): boolean {
  return permission.kind === 'exchange' && /-(Atp|SafeLinks|SafeAttachment)/i.test(permission.cmdlet);
}

async function hasDefender({ graph }: Connection): Promise<boolean> {
  // Where licences cannot be read, what is missing is named rather than passed over.
  return servicePlans(graph).then(
    (plans) => plans.has('ATP_ENTERPRISE'),
    () => true,
  );
}
