import { asList, changed, cmdlet, needMailbox, text } from './cmdlet.ts';
import type { Cmdlet } from './cmdlet.ts';
import { needRights, sameName } from './rights.ts';

const mailboxRights = [
  'ChangeOwner',
  'ChangePermission',
  'DeleteItem',
  'ExternalAccount',
  'FullAccess',
  'ReadPermission',
];

export const mailboxPermissionCmdlets: readonly Cmdlet[] = [
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
];
