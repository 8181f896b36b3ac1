import type { Weapon } from '../attack/weapon.ts';
import { newRule } from '../exchange/rules.ts';
import { findUser } from '../login/directory.ts';
import { appIds, directoryRoles } from '../login/roles.ts';
import type { DirectoryRole } from '../login/roles.ts';
import { folderByType, mailboxOf, restrictSender } from '../state/mail-flow.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import { recordCmdlet, recordDirectory } from '../state/records.ts';
import { recordSignIn } from '../state/sign-ins.ts';
import type { Actor } from '../state/records.ts';
import type { Mailbox, Session, Tenant, User } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { assignAppRole, principal } from './operator.ts';
import type { ActSpec, ScenarioSpec } from './spec.ts';
import { addPerson, makeMethod } from './tenant.ts';

export interface Stage {
  readonly world: World;
  readonly tenant: Tenant;
  readonly spec: ScenarioSpec;
  readonly weapons: Weapon[];
}

interface Scene {
  readonly stage: Stage;
  readonly act: ActSpec;
  readonly at: Date;
  readonly user: User;
  readonly box: Mailbox;
  readonly actor: Actor;
}

/** Does one act of the attack: changes the tenant and writes the records that it would have left. */
export function perform(stage: Stage, act: ActSpec): void {
  const { world, tenant, spec } = stage;
  const user = findUser(tenant, `${act.account}@${spec.tenant.domain}`) ?? findUser(tenant, act.account);
  const doing = acts[act.kind];
  if (!user || !doing)
    throw new RangeError(`scenario ${spec.id}: cannot perform ${act.kind} for ${act.account}`);
  const box = mailboxOf(tenant, user.userPrincipalName);
  if (!box) throw new RangeError(`scenario ${spec.id}: ${act.account} has no mailbox`);
  const at = new Date(world.clock.milliseconds() - act.hours * 3_600_000);
  doing({ stage, act, at, user, box, actor: attackerAs(stage, user) });
}

/** The attacker in somebody's skin: the session that he opened last for this user. */
function attackerAs(stage: Stage, user: User): Actor {
  const session = stage.tenant.sessions.findLast(
    (candidate) => candidate.userId === user.id && candidate.ip === stage.spec.attacker.ip,
  );
  return {
    kind: 'user',
    id: user.id,
    name: user.userPrincipalName,
    ip: stage.spec.attacker.ip,
    userAgent: stage.spec.attacker.userAgent,
    appId: appIds.outlookWeb,
    sessionId: session?.id ?? null,
    tokenId: stage.world.random.uuid(),
  };
}

function openSession(scene: Scene, clientId: string, mfa: boolean): Session {
  const { world, tenant, spec } = scene.stage;
  const session: Session = {
    id: world.random.uuid(),
    userId: scene.user.id,
    clientId,
    scope: '',
    refreshToken: `0.${Buffer.from(world.random.bytes(48)).toString('base64url')}`,
    issuedAt: scene.at.toISOString(),
    passwordChanged: scene.user.lastPasswordChangeDateTime,
    mfa,
    deviceId: null,
    ip: spec.attacker.ip,
    userAgent: spec.attacker.userAgent,
  };
  tenant.sessions.push(session);
  return session;
}

function signIn(
  scene: Scene,
  session: Session | null,
  more: {
    readonly errorCode?: number;
    readonly reason?: string;
    readonly app?: string;
    readonly interactive?: boolean;
    readonly risk?: 'none' | 'medium' | 'high';
    readonly mfa?: boolean;
  },
): void {
  const { world, tenant, spec } = scene.stage;
  recordSignIn(
    world,
    tenant,
    {
      user: scene.user,
      appId: more.app ?? appIds.officeHome,
      appName: more.app ? 'Microsoft Authentication Broker' : 'OfficeHome',
      resource: 'OfficeHome',
      ip: spec.attacker.ip,
      country: spec.attacker.country,
      city: spec.attacker.city,
      userAgent: spec.attacker.userAgent,
      clientApp: 'Browser',
      interactive: more.interactive ?? true,
      errorCode: more.errorCode ?? 0,
      failureReason: more.reason ?? 'Other.',
      mfa: more.mfa ?? false,
      sessionId: session?.id ?? null,
      tokenId: world.random.uuid(),
      deviceId: '',
      deviceName: '',
      protocol: 'none',
      risk: more.risk ?? 'none',
    },
    scene.at,
  );
}

const text = (value: unknown): string => String(value ?? '');
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

