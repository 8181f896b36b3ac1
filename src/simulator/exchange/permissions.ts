import { asList, changed, cmdlet, exchangeError, invalid, needMailbox, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import type { Folder, Mailbox, Obj } from '../state/tenant.ts';

const sameName = (a: unknown, b: unknown): boolean => String(a).toLowerCase() === String(b).toLowerCase();

/** `user:\Folder`, `user:FolderId`, or a mailbox alone (its root). */
function needFolder(call: CmdletCall): { readonly box: Mailbox; readonly folder: Folder } {
  const identity = text(call, 'Identity') ?? '';
  const box = needMailbox(call);
  const part = identity.includes(':') ? identity.slice(identity.indexOf(':') + 1) : '\\';
  const folder =
    part === '\\' || part === ''
      ? box.folders.find((candidate) => candidate.FolderType === 'Root')
      : box.folders.find(
          (candidate) =>
            candidate.FolderId === part ||
            sameName(candidate.FolderPath.replaceAll('/', '\\'), part) ||
            sameName(`\\${candidate.Name}`, part),
        );
  if (!folder)
    throw exchangeError(
      404,
      'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
      `The operation couldn't be performed because '${identity}' couldn't be found.`,
    );
  return { box, folder };
}

function rightOf(folder: Folder, user: string): Folder['permissions'][number] | undefined {
  return folder.permissions.find((permission) => sameName(permission.User, user));
}

const mailboxRights = [
  'ChangeOwner',
  'ChangePermission',
  'DeleteItem',
  'ExternalAccount',
  'FullAccess',
  'ReadPermission',
];
/** Roles and single rights (Add-MailboxFolderPermission, AccessRights). */
const folderRights =
  'None Owner PublishingEditor Editor PublishingAuthor Author NonEditingAuthor Reviewer Contributor AvailabilityOnly LimitedDetails CreateItems CreateSubfolders DeleteAllItems DeleteOwnedItems EditAllItems EditOwnedItems FolderContact FolderOwner FolderVisible ReadItems'.split(
    ' ',
  );

/** The rights that are named, each of which must exist. */
function needRights(call: CmdletCall, known: readonly string[]): string[] {
  const given = asList(call.parameters['AccessRights']);
  const meant = given.map((right) => known.find((candidate) => sameName(candidate, right)));
  const wrong = given.find((_right, index) => meant[index] === undefined);
  if (given.length === 0 || wrong !== undefined)
    throw exchangeError(
      400,
      'System.Management.Automation.ParameterBindingException',
      `Cannot process argument transformation on parameter 'AccessRights'. Cannot convert value "${wrong ?? ''}" to a right; the possible values are "${known.join(', ')}".`,
    );
  return meant.filter((right) => right !== undefined);
}

/** A delegate of the calendar is an editor with a flag (Set-MailboxFolderPermission, SharingPermissionFlags). */
function sharingFlags(call: CmdletCall): { readonly SharingPermissionFlags?: string } {
  const flags = asList(call.parameters['SharingPermissionFlags']).flatMap((flag) => flag.split(/,\s*/));
  if (flags.some((flag) => !['None', 'Delegate', 'CanViewPrivateItems'].includes(flag)))
    throw invalid(`"${flags.join(', ')}" are no sharing permission flags.`);
  const real = flags.filter((flag) => flag !== 'None');
  return real.length > 0 ? { SharingPermissionFlags: real.join(', ') } : {};
}

export const permissionCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-MailboxPermission', 'read', 'User Owner', (call) => {
    const box = needMailbox(call);
    if (call.parameters['Owner'] === true)
      return [{ Identity: box.properties['Name'], Owner: 'NT AUTHORITY\\SELF' }];
    const user = text(call, 'User');
    return box.permissions.filter((permission) => !user || sameName(permission['User'], user));
  }),
  cmdlet(
    'Add-MailboxPermission',
    'recipients',
    'User AccessRights InheritanceType AutoMapping Deny',
    (call) => {
      const box = needMailbox(call);
      const user = text(call, 'User') ?? '';
      const rights = needRights(call, mailboxRights);
      const deny = call.parameters['Deny'] === true;
      const known = box.permissions.find(
        (permission) =>
          sameName(permission['User'], user) &&
          permission['IsInherited'] === false &&
          permission['Deny'] === deny,
      );
      if (known) known['AccessRights'] = [...new Set([...(known['AccessRights'] as string[]), ...rights])];
      else
        box.permissions.push({
          Identity: box.properties['Name'],
          User: user,
          AccessRights: rights,
          IsInherited: false,
          Deny: deny,
          InheritanceType: 'All',
        });
      return changed(call, String(box.properties['Name']));
    },
  ),
  cmdlet(
    'Remove-MailboxPermission',
    'recipients',
    'User AccessRights InheritanceType ResetDefault',
    (call) => {
      const box = needMailbox(call);
      if (call.parameters['ResetDefault'] === true) {
        box.permissions = box.permissions.filter(
          (permission) => permission['IsInherited'] === true || String(permission['User']).endsWith('\\SELF'),
        );
        return changed(call, String(box.properties['Name']));
      }
      const user = text(call, 'User') ?? '';
      const known = box.permissions.find(
        (permission) => sameName(permission['User'], user) && permission['IsInherited'] === false,
      );
      if (!known)
        call.warnings.push(
          `Can't remove the access control entry on the object "${String(box.properties['Name'])}" for account "${user}" because the ACE isn't present.`,
        );
      else {
        const removed = needRights(call, mailboxRights);
        known['AccessRights'] = (known['AccessRights'] as string[]).filter(
          (right) => !removed.includes(right),
        );
        if ((known['AccessRights'] as string[]).length === 0)
          box.permissions = box.permissions.filter((permission) => permission !== known);
      }
      return changed(call, String(box.properties['Name']));
    },
    { confirms: true },
  ),
  cmdlet('Get-RecipientPermission', 'read', 'Trustee AccessRights', (call) => {
    const trustee = text(call, 'Trustee');
    const boxes = text(call, 'Identity') ? [needMailbox(call)] : call.tenant.mailboxes;
    return boxes
      .flatMap((box) => box.recipientPermissions)
      .filter((permission) => !trustee || sameName(permission['Trustee'], trustee))
      .filter((permission) => {
        const rights = asList(call.parameters['AccessRights']);
        return (
          rights.length === 0 ||
          (permission['AccessRights'] as string[]).some((right) => rights.includes(right))
        );
      });
  }),
  cmdlet(
    'Add-RecipientPermission',
    'recipients',
    'Trustee AccessRights',
    (call) => {
      const box = needMailbox(call);
      const trustee = text(call, 'Trustee') ?? '';
      needRights(call, ['SendAs']);
      if (box.recipientPermissions.some((permission) => sameName(permission['Trustee'], trustee))) {
        call.warnings.push(
          `The appropriate access control entry is already present on the object "${String(box.properties['Name'])}" for account "${trustee}".`,
        );
        return [];
      }
      box.recipientPermissions.push({
        Identity: box.properties['Name'],
        Trustee: trustee,
        AccessControlType: 'Allow',
        AccessRights: ['SendAs'],
        IsInherited: false,
        InheritanceType: 'None',
      });
      return changed(call, String(box.properties['Name']));
    },
    { confirms: true },
  ),
  cmdlet(
    'Remove-RecipientPermission',
    'recipients',
    'Trustee AccessRights',
    (call) => {
      const box = needMailbox(call);
      needRights(call, ['SendAs']);
      box.recipientPermissions = box.recipientPermissions.filter(
        (permission) => !sameName(permission['Trustee'], text(call, 'Trustee')),
      );
      return changed(call, String(box.properties['Name']));
    },
    { confirms: true },
  ),
  cmdlet('Get-MailboxFolderStatistics', 'read', 'FolderScope IncludeOldestAndNewestItems', (call) => {
    const box = needMailbox(call);
    const scope = text(call, 'FolderScope') ?? 'All';
    const inScope = (folder: Folder): boolean =>
      scope === 'All' ||
      folder.FolderType === scope ||
      (scope === 'RecoverableItems' && folder.FolderType.startsWith('RecoverableItems'));
    return box.folders.filter(inScope).map((folder) => ({
      Identity: `${box.properties.Alias}${folder.FolderPath.replaceAll('/', '\\')}`,
      Name: folder.Name,
      FolderPath: folder.FolderPath,
      FolderId: folder.FolderId,
      FolderType: folder.FolderType,
      ItemsInFolder: box.messages.filter((message) => message.folderId === folder.FolderId).length,
    }));
  }),
  cmdlet('Get-MailboxFolderPermission', 'read', 'User', (call) => {
    const { folder } = needFolder(call);
    const user = text(call, 'User');
    const entries = folder.permissions.filter((permission) => !user || sameName(permission.User, user));
    if (user && entries.length === 0)
      throw exchangeError(
        404,
        'Microsoft.Exchange.Management.StoreTasks.UserNotFoundInPermissionEntryException',
        `There is no existing permission entry found for user: ${user}.`,
      );
    return entries.map((permission): Obj => ({
      Identity: permission.User,
      FolderName: folder.Name,
      User: permission.User,
      AccessRights: permission.AccessRights,
      SharingPermissionFlags: permission.SharingPermissionFlags ?? null,
    }));
  }),
  cmdlet(
    'Add-MailboxFolderPermission',
    'recipients',
    'User AccessRights SharingPermissionFlags SendNotificationToUser',
    (call) => {
      const { box, folder } = needFolder(call);
      const user = text(call, 'User') ?? '';
      if (rightOf(folder, user))
        throw exchangeError(
          400,
          'Microsoft.Exchange.Management.StoreTasks.UserAlreadyExistsInPermissionEntryException',
          `An existing permission entry was found for user: ${user}.`,
        );
      folder.permissions.push({
        User: user,
        AccessRights: needRights(call, folderRights),
        ...sharingFlags(call),
      });
      return changed(call, `${box.properties.UserPrincipalName}:${folder.FolderPath}`);
    },
  ),
  cmdlet(
    'Set-MailboxFolderPermission',
    'recipients',
    'User AccessRights SharingPermissionFlags SendNotificationToUser',
    (call) => {
      const { box, folder } = needFolder(call);
      const user = text(call, 'User') ?? '';
      const entry = rightOf(folder, user);
      if (!entry)
        throw exchangeError(
          404,
          'Microsoft.Exchange.Management.StoreTasks.UserNotFoundInPermissionEntryException',
          `There is no existing permission entry found for user: ${user}.`,
        );
      entry.AccessRights = needRights(call, folderRights);
      delete entry.SharingPermissionFlags;
      Object.assign(entry, sharingFlags(call));
      return changed(call, `${box.properties.UserPrincipalName}:${folder.FolderPath}`);
    },
  ),
  cmdlet(
    'Remove-MailboxFolderPermission',
    'recipients',
    'User',
    (call) => {
      const { box, folder } = needFolder(call);
      const user = text(call, 'User') ?? '';
      if (/^(Default|Anonymous)$/i.test(user))
        throw exchangeError(
          400,
          'Microsoft.Exchange.Management.StoreTasks.CannotRemoveSpecialUserException',
          `The special user ${user} can't be removed.`,
        );
      if (!rightOf(folder, user))
        throw exchangeError(
          404,
          'Microsoft.Exchange.Management.StoreTasks.UserNotFoundInPermissionEntryException',
          `There is no existing permission entry found for user: ${user}.`,
        );
      folder.permissions = folder.permissions.filter((permission) => !sameName(permission.User, user));
      return changed(call, `${box.properties.UserPrincipalName}:${folder.FolderPath}`);
    },
    { confirms: true },
  ),
];
