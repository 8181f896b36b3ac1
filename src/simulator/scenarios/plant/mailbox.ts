import { newRule } from '../../exchange/rules.ts';
import { appIds } from '../../login/roles.ts';
import { folderByType } from '../../state/mailbox.ts';
import { recordCmdlet } from '../../state/records.ts';
import { openSession, text, words, accompliceOf } from './scene.ts';
import type { Acts } from './scene.ts';

/** What works in the mailbox without the attacker. */
export const mailboxActs: Acts = {
  'inbox-rule'(scene) {
    const { world, tenant } = scene.stage;
    const parameters = {
      Name: text(scene.act['name']),
      SubjectOrBodyContainsWords: words(scene.act['words']),
      StopProcessingRules: true,
      ...(scene.act['parameters'] as object | undefined),
    };
    const more = parameters as { readonly [name: string]: unknown };
    const [onward] = [more['ForwardTo'], more['RedirectTo'], more['ForwardAsAttachmentTo']].flatMap(
      (value) => value ?? [],
    );
    const moving = scene.act['folder']
      ? { MoveToFolder: folderByType(scene.box, text(scene.act['folder'])).Name, MarkAsRead: true }
      : {};
    const rule = newRule(scene.box, String(10_000_000_000 + world.random.integer(2_000_000_000)), {
      ...parameters,
      ...moving,
    });
    if (scene.act['hidden'] === true) rule['_hidden'] = true;
    rule['Priority'] = 1 + scene.box.rules.length;
    scene.box.rules.push(rule);
    scene.stage.weapons.push({
      kind: 'inbox-rule',
      account: scene.user.userPrincipalName,
      name: parameters.Name,
      subject: parameters.SubjectOrBodyContainsWords[0] ?? 'Angebot',
      target: onward ? text(onward) : null,
    });
    recordCmdlet(
      world,
      tenant,
      scene.actor,
      'New-InboxRule',
      `${scene.user.userPrincipalName}\\${parameters.Name}`,
      { AlwaysDeleteOutlookRulesBlob: false, Force: false, ...parameters, ...moving },
      scene.at,
    );
  },
  forwarding(scene) {
    const { world, tenant } = scene.stage;
    const target = text(scene.act['target']);
    const contact = scene.act['contact'];
    if (contact) {
      tenant.contacts.push({
        Identity: contact,
        Name: contact,
        DisplayName: contact,
        Alias: text(contact).replace(/\W/g, ''),
        PrimarySmtpAddress: target,
        ExternalEmailAddress: `SMTP:${target}`,
        RecipientType: 'MailContact',
        RecipientTypeDetails: 'MailContact',
        HiddenFromAddressListsEnabled: true,
        WhenCreated: scene.at.toISOString(),
      });
      recordCmdlet(
        world,
        tenant,
        scene.actor,
        'New-MailContact',
        text(contact),
        { Name: contact, ExternalEmailAddress: target },
        scene.at,
      );
      scene.box.properties['ForwardingAddress'] = contact;
    } else scene.box.properties['ForwardingSmtpAddress'] = `smtp:${target}`;
    scene.box.properties['DeliverToMailboxAndForward'] = true;
    scene.stage.weapons.push({ kind: 'forwarding', account: scene.user.userPrincipalName, target });
    recordCmdlet(
      world,
      tenant,
      scene.actor,
      'Set-Mailbox',
      scene.user.userPrincipalName,
      {
        Identity: scene.user.userPrincipalName,
        ...(contact ? { ForwardingAddress: contact } : { ForwardingSmtpAddress: `smtp:${target}` }),
        DeliverToMailboxAndForward: true,
      },
      scene.at,
    );
  },
  delegate(scene) {
    const accomplice = accompliceOf(scene);
    scene.box.permissions.push({
      Identity: scene.box.properties['Name'],
      User: accomplice.userPrincipalName,
      AccessRights: ['FullAccess'],
      IsInherited: false,
      Deny: false,
      InheritanceType: 'All',
    });
    const session = openSession({ ...scene, user: accomplice }, appIds.outlookWeb, false);
    scene.stage.weapons.push({
      kind: 'delegate',
      account: scene.user.userPrincipalName,
      accomplice: accomplice.userPrincipalName,
      clientId: session.clientId,
      refreshToken: session.refreshToken,
      folder: null,
    });
    recordCmdlet(
      scene.stage.world,
      scene.stage.tenant,
      scene.actor,
      'Add-MailboxPermission',
      scene.user.displayName,
      {
        Identity: scene.user.userPrincipalName,
        User: accomplice.userPrincipalName,
        AccessRights: 'FullAccess',
        InheritanceType: 'All',
      },
      scene.at,
    );
  },
  'folder-permission'(scene) {
    const accomplice = accompliceOf(scene);
    const folder = folderByType(scene.box, 'Inbox');
    folder.permissions.find((permission) => permission.User === 'Default')!.AccessRights = ['Reviewer'];
    const session = openSession({ ...scene, user: accomplice }, appIds.outlookWeb, false);
    scene.stage.weapons.push({
      kind: 'folder-permission',
      account: scene.user.userPrincipalName,
      accomplice: accomplice.userPrincipalName,
      clientId: session.clientId,
      refreshToken: session.refreshToken,
      folder: folder.Name,
    });
    recordCmdlet(
      scene.stage.world,
      scene.stage.tenant,
      scene.actor,
      'Set-MailboxFolderPermission',
      `${scene.user.userPrincipalName}:\\${folder.Name}`,
      {
        Identity: `${scene.user.userPrincipalName}:\\${folder.Name}`,
        User: 'Default',
        AccessRights: 'Reviewer',
      },
      scene.at,
    );
  },
};
