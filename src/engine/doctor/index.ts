import type { Connection } from '../../domain/clients.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import { servicePlans } from '../../microsoft/graph/organization.ts';
import { knownCmdlets, roleNames } from '../../microsoft/permissions.ts';
import { auditing } from './auditing.ts';
import { few } from './few.ts';
import type { Examination, ExaminationItem } from './item.ts';
import { permissions } from './permissions.ts';

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