const acts: { readonly [kind: string]: (scene: Scene) => void } = {
  'failed-sign-ins'(scene) {
    for (let index = 0; index < Number(scene.act['count'] ?? 12); index++)
      signIn({ ...scene, at: new Date(scene.at.getTime() + index * 7_000) }, null, {
        errorCode: 50126,
        reason: 'Error validating credentials due to invalid username or password.',
      });
  },
  'stolen-session'(scene) {
    const session = openSession(scene, appIds.outlookWeb, scene.act['mfa'] === true);
    signIn(scene, session, {
      risk: (scene.act['risk'] as 'medium' | 'high' | undefined) ?? 'none',
      mfa: scene.act['mfa'] === true,
    });
    signIn({ ...scene, at: new Date(scene.at.getTime() + 40_000) }, session, { interactive: false });
    scene.stage.weapons.push({
      kind: 'session',
      account: scene.user.userPrincipalName,
      clientId: session.clientId,
      refreshToken: session.refreshToken,
    });
  },
  password(scene) {
    scene.stage.weapons.push({
      kind: 'password',
      account: scene.user.userPrincipalName,
      password: scene.user._password,
    });
  },
  'app-password'(scene) {
    const secret = Buffer.from(scene.stage.world.random.bytes(12)).toString('hex').slice(0, 16);
    scene.user._appPasswords.push({ id: scene.stage.world.random.uuid(), name: 'Outlook', secret });
    scene.stage.weapons.push({
      kind: 'app-password',
      account: scene.user.userPrincipalName,
      secret,
      protocol: 'imap',
    });
    recordDirectory(
      scene.stage.world,
      scene.stage.tenant,
      scene.actor,
      {
        activity: 'Update user',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          {
            id: scene.user.id,
            type: 'User',
            displayName: scene.user.displayName,
            userPrincipalName: scene.user.userPrincipalName,
            modified: [{ name: 'StrongAuthenticationAppPassword', old: [], new: ['Outlook'] }],
          },
        ],
      },
      scene.at,
    );
  },
  'mfa-method'(scene) {
    const { world, tenant } = scene.stage;
    const method = makeMethod(
      world,
      text(scene.act['method'] ?? 'authenticator'),
      scene.at.toISOString(),
      'attacker',
      scene.user.displayName,
    );
    scene.user._methods.push(method);
    if (scene.act['default'] === true) scene.user._defaultMethod = method.id;
    scene.stage.weapons.push({
      kind: 'mfa-method',
      account: scene.user.userPrincipalName,
      password: scene.user._password,
      method: method.id,
      proof: text(method['_secret']),
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'User registered security info',
        category: 'UserManagement',
        operationType: 'Update',
        targets: [
          {
            id: scene.user.id,
            type: 'User',
            displayName: scene.user.displayName,
            userPrincipalName: scene.user.userPrincipalName,
            modified: [
              {
                name: 'StrongAuthenticationMethod',
                old: [{ MethodType: 6 }],
                new: [{ MethodType: 6 }, { MethodType: 7 }],
              },
            ],
          },
        ],
        details: { reason: 'User registered Authenticator App with Notification and Code' },
      },
      scene.at,
    );
  },
  device(scene) {
    const { world, tenant } = scene.stage;
    const proof = Buffer.from(world.random.bytes(24)).toString('base64url');
    const device = {
      id: world.random.uuid(),
      deviceId: world.random.uuid(),
      displayName: text(scene.act['name'] ?? 'DESKTOP-8GT2KQX'),
      accountEnabled: true,
      operatingSystem: 'Windows',
      operatingSystemVersion: '10.0.19041.928',
      trustType: 'AzureAd',
      isCompliant: false,
      isManaged: false,
      registrationDateTime: scene.at.toISOString(),
      approximateLastSignInDateTime: scene.at.toISOString(),
      profileType: 'RegisteredDevice',
      _owner: scene.user.id,
      _prt: { secret: proof, passwordChanged: '' },
    };
    tenant.devices.push(device);
    scene.stage.weapons.push({
      kind: 'device',
      account: scene.user.userPrincipalName,
      deviceId: device.deviceId,
      proof,
    });
    signIn(scene, null, { app: appIds.broker, interactive: false });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'Register device',
        category: 'Device',
        operationType: 'Add',
        targets: [
          {
            id: device.id,
            type: 'Device',
            displayName: device.displayName,
            modified: [
              { name: 'DeviceOSVersion', old: null, new: device.operatingSystemVersion },
              { name: 'DisplayName', old: null, new: device.displayName },
            ],
          },
        ],
      },
      scene.at,
    );
  },
  'mobile-partnership'(scene) {
    const { world } = scene.stage;
    const deviceId = Buffer.from(world.random.bytes(8)).toString('hex').toUpperCase();
    scene.box.mobileDevices.push(mobileDevice(scene.box, world, deviceId, 'SM-A515F', 'Android', scene.at));
    const session = openSession(scene, appIds.outlookWeb, false);
    scene.stage.weapons.push({
      kind: 'mobile-partnership',
      account: scene.user.userPrincipalName,
      deviceId,
      clientId: session.clientId,
      refreshToken: session.refreshToken,
    });
  },
  'oauth-grant'(scene) {
    const { world, tenant } = scene.stage;
    const app = principal(
      world,
      text(scene.act['appId'] ?? world.random.uuid()),
      text(scene.act['app']),
      world.random.uuid(),
    );
    app['createdDateTime'] = scene.at.toISOString();
    app['replyUrls'] = ['http://localhost:7000/access/'];
    tenant.servicePrincipals.push(app);
    const graph = tenant.servicePrincipals.find((candidate) => candidate.appId === appIds.graph)!;
    const scope = text(scene.act['scope'] ?? 'openid offline_access Mail.Read Mail.Send');
    tenant.grants.push({
      id: Buffer.from(world.random.bytes(32)).toString('base64url'),
      clientId: app.id,
      consentType: 'Principal',
      principalId: scene.user.id,
      resourceId: graph.id,
      scope,
    });
    const session = openSession(scene, app.appId, false);
    scene.stage.weapons.push({
      kind: 'oauth-grant',
      account: scene.user.userPrincipalName,
      clientId: app.appId,
      refreshToken: session.refreshToken,
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'Consent to application',
        category: 'ApplicationManagement',
        operationType: 'Assign',
        targets: [
          {
            id: app.id,
            type: 'ServicePrincipal',
            displayName: app.displayName,
            modified: [
              { name: 'ConsentContext.IsAdminConsent', old: null, new: 'False' },
              {
                name: 'ConsentAction.Permissions',
                old: null,
                new: `[] => [[Id: x, ClientId: ${app.id}, PrincipalId: ${scene.user.id}, ResourceId: ${graph.id}, ConsentType: Principal, Scope: ${scope}]];`,
              },
            ],
          },
        ],
      },
      scene.at,
    );
  },
  'app-credential'(scene) {
    const { world, tenant } = scene.stage;
    const app = tenant.applications.find((candidate) => candidate.displayName === scene.act['app']);
    if (!app) throw new RangeError(`no application ${text(scene.act['app'])}`);
    const secret = Buffer.from(world.random.bytes(30)).toString('base64url');
    app.passwordCredentials.push({
      keyId: world.random.uuid(),
      displayName: 'sync',
      startDateTime: scene.at.toISOString(),
      endDateTime: new Date(scene.at.getTime() + 365 * 86_400_000).toISOString(),
      hint: secret.slice(0, 3),
      customKeyIdentifier: null,
      _secret: secret,
    });
    scene.stage.weapons.push({
      kind: 'app-credential',
      account: scene.user.userPrincipalName,
      clientId: app.appId,
      secret,
    });
    recordDirectory(
      world,
      tenant,
      scene.actor,
      {
        activity: 'Update application – Certificates and secrets management',
        category: 'ApplicationManagement',
        operationType: 'Update',
        targets: [
          {
            id: app.id,
            type: 'Application',
            displayName: app.displayName,
            modified: [
              {
                name: 'KeyDescription',
                old: '[]',
                new: '[KeyType=Password,KeyUsage=Verify,DisplayName=sync]',
              },
            ],
          },
        ],
      },
      scene.at,
    );
  },
  'inbox-rule'(scene) {
    const { world, tenant } = scene.stage;
    const parameters = {
      Name: text(scene.act['name']),
      SubjectOrBodyContainsWords: words(scene.act['words']),
      StopProcessingRules: true,
      ...(scene.act['parameters'] as object | undefined),
    };
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
  'read-mail'(scene) {
    const inbox = folderByType(scene.box, 'Inbox');
    const read = scene.box.messages
      .filter((message) => message.folderId === inbox.FolderId)
      .slice(0, Number(scene.act['count'] ?? 25));
    recordMailbox(
      scene.stage.world,
      scene.stage.tenant,
      scene.box,
      scene.actor,
      'Owner',
      'MailItemsAccessed',
      {
        OperationProperties: [
          { Name: 'MailAccessType', Value: scene.act['sync'] === true ? 'Sync' : 'Bind' },
          { Name: 'IsThrottled', Value: 'False' },
        ],
        OperationCount: read.length,
        Folders: [
          {
            Id: inbox.FolderId,
            Path: `\\${inbox.Name}`,
            FolderItems: read.map((message) => ({ InternetMessageId: message.internetMessageId })),
          },
        ],
      },
      scene.at,
    );
  },
  spam(scene) {
    const { world, tenant } = scene.stage;
    for (let index = 0; index < Number(scene.act['count'] ?? 60); index++) {
      const at = new Date(scene.at.getTime() + index * 2_000);
      const id = `<${world.random.uuid()}@${tenant.domain}>`;
      recordMailbox(
        world,
        tenant,
        scene.box,
        scene.actor,
        'Owner',
        'Send',
        {
          Item: {
            InternetMessageId: id,
            Subject: text(scene.act['subject']),
            ParentFolder: { Path: '\\Drafts' },
          },
          SaveToSentItems: false,
        },
        at,
      );
      tenant.exchange.traces.push({
        id: world.random.uuid(),
        senderAddress: scene.user.userPrincipalName,
        recipientAddress: `empfaenger${index}@customer.example`,
        messageId: id,
        receivedDateTime: at.toISOString(),
        subject: scene.act['subject'],
        status: 'delivered',
        size: 5120,
        fromIP: null,
        toIP: null,
      });
    }
  },
  restricted(scene) {
    restrictSender(scene.stage.world, scene.stage.tenant, scene.user.userPrincipalName, scene.at);
  },
  risk(scene) {
    const { world, tenant } = scene.stage;
    tenant.riskyUsers.push({
      id: scene.user.id,
      isDeleted: false,
      isProcessing: false,
      riskLevel: 'high',
      riskState: 'atRisk',
      riskDetail: 'none',
      riskLastUpdatedDateTime: scene.at.toISOString(),
      userDisplayName: scene.user.displayName,
      userPrincipalName: scene.user.userPrincipalName,
    });
    tenant.riskDetections.push({
      id: world.random.uuid(),
      requestId: world.random.uuid(),
      correlationId: world.random.uuid(),
      riskEventType: text(scene.act['type'] ?? 'anomalousToken'),
      riskState: 'atRisk',
      riskLevel: 'high',
      riskDetail: 'none',
      source: 'IdentityProtection',
      detectionTimingType: 'realtime',
      activity: 'signin',
      tokenIssuerType: 'AzureAD',
      ipAddress: scene.stage.spec.attacker.ip,
      location: {
        city: scene.stage.spec.attacker.city,
        state: '',
        countryOrRegion: scene.stage.spec.attacker.country,
        geoCoordinates: null,
      },
      activityDateTime: scene.at.toISOString(),
      detectedDateTime: scene.at.toISOString(),
      lastUpdatedDateTime: scene.at.toISOString(),
      userId: scene.user.id,
      userDisplayName: scene.user.displayName,
      userPrincipalName: scene.user.userPrincipalName,
      additionalInfo: '[]',
    });
  },
  'grant-app-role'(scene) {
    const app = scene.stage.tenant.servicePrincipals.find(
      (candidate) => candidate.displayName === scene.act['app'],
    );
    if (app) assignAppRole(scene.stage.world, scene.stage.tenant, app, text(scene.act['permission']));
  },
};

function accompliceOf(scene: Scene): User {
  const { tenant, spec } = scene.stage;
  const user = findUser(tenant, `${text(scene.act['accomplice'])}@${spec.tenant.domain}`);
  if (!user) throw new RangeError(`no accomplice ${text(scene.act['accomplice'])}`);
  return user;
}

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

export function mobileDevice(
  box: Mailbox,
  world: World,
  deviceId: string,
  model: string,
  os: string,
  since: Date,
) {
  return {
    Identity: `${box.properties.Alias}\\ExchangeActiveSyncDevices\\${os}§${deviceId}`,
    Guid: world.random.uuid(),
    DeviceId: deviceId,
    DeviceType: os,
    DeviceModel: model,
    DeviceFriendlyName: model,
    DeviceOS: os,
    DeviceUserAgent: `${os}-Mail/1.0`,
    DeviceAccessState: 'Allowed',
    ClientType: 'EAS',
    FirstSyncTime: since.toISOString(),
    LastSuccessSync: world.clock.iso(),
    Status: 'DeviceOk',
  };
}
