import { z } from 'zod';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { GuardWarning } from '../../domain/plan.ts';
import { roleTemplates } from '../../domain/vocabulary/roles.ts';
import { ServiceError } from '../../kernel/errors.ts';

export interface GuardOptions {
  /** User principal names that the organisation keeps for emergencies. */
  readonly breakGlass: readonly string[];
}

/** What must be said before anything is changed; `stop` needs a second, explicit word. */
export async function checkGuards(
  connection: Connection,
  accounts: readonly Account[],
  options: GuardOptions,
): Promise<readonly GuardWarning[]> {
  const warnings = accounts.flatMap((account) => [...stops(connection, account, options), ...notes(account)]);
  const administrators = accounts.filter((account) => account.roles.includes('Global Administrator'));
  if (administrators.length > 0) warnings.push(...(await lastAdministrator(connection, administrators)));
  return warnings;
}

const emergencyName = /break.?glass|notfall|emergency.?access/i;
const syncName = /^(sync_|aad_|msol_)/i;

function stops(connection: Connection, account: Account, options: GuardOptions): GuardWarning[] {
  const found: GuardWarning[] = [];
  const stop = (code: string, en: string, de: string): void => {
    found.push({
      code,
      level: 'stop',
      account: account.upn,
      text: { en, de },
      next: {
        en: `If you mean it, add --override ${code}.`,
        de: `Wenn Sie das wollen, ergänzen Sie --override ${code}.`,
      },
    });
  };
  if (connection.operator.kind === 'user' && connection.operator.id === account.id)
    stop(
      'operator',
      `${account.upn} is the account with which you are signed in: you would lock yourself out.`,
      `${account.upn} ist das Konto, mit dem Sie angemeldet sind: Sie würden sich selbst aussperren.`,
    );
  const named = options.breakGlass.some((upn) => upn.toLowerCase() === account.upn.toLowerCase());
  if (named || emergencyName.test(`${account.upn} ${account.displayName}`))
    stop(
      'break-glass',
      `${account.upn} looks like the organisation's emergency account.`,
      `${account.upn} sieht nach dem Notfallkonto der Organisation aus.`,
    );
  if (syncName.test(account.upn) || /directory synchronization service account/i.test(account.displayName))
    stop(
      'sync-account',
      `${account.upn} synchronises the directory: blocking it stops the synchronisation.`,
      `${account.upn} synchronisiert das Verzeichnis: Eine Sperre hält die Synchronisierung an.`,
    );
  return found;
}

function notes(account: Account): GuardWarning[] {
  const found: GuardWarning[] = [];
  const warn = (code: string, text: GuardWarning['text'], next: GuardWarning['next']): void => {
    found.push({ code, level: 'warn', account: account.upn, text, next });
  };
  if (account.mailbox === 'shared')
    warn(
      'shared-mailbox',
      {
        en: `${account.upn} is a shared mailbox: several people read and send through it.`,
        de: `${account.upn} ist ein freigegebenes Postfach: Mehrere Personen lesen und senden darüber.`,
      },
      {
        en: 'Its account should be blocked from signing in for good; look at the accounts of the people who use it.',
        de: 'Sein Konto sollte dauerhaft gesperrt sein; prüfen Sie die Konten der Personen, die es benutzen.',
      },
    );
  if (account.kind === 'guest')
    warn(
      'guest',
      {
        en: `${account.upn} is a guest: password, methods and sessions belong to the home organisation.`,
        de: `${account.upn} ist ein Gast: Kennwort, Methoden und Sitzungen gehören der Heimatorganisation.`,
      },
      {
        en: 'Tell that organisation; here the guest can be blocked and removed.',
        de: 'Informieren Sie diese Organisation; hier lässt sich der Gast sperren und entfernen.',
      },
    );
  if (account.federated)
    warn(
      'federated',
      {
        en: `${account.upn} signs in through another identity provider; the password is not in Entra ID.`,
        de: `${account.upn} meldet sich über einen anderen Identitätsanbieter an; das Kennwort liegt nicht in Entra ID.`,
      },
      {
        en: 'Change the password there, and end the sessions there too.',
        de: 'Ändern Sie das Kennwort dort und beenden Sie auch dort die Sitzungen.',
      },
    );
  if (account.synced && !account.federated)
    warn(
      'synced',
      {
        en: `${account.upn} comes from the on-premises directory: the next synchronisation may undo changes made in the cloud.`,
        de: `${account.upn} stammt aus dem lokalen Verzeichnis: Die nächste Synchronisierung kann Änderungen in der Cloud rückgängig machen.`,
      },
      {
        en: 'Disable the account in Active Directory as well, and reset its password there twice.',
        de: 'Deaktivieren Sie das Konto auch im Active Directory und setzen Sie dort das Kennwort zweimal zurück.',
      },
    );
  return found;
}

const assignmentReader = z.object({ principalId: z.string() });
const userReader = z.object({ id: z.string(), accountEnabled: z.boolean().nullish() });

/** Whether another enabled global administrator remains who is not among the accounts. */
async function lastAdministrator(
  connection: Connection,
  accounts: readonly Account[],
): Promise<readonly GuardWarning[]> {
  const going = new Set(accounts.map((account) => account.id));
  try {
    for await (const { principalId } of connection.graph.list(
      '/roleManagement/directory/roleAssignments',
      assignmentReader,
      { query: { $filter: `roleDefinitionId eq '${roleTemplates.globalAdministrator}'` } },
    )) {
      if (going.has(principalId)) continue;
      const user = await connection.graph
        .get(`/users/${principalId}`, userReader, { query: { $select: 'id,accountEnabled' } })
        .catch(() => null);
      if (user?.accountEnabled === true) return [];
    }
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return accounts.map((account) => ({
      code: 'last-admin-unknown',
      level: 'warn',
      account: account.upn,
      text: {
        en: 'Whether another global administrator remains could not be read.',
        de: 'Ob ein weiterer globaler Administrator bleibt, war nicht zu lesen.',
      },
      next: error.next,
    }));
  }
  return accounts.map((account) => ({
    code: 'last-admin',
    level: 'stop',
    account: account.upn,
    text: {
      en: `${account.upn} is the last global administrator who can sign in.`,
      de: `${account.upn} ist der letzte globale Administrator, der sich anmelden kann.`,
    },
    next: {
      en: 'Make another one first, or add --override last-admin.',
      de: 'Richten Sie zuerst einen weiteren ein, oder ergänzen Sie --override last-admin.',
    },
  }));
}
