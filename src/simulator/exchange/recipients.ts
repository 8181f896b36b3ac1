import { asList, changed, cmdlet, invalid, objectNotFound, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import { parseOpath } from './opath.ts';
import type { Mailbox, Obj, Tenant, User } from '../state/tenant.ts';

const names = [
  'Identity',
  'Name',
  'DisplayName',
  'Alias',
  'PrimarySmtpAddress',
  'ExternalDirectoryObjectId',
  'WindowsLiveID',
  'UserPrincipalName',
] as const;

/**
 * What every Get- cmdlet of recipients has in common: `Identity` names one, `Filter` and `RecipientTypeDetails` choose,
 * and `Anr` looks at the beginnings of names.
 */
export function choose(call: CmdletCall, items: readonly Obj[]): readonly Obj[] {
  const wanted = text(call, 'Identity')?.toLowerCase();
  if (wanted !== undefined) {
    const found = items.filter((item) =>
      names.some((name) => String(item[name] ?? '').toLowerCase() === wanted),
    );
    if (found.length === 0) throw objectNotFound(call.tenant, wanted);
    return found;
  }
  const kinds = asList(call.parameters['RecipientTypeDetails']).map((kind) => kind.toLowerCase());
  const filter = text(call, 'Filter');
  const beginning = text(call, 'Anr')?.toLowerCase();
  const meets = filter === undefined ? () => true : parseOpath(filter);
  return items.filter(
    (item) =>
      (kinds.length === 0 || kinds.includes(String(item['RecipientTypeDetails']).toLowerCase())) &&
      (beginning === undefined ||
        names.some((name) =>
          String(item[name] ?? '')
            .toLowerCase()
            .startsWith(beginning),
        )) &&
      meets(item),
  );
}

function recipientOf(box: Mailbox): Obj {
  const { properties } = box;
  return {
    Identity: properties['Name'],
    Name: properties['Name'],
    DisplayName: properties['DisplayName'],
    Alias: properties.Alias,
    PrimarySmtpAddress: properties.PrimarySmtpAddress,
    EmailAddresses: properties['EmailAddresses'] ?? [`SMTP:${properties.PrimarySmtpAddress}`],
    ExternalEmailAddress: null,
    RecipientType: 'UserMailbox',
    RecipientTypeDetails: properties['RecipientTypeDetails'],
    ExternalDirectoryObjectId: properties.ExternalDirectoryObjectId,
    WindowsLiveID: properties.UserPrincipalName,
    HiddenFromAddressListsEnabled: properties['HiddenFromAddressListsEnabled'] ?? false,
  };
}

function userOf(tenant: Tenant, user: User): Obj {
  const box = tenant.mailboxes.find(
    (candidate) => candidate.properties.ExternalDirectoryObjectId === user.id,
  );
  return {
    Identity: user.userPrincipalName,
    Name: box?.properties['Name'] ?? user.displayName,
    UserPrincipalName: user.userPrincipalName,
    WindowsLiveID: user.userPrincipalName,
    DisplayName: user.displayName,
    ExternalDirectoryObjectId: user.id,
    AccountDisabled: !user.accountEnabled,
    RecipientTypeDetails: box?.properties['RecipientTypeDetails'] ?? 'User',
  };
}

export const recipientCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-Recipient', 'read', 'Anr Filter RecipientTypeDetails', (call) =>
    choose(call, [...call.tenant.mailboxes.map(recipientOf), ...call.tenant.contacts]),
  ),
  cmdlet('Get-User', 'read', 'Anr Filter RecipientTypeDetails', (call) =>
    choose(
      call,
      call.tenant.users.map((user) => userOf(call.tenant, user)),
    ),
  ),
  cmdlet('Get-MailContact', 'read', 'Anr Filter RecipientTypeDetails', (call) =>
    choose(call, call.tenant.contacts),
  ),
  cmdlet('Get-DistributionGroupMember', 'read', '', (call) => {
    const wanted = text(call, 'Identity')?.toLowerCase() ?? '';
    const group = call.tenant.groups.find((candidate) =>
      [candidate.id, candidate.displayName, candidate['mail'], candidate['mailNickname']].some(
        (name) => String(name ?? '').toLowerCase() === wanted,
      ),
    );
    if (!group) throw objectNotFound(call.tenant, wanted);
    return call.tenant.users
      .filter((user) => group._members.includes(user.id))
      .map((user) => userOf(call.tenant, user));
  }),
  cmdlet('New-MailContact', 'recipients', 'Name DisplayName ExternalEmailAddress Alias', (call) => {
    const name = text(call, 'Name') ?? '';
    const address = String(call.parameters['ExternalEmailAddress'] ?? '').replace(/^smtp:/i, '');
    if (!name || !/^[^@\s]+@[^@\s]+$/.test(address))
      throw invalid(`The address '${address}' is invalid: "${address}" isn't a valid SMTP address.`);
    if (call.tenant.contacts.some((contact) => contact['PrimarySmtpAddress'] === address))
      throw invalid(
        `The proxy address "SMTP:${address}" is already being used by the proxy addresses of another recipient.`,
      );
    const contact: Obj = {
      Identity: name,
      Name: name,
      DisplayName: text(call, 'DisplayName') ?? name,
      Alias: text(call, 'Alias') ?? name.replace(/\W/g, ''),
      PrimarySmtpAddress: address,
      ExternalEmailAddress: `SMTP:${address}`,
      RecipientType: 'MailContact',
      RecipientTypeDetails: 'MailContact',
      HiddenFromAddressListsEnabled: false,
      WhenCreated: call.world.clock.iso(),
    };
    call.tenant.contacts.push(contact);
    changed(call, name);
    return [contact];
  }),
  cmdlet(
    'Remove-MailContact',
    'recipients',
    '',
    (call) => {
      const [contact] = choose(call, call.tenant.contacts);
      call.tenant.contacts = call.tenant.contacts.filter((candidate) => candidate !== contact);
      return changed(call, String(contact?.['Name']));
    },
    { confirms: true },
  ),
];
