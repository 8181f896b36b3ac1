import type { Folder, Mailbox, Tenant, User } from './tenant.ts';

export function mailboxOf(tenant: Tenant, address: string): Mailbox | undefined {
  const wanted = address.toLowerCase().replace(/^smtp:/, '');
  return tenant.mailboxes.find(({ properties }) =>
    [
      properties.UserPrincipalName,
      properties.PrimarySmtpAddress,
      properties.Alias,
      properties.ExternalDirectoryObjectId,
      String(properties['ExchangeGuid']),
      String(properties['Name']),
      String(properties['DisplayName']),
    ].some((name) => name.toLowerCase() === wanted),
  );
}

export function folderByType(box: Mailbox, type: string): Folder {
  return box.folders.find((folder) => folder.FolderType === type) ?? box.folders[0]!;
}

/** How far a person reaches into a mailbox: his own, by full access, or by a folder right of his or of Default. */
export function rightsOn(box: Mailbox, reader: User, folder: Folder | null): 'owner' | 'delegate' | 'none' {
  if (box.properties.ExternalDirectoryObjectId === reader.id) return 'owner';
  const full = box.permissions.some(
    (permission) =>
      permission['User'] === reader.userPrincipalName &&
      (permission['AccessRights'] as string[]).includes('FullAccess') &&
      permission['Deny'] !== true,
  );
  if (full) return 'delegate';
  const reading = [
    'Owner',
    'PublishingEditor',
    'Editor',
    'PublishingAuthor',
    'Author',
    'NonEditingAuthor',
    'Reviewer',
    'ReadItems',
  ];
  const entry =
    folder?.permissions.find(
      (permission) => permission.User === reader.userPrincipalName || permission.User === reader.displayName,
    ) ?? folder?.permissions.find((permission) => permission.User === 'Default');
  return entry?.AccessRights.some((right) => reading.includes(right)) ? 'delegate' : 'none';
}
