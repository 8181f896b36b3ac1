import { actions } from '../../actions/index.ts';
import type { Connection } from '../../domain/clients.ts';
import { permissionName } from '../../domain/permission.ts';
import type { Permission } from '../../domain/permission.ts';
import { toAppError } from '../../kernel/errors.ts';
import { canonicalJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { servicePlans } from '../../microsoft/graph/organization.ts';
import { hasPermission, knownCmdlets, roleNames } from '../../microsoft/permissions.ts';
import { auditing } from './auditing.ts';
import type { Examination, ExaminationItem } from './item.ts';

/** Looks at everything that Evict needs of a tenant. Reads only; what cannot be read is `unknown`, with the reason. */
export async function examine(connection: Connection): Promise<Examination> {
  const groups = await Promise.all([
    permissions(connection),
    exchange(connection),
    licences(connection),
    auditing(connection),
  ]);
  return { tenant: connection.tenant, items: [...acting(connection), ...groups.flat()] };
}

function acting(connection: Connection): ExaminationItem[] {
  const { operator } = connection;
  return [
    {
      id: 'operator',
      state: 'ok',
      what: { en: 'Who acts', de: 'Wer handelt' },
      text:
        operator.kind === 'user'
          ? {
              en: `You, as ${operator.name}. If this account is compromised itself, use another.`,
              de: `Sie, als ${operator.name}. Ist dieses Konto selbst kompromittiert, nehmen Sie ein anderes.`,
            }
          : { en: `The app ${operator.name}.`, de: `Die App ${operator.name}.` },
      next: null,
    },
    held({
      id: 'token',
      what: { en: 'Token', de: 'Token' },
      names: operator.permissions,
      none: {
        en: 'Microsoft Graph issues a token, but it carries no permission.',
        de: 'Microsoft Graph stellt ein Token aus, aber es trägt keine Berechtigung.',
      },
      next: {
        en: 'Grant permissions in the Entra admin center (API permissions), with admin consent.',
        de: 'Erteilen Sie Berechtigungen im Entra Admin Center (API-Berechtigungen) mit Administratoreinwilligung.',
      },
    }),
    held({
      id: 'roles',
      what: { en: 'Directory roles', de: 'Verzeichnisrollen' },
      names: roleNames(operator.directoryRoles),
      none: {
        en: 'None: accounts of administrators and Exchange Online are out of reach.',
        de: 'Keine: Konten von Administratoren und Exchange Online sind nicht erreichbar.',
      },
      next: {
        en: 'Assign Exchange Administrator and, for accounts of administrators, Privileged Authentication Administrator.',
        de: 'Weisen Sie die Rolle „Exchange-Administrator“ zu, und für Konten von Administratoren „Privilegierter Authentifizierungsadministrator“.',
      },
    }),
  ];
}

/** What is there, by name. */
function held(list: {
  readonly id: string;
  readonly what: Localized;
  readonly names: readonly string[];
  readonly none: Localized;
  readonly next: Localized;
}): ExaminationItem {
  const { id, what, none, next } = list;
  if (list.names.length === 0) return { id, state: 'warn', what, text: none, next };
  const names = list.names.toSorted();
  return { id, state: 'ok', what, text: few(names), names, next: null };
}

/** What a person reads at one glance; the rest by number. */
function few(names: readonly string[]): Localized {
  if (names.length <= mostNames) return { en: names.join(', '), de: names.join(', ') };
  const told = names.slice(0, mostNames - 1).join(', ');
  const rest = names.length - mostNames + 1;
  return {
    en: `${told} and ${rest} more (--output json names all)`,
    de: `${told} und ${rest} weitere (--output json nennt alle)`,
  };
}

const mostNames = 4;

/** Each permission that some action needs, with the actions that do not work without it. */
async function permissions(connection: Connection): Promise<ExaminationItem[]> {
  const cmdlets = await knownCmdlets(connection);
  const held = { operator: connection.operator, cmdlets, privilegedTarget: true };
  const missing = new Map<string, { permission: Permission; en: string[]; de: string[] }>();
  const defender = await hasDefender(connection);
  for (const action of actions) {
    for (const permission of action.permissions) {
      if (hasPermission(permission, held) || (!defender && isOfDefender(permission))) continue;
      if (isOfExport(permission)) continue;
      const key = canonicalJson(permission as unknown as Json);
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

async function exchange(connection: Connection): Promise<ExaminationItem[]> {
  const cmdlets = await knownCmdlets(connection);
  const what = { en: 'Exchange Online', de: 'Exchange Online' };
  if (cmdlets !== null && cmdlets.size > 0)
    return [
      {
        id: 'exchange',
        state: 'ok',
        what,
        text: { en: `${cmdlets.size} cmdlets may be run.`, de: `${cmdlets.size} Cmdlets sind erlaubt.` },
        next: null,
      },
    ];
  return [
    {
      id: 'exchange',
      state: 'fail',
      what,
      text: {
        en: 'No cmdlet may be run: inbox rules, forwarding, delegates and the block on sending cannot be handled.',
        de: 'Kein Cmdlet ist erlaubt: Posteingangsregeln, Weiterleitungen, Stellvertretungen und die Sendesperre lassen sich nicht bearbeiten.',
      },
      next: {
        en: 'Give the app Exchange.ManageAsApp and the role Exchange Administrator; a new role takes some minutes.',
        de: 'Geben Sie der App Exchange.ManageAsApp und die Rolle „Exchange-Administrator“; eine neue Rolle braucht einige Minuten.',
      },
    },
  ];
}

async function licences(connection: Connection): Promise<ExaminationItem[]> {
  const what = { en: 'Licences', de: 'Lizenzen' };
  try {
    const plans = await servicePlans(connection.graph);
    const wanted: readonly (readonly [string, string, Localized])[] = [
      [
        'AAD_PREMIUM',
        'Entra ID P1',
        {
          en: 'no Conditional Access and no sign-in logs through Graph; per-user MFA and the audit log serve instead',
          de: 'kein bedingter Zugriff und keine Anmeldeprotokolle über Graph; an ihre Stelle treten MFA pro Benutzer und das Überwachungsprotokoll',
        },
      ],
      ['AAD_PREMIUM_P2', 'Entra ID P2', { en: 'no identity protection', de: 'kein Identitätsschutz' }],
      [
        'ATP_ENTERPRISE',
        'Defender for Office 365 P1',
        {
          en: 'no Safe Links, no Safe Attachments, and no preset policies for them',
          de: 'keine sicheren Links, keine sicheren Anlagen und keine Voreinstellungen dafür',
        },
      ],
      [
        'M365_ADVANCED_AUDITING',
        'Audit (Premium)',
        {
          en: 'audit records for 180 days instead of a year',
          de: 'Überwachungsdaten 180 Tage statt eines Jahres',
        },
      ],
    ];
    return wanted.map(([plan, name, without]): ExaminationItem =>
      plans.has(plan)
        ? {
            id: `licence:${plan}`,
            state: 'ok',
            what,
            text: { en: `${name} is there.`, de: `${name} ist vorhanden.` },
            next: null,
          }
        : {
            id: `licence:${plan}`,
            state: 'note',
            what,
            text: { en: `No ${name}: ${without.en}.`, de: `Kein ${name}: ${without.de}.` },
            next: null,
          },
    );
  } catch (thrown) {
    const error = toAppError(thrown);
    return [{ id: 'licences', state: 'unknown', what, text: error.text, next: error.next }];
  }
}
