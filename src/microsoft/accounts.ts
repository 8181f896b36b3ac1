import { z } from 'zod';
import type { Account } from '../domain/account.ts';
import type { Connection } from '../domain/clients.ts';
import { AppError, ServiceError } from '../kernel/errors.ts';
import { optionalText } from './fields.ts';
import { graphPath } from './graph/path.ts';
import { isMissing, orNull } from './missing.ts';

const userReader = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: z.string().nullish(),
  mail: optionalText,
  accountEnabled: z.boolean().nullish(),
  userType: optionalText,
  onPremisesSyncEnabled: z.boolean().nullish(),
});

const roleReader = z.object({
  displayName: z.string().nullish(),
  roleDefinition: z.object({ displayName: z.string().nullish() }).nullish(),
});
const mailboxReader = z.object({ RecipientTypeDetails: optionalText });
const domainReader = z.object({
  id: z.string(),
  authenticationType: optionalText,
  isVerified: z.boolean().nullish(),
});

const selected = 'id,userPrincipalName,displayName,mail,accountEnabled,userType,onPremisesSyncEnabled';

/**
 * The account behind a user principal name or object id, with what guards must know. Throws `user-not-found`. What may
 * not be read (roles without the permission) is left at its harmless value and shows in the plan as unknown rights.
 */
export async function resolveAccount(connection: Connection, name: string): Promise<Account> {
  const user = await orNull(
    connection.graph.get(graphPath`/users/${name}`, userReader, { query: { $select: selected } }),
  );
  if (!user) throw notFound(name, connection.tenant.domain);
  const [roles, mailbox, domain] = await Promise.all([
    rolesOf(connection, user.id),
    mailboxKind(connection, user.userPrincipalName),
    domainOf(connection, user.userPrincipalName),
  ]);
  return {
    id: user.id,
    upn: user.userPrincipalName,
    displayName: user.displayName ?? user.userPrincipalName,
    mail: user.mail,
    enabled: user.accountEnabled ?? true,
    kind: user.userType === 'Guest' ? 'guest' : 'member',
    mailbox,
    synced: user.onPremisesSyncEnabled === true,
    federated: domain?.authenticationType === 'Federated',
    roles,
    privileged: roles.length > 0,
  };
}

function notFound(name: string, domain: string): AppError {
  return new AppError({
    code: 'user-not-found',
    side: 'input',
    message: {
      en: `${domain} has no user "${name}".`,
      de: `In ${domain} gibt es keinen Benutzer „${name}“.`,
    },
    next: {
      en: 'Give the user principal name (the sign-in name, which may differ from the mail address) or the object id.',
      de: 'Geben Sie den Benutzerprinzipalnamen an (den Anmeldenamen, der von der E-Mail-Adresse abweichen kann) oder die Objekt-ID.',
    },
  });
}

async function rolesOf(connection: Connection, id: string): Promise<readonly string[]> {
  const roles = new Set<string>();
  const collect = async (path: string, query: Readonly<Record<string, string>>): Promise<void> => {
    try {
      for await (const role of connection.graph.list(path, roleReader, { query })) {
        const name = role.roleDefinition?.displayName ?? role.displayName;
        if (name) roles.add(name);
      }
    } catch (error) {
      // No permission, or no licence for eligible roles: the guards then know less, the rest goes on.
      if (!(error instanceof ServiceError)) throw error;
    }
  };
  await Promise.all([
    collect(graphPath`/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole`, {}),
    collect('/roleManagement/directory/roleEligibilityScheduleInstances', {
      $filter: `principalId eq '${id}'`,
      $expand: 'roleDefinition',
    }),
  ]);
  return [...roles].sort();
}

async function mailboxKind(connection: Connection, upn: string): Promise<Account['mailbox']> {
  try {
    const answer = await connection.exchange.read(
      { cmdlet: 'Get-Mailbox', parameters: { Identity: upn }, anchor: { mailbox: upn } },
      mailboxReader,
    );
    const kind = answer.items[0]?.RecipientTypeDetails ?? '';
    if (kind === 'SharedMailbox') return 'shared';
    if (kind === 'RoomMailbox') return 'room';
    if (kind === 'EquipmentMailbox') return 'equipment';
    return answer.items[0] ? 'user' : 'none';
  } catch (error) {
    if (isMissing(error)) return 'none';
    // Exchange cannot be asked: to take the mailbox for a user's leaves nothing out.
    if (error instanceof ServiceError && error.side === 'access') return 'user';
    throw error;
  }
}

async function domainOf(
  connection: Connection,
  upn: string,
): Promise<z.infer<typeof domainReader> | undefined> {
  const wanted = upn.split('@')[1]?.toLowerCase();
  return (await domains(connection)).find((domain) => domain.id.toLowerCase() === wanted);
}

async function domains(connection: Connection): Promise<readonly z.infer<typeof domainReader>[]> {
  const list: z.infer<typeof domainReader>[] = [];
  try {
    for await (const domain of connection.graph.list('/domains', domainReader)) list.push(domain);
  } catch (error) {
    if (!(error instanceof ServiceError) || error.side !== 'access') throw error;
  }
  return list;
}

/** The organisation's own domains, lower-case. */
export async function acceptedDomains(connection: Connection): Promise<readonly string[]> {
  const known = (await domains(connection))
    .filter((domain) => domain.isVerified !== false)
    .map((domain) => domain.id.toLowerCase());
  return known.length > 0 ? known : [connection.tenant.domain.toLowerCase()];
}
