import { findUser } from '../../login/directory.ts';
import { appIds, directoryRoles } from '../../login/roles.ts';
import type { DirectoryRole } from '../../login/roles.ts';
import { recordCmdlet, recordDirectory } from '../../state/records.ts';
import type { Actor } from '../../state/records.ts';
import type { User } from '../../state/tenant.ts';
import { addPerson } from '../person.ts';
import { attackerAs, openSession, text, words } from './scene.ts';
import type { Acts, Scene } from './scene.ts';

/** What an administrator's account lets him do to the organisation. */
export const administrationActs: Acts = {
  'transport-rule'(scene) {
    const { world, tenant } = scene.stage;
    const name = text(scene.act['name']);
    const target = text(scene.act['target']);
    tenant.exchange.transportRules.push({
      Name: name,
      Identity: name,
      Guid: world.random.uuid(),
      State: 'Enabled',
      Mode: 'Enforce',
      Priority: tenant.exchange.transportRules.length,
      SentTo: [scene.user.userPrincipalName],
      From: null,
      SubjectOrBodyContainsWords: words(scene.act['words']),
      BlindCopyTo: [target],
      CopyTo: null,
      RedirectMessageTo: null,
      AddToRecipients: null,
      DeleteMessage: false,
      SetSCL: null,
      Comments: '',
      WhenChanged: scene.at.toISOString(),
    });
    scene.stage.weapons.push({
      kind: 'transport-rule',
      account: scene.user.userPrincipalName,
      target,
      subject: words(scene.act['words'])[0] ?? 'Vertrag',
    });
    recordCmdlet(
      world,
      tenant,
      scene.actor,
      'New-TransportRule',
      name,
      {
        Name: name,
        SentTo: scene.user.userPrincipalName,
        BlindCopyTo: target,
        SubjectOrBodyContainsWords: words(scene.act['words']),
      },
      scene.at,
    );
  },
  'journal-rule'(scene) {
    const { world, tenant } = scene.stage;
    const name = text(scene.act['name']);
    const target = text(scene.act['target']);
    tenant.exchange.journalRules.push({
      Name: name,
      Guid: world.random.uuid(),
      _created: scene.at.toISOString(),
      Recipient: scene.user.userPrincipalName,
      JournalEmailAddress: target,
      Enabled: true,
    });
    scene.stage.weapons.push({ kind: 'journal-rule', account: scene.user.userPrincipalName, target });
    recordCmdlet(
      world,
      tenant,
      scene.actor,
      'New-JournalRule',
      name,
      { Name: name, Recipient: scene.user.userPrincipalName, JournalEmailAddress: target, Enabled: true },
      scene.at,
    );
  },
  'exchange-role'(scene) {
    const { world, tenant, spec } = scene.stage;
    const name = text(scene.act['group']);
    const group = tenant.exchange.roleGroups.find((candidate) => candidate.Name === name);
    if (!group) throw new RangeError(`there is no role group ${name}`);
    group.Members.push(scene.user.userPrincipalName);
    const { clientId, refreshToken } = openSession(scene, appIds.outlookWeb, false);
    scene.stage.weapons.push({
      kind: 'exchange-role',
      account: scene.user.userPrincipalName,
      clientId,
      refreshToken,
    });
    const giver = findUser(tenant, `${text(scene.act['by'])}@${spec.tenant.domain}`) ?? scene.user;
    recordCmdlet(
      world,
      tenant,
      attackerAs(scene.stage, giver),
      'Add-RoleGroupMember',
      name,
      { Identity: name, Member: scene.user.userPrincipalName },
      scene.at,
    );
  },
  role(scene) {
    const { world, tenant } = scene.stage;
    const role = text(scene.act['role']) as DirectoryRole;
    tenant.roleAssignments.push({
      id: Buffer.from(world.random.bytes(24)).toString('base64url'),
      principalId: scene.user.id,
      roleDefinitionId: directoryRoles[role],
      directoryScopeId: '/',
    });
    const session = openSession(scene, appIds.outlookWeb, false);
    scene.stage.weapons.push({
      kind: 'role',
      account: scene.user.userPrincipalName,
      clientId: session.clientId,
      refreshToken: session.refreshToken,
    });
    const giver =
      findUser(tenant, `${text(scene.act['by'])}@${scene.stage.spec.tenant.domain}`) ?? scene.user;
    recordRole(scene, attackerAs(scene.stage, giver), scene.user, role);
  },
  'user-account'(scene) {
    const { world, tenant, spec } = scene.stage;
    const user = addPerson(
      world,
      tenant,
      spec,
      {
        upn: text(scene.act['upn']),
        name: text(scene.act['name']),
        language: 'en',
        roles: ['Global Administrator'],
        mfa: [],
        perUserMfa: 'disabled',
        mailbox: 'none',
        country: 'DE',
      },
      '',
    );
    user.createdDateTime = scene.at.toISOString();
    scene.stage.weapons.push({
      kind: 'user-account',
      account: scene.user.userPrincipalName,
      upn: user.userPrincipalName,
      password: user._password,
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'Add user',
        category: 'UserManagement',
        operationType: 'Add',
        targets: [
          {
            id: user.id,
            type: 'User',
            displayName: user.displayName,
            userPrincipalName: user.userPrincipalName,
          },
        ],
      },
      scene.at,
    );
    recordRole(scene, scene.actor, user, 'Global Administrator');
  },
  'audit-bypass'(scene) {
    const { world, tenant } = scene.stage;
    tenant.exchange.auditBypass.push({ ObjectId: scene.user.id, AuditBypassEnabled: true });
    scene.stage.weapons.push({ kind: 'audit-bypass', account: scene.user.userPrincipalName });
    recordCmdlet(
      world,
      tenant,
      scene.actor,
      'Set-MailboxAuditBypassAssociation',
      scene.user.displayName,
      { Identity: scene.user.userPrincipalName, AuditBypassEnabled: true },
      scene.at,
    );
  },
};

function recordRole(scene: Scene, actor: Actor, user: User, role: DirectoryRole): void {
  recordDirectory(
    scene.stage.world,
    scene.stage.tenant,
    actor,
    {
      activity: 'Add member to role',
      category: 'RoleManagement',
      operationType: 'Assign',
      targets: [
        {
          id: user.id,
          type: 'User',
          displayName: user.displayName,
          userPrincipalName: user.userPrincipalName,
          modified: [
            { name: 'Role.DisplayName', old: null, new: role },
            { name: 'Role.TemplateId', old: null, new: directoryRoles[role] },
          ],
        },
      ],
    },
    scene.at,
  );
}
