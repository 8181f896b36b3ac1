import { elsewhereHost } from '../mail/internet.ts';
import { PlainClient, refusal } from './http.ts';
import type { AttackContext } from './index.ts';
import type { Attempt } from './try.ts';
import type { Weapon } from './weapon.ts';

type Silent = Extract<
  Weapon,
  { kind: 'inbox-rule' | 'forwarding' | 'transport-rule' | 'journal-rule' | 'audit-bypass' }
>;

/**
 * Rules, forwarding and the bypass work without the attacker. A stranger writes to the account, and the attacker looks
 * whether a copy reached him; what only an administrator sees is asked as one, of Exchange. All of it over HTTP.
 */
export async function observe(client: PlainClient, context: AttackContext, weapon: Silent): Promise<Attempt> {
  switch (weapon.kind) {
    case 'audit-bypass':
      return bypassed(context, weapon.account);
    case 'forwarding':
    case 'journal-rule':
    case 'transport-rule': {
      const subject = weapon.kind === 'transport-rule' ? weapon.subject : 'Guten Tag';
      const works = await reaches(client, context, weapon.account, subject, weapon.target);
      return {
        works,
        evidence: works ? `a copy reached ${weapon.target}` : 'no copy left the organisation',
      };
    }
    case 'inbox-rule':
      return hidden(client, context, weapon);
  }
}

/** Writes to the account from outside and looks into a mailbox elsewhere for this very message. */
async function reaches(
  client: PlainClient,
  context: AttackContext,
  account: string,
  subject: string,
  target: string | null,
): Promise<boolean> {
  const id = `<probe-${context.world.random.uuid()}@customer.example>`;
  const host = `${account.split('@')[1]!.replaceAll('.', '-')}.mail.protection.outlook.com`;
  await client.form(host, '/smtp', {
    from: 'kunde@customer.example',
    to: account,
    subject,
    body: subject,
    id,
  });
  if (target === null) return false;
  const path = `/mailboxes/${encodeURIComponent(target)}`;
  const { body } = await client.json('GET', elsewhereHost, path, '');
  return (body['value'] as readonly { internetMessageId: string }[]).some(
    (message) => message.internetMessageId === id,
  );
}

/** A rule works where a message that it waits for leaves the organisation or does not lie in the inbox. */
async function hidden(
  client: PlainClient,
  context: AttackContext,
  weapon: Extract<Weapon, { kind: 'inbox-rule' }>,
): Promise<Attempt> {
  const before = await itemsByFolder(context, weapon.account);
  const copied = await reaches(client, context, weapon.account, weapon.subject, weapon.target);
  if (copied) return { works: true, evidence: `a copy reached ${weapon.target ?? ''}` };
  const after = await itemsByFolder(context, weapon.account);
  const grown = [...after].find(([folder, items]) => items > (before.get(folder) ?? 0))?.[0];
  const works = grown !== undefined && grown !== 'Inbox';
  if (works) return { works, evidence: `the message went to ${grown}` };
  return { works, evidence: grown ? 'the message stays in the inbox' : 'the message did not arrive' };
}

/** How many items each folder holds, by its type where it has one. */
async function itemsByFolder(context: AttackContext, account: string): Promise<ReadonlyMap<string, number>> {
  const rows = await asAdministrator(context, 'Get-MailboxFolderStatistics', account);
  return new Map(
    rows.map((row) => [
      String(row['FolderType'] === 'User Created' ? row['Name'] : row['FolderType']),
      Number(row['ItemsInFolder']),
    ]),
  );
}

async function bypassed(context: AttackContext, account: string): Promise<Attempt> {
  const [entry] = await asAdministrator(context, 'Get-MailboxAuditBypassAssociation', account);
  const works = entry?.['AuditBypassEnabled'] === true;
  return {
    works,
    evidence: works ? 'his acts in mailboxes leave no record' : 'his acts in mailboxes are recorded',
  };
}

type Row = { readonly [name: string]: unknown };

/** One cmdlet with the rights of the organisation's own app. */
async function asAdministrator(
  context: AttackContext,
  cmdlet: string,
  identity: string,
): Promise<readonly Row[]> {
  const { tenant, operator } = context.scenario;
  const client = new PlainClient(context.origin, '198.51.100.10', 'Mozilla/5.0 (Windows NT 10.0) Edg/140.0');
  const signIn = await client.form('login.microsoftonline.com', `/${tenant.id}/oauth2/v2.0/token`, {
    grant_type: 'client_credentials',
    client_id: operator.clientId,
    client_secret: operator.secret,
    scope: 'https://outlook.office365.com/.default',
  });
  const answer = await client.json(
    'POST',
    'outlook.office365.com',
    `/adminapi/beta/${tenant.id}/InvokeCommand`,
    String(signIn.body['access_token'] ?? ''),
    { CmdletInput: { CmdletName: cmdlet, Parameters: { Identity: identity } } },
    { 'x-anchormailbox': `UPN:${identity}` },
  );
  // A look that failed must not pass for "nothing works any more".
  if (answer.status !== 200) throw new Error(`${cmdlet}: ${refusal(answer)}`);
  return answer.body['value'] as readonly Row[];
}
