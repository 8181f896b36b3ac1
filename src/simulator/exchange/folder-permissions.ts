import type { Folder, Mailbox, Obj } from '../state/tenant.ts';
import { asList, changed, cmdlet, exchangeError, invalid, needMailbox, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';
import { needRights, sameName } from './rights.ts';

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

/** Roles and single rights (Add-MailboxFolderPermission, AccessRights). */
const folderRights =
  'None Owner PublishingEditor Editor PublishingAuthor Author NonEditingAuthor Reviewer Contributor AvailabilityOnly LimitedDetails CreateItems CreateSubfolders DeleteAllItems DeleteOwnedItems EditAllItems EditOwnedItems FolderContact FolderOwner FolderVisible ReadItems'.split(
    ' ',
  );

/** A delegate of the calendar is an editor with a flag (Set-MailboxFolderPermission, SharingPermissionFlags). */
function sharingFlags(call: CmdletCall): { readonly SharingPermissionFlags?: string } {
  const flags = asList(call.parameters['SharingPermissionFlags']).flatMap((flag) => flag.split(/,\s*/));
  if (flags.some((flag) => !['None', 'Delegate', 'CanViewPrivateItems'].includes(flag)))
    throw invalid(`"${flags.join(', ')}" are no sharing permission flags.`);
  const real = flags.filter((flag) => flag !== 'None');
  return real.length > 0 ? { SharingPermissionFlags: real.join(', ') } : {};
}

export const folderPermissionCmdlets: readonly Cmdlet[] = [
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
