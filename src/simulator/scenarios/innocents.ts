import type { Localized } from '../../kernel/localized.ts';
import { newRule } from '../exchange/rules.ts';
import { findUser } from '../login/directory.ts';
import { appIds } from '../login/roles.ts';
import { mailboxOf } from '../state/mailbox.ts';
import { recordSignIn } from '../state/sign-ins.ts';
import { principal } from './operator.ts';
import { mobileDevice } from './plant/devices.ts';
import type { Stage } from './plant/scene.ts';
import type { InnocentSpec } from './spec.ts';

/** Something harmless that looks like a foothold; `stands` says whether it is still as its owner left it. */
export interface Innocent {
  readonly what: Localized;
  readonly account: string;
  readonly stands: () => boolean;
}

export function place(stage: Stage, spec: InnocentSpec): Innocent {
  const { world, tenant } = stage;
  const user = findUser(tenant, `${spec.account}@${stage.spec.tenant.domain}`);
  const box = user && mailboxOf(tenant, user.userPrincipalName);
  if (!user || !box) throw new RangeError(`scenario ${stage.spec.id}: no innocent ${spec.account}`);
  const since = new Date(world.clock.milliseconds() - spec.days * 86_400_000);
  const text = (key: string): string => String(spec[key] ?? '');
  const made = (en: string, de: string, stands: () => boolean): Innocent => ({
    what: { en, de },
    account: user.userPrincipalName,
    stands,
  });
  switch (spec.kind) {
    case 'rule': {
      const rule = newRule(box, String(10_000_000_000 + world.random.integer(2_000_000_000)), {
        Name: text('name'),
        From: spec['from'],
        MoveToFolder: text('folder'),
      });
      box.rules.push(rule);
      return made(`inbox rule "${text('name')}"`, `Posteingangsregel „${text('name')}“`, () =>
        box.rules.some((candidate) => candidate['Name'] === rule['Name'] && candidate['Enabled'] === true),
      );
    }
    case 'delegate': {
      const other = findUser(tenant, `${text('other')}@${stage.spec.tenant.domain}`)!;
      box.permissions.push({
        Identity: box.properties['Name'],
        User: other.userPrincipalName,
        AccessRights: ['FullAccess'],
        IsInherited: false,
        Deny: false,
        InheritanceType: 'All',
      });
      return made(
        `full access for ${other.userPrincipalName}`,
        `Vollzugriff für ${other.userPrincipalName}`,
        () => box.permissions.some((permission) => permission['User'] === other.userPrincipalName),
      );
    }
    case 'grant': {
      const app = principal(world, world.random.uuid(), text('app'), world.random.uuid());
      app['createdDateTime'] = since.toISOString();
      app['verifiedPublisher'] = {
        displayName: text('publisher'),
        verifiedPublisherId: '4660504',
        addedDateTime: since.toISOString(),
      };
      tenant.servicePrincipals.push(app);
      const graph = tenant.servicePrincipals.find((candidate) => candidate.appId === appIds.graph)!;
      const grant = {
        id: Buffer.from(world.random.bytes(32)).toString('base64url'),
        clientId: app.id,
        consentType: 'Principal' as const,
        principalId: user.id,
        resourceId: graph.id,
        scope: text('scope'),
      };
      tenant.grants.push(grant);
      return made(
        `consent for "${text('app')}"`,
        `Einwilligung für „${text('app')}“`,
        () =>
          app.accountEnabled &&
          tenant.grants.some(
            (candidate) => candidate.clientId === app.id && candidate.principalId === user.id,
          ),
      );
    }
    case 'mobile': {
      const deviceId = Buffer.from(world.random.bytes(8)).toString('hex').toUpperCase();
      box.mobileDevices.push(mobileDevice(box, world, deviceId, text('model'), 'iOS', since));
      return made(
        `telephone ${text('model')}`,
        `Telefon ${text('model')}`,
        () =>
          box.mobileDevices.some((device) => device['DeviceId'] === deviceId) &&
          !(box.cas['ActiveSyncBlockedDeviceIDs'] as string[]).includes(deviceId),
      );
    }
    case 'travel': {
      for (let day = 1; day <= 3; day++) {
        recordSignIn(
          world,
          tenant,
          {
            user,
            appId: appIds.outlookWeb,
            appName: 'One Outlook Web',
            resource: 'Office 365 Exchange Online',
            ip: text('ip'),
            country: text('country'),
            city: text('city'),
            userAgent: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Edg/130.0',
            clientApp: 'Browser',
            interactive: true,
            errorCode: 0,
            failureReason: 'Other.',
            mfa: true,
            sessionId: world.random.uuid(),
            tokenId: world.random.uuid(),
            deviceId: tenant.devices.find((device) => device._owner === user.id)?.deviceId ?? '',
            deviceName: '',
            protocol: 'none',
            risk: 'none',
          },
          new Date(world.clock.milliseconds() - day * 86_400_000),
        );
      }
      return made(`journey to ${text('city')}`, `Reise nach ${text('city')}`, () => user.accountEnabled);
    }
    case 'device':
      return made(`device ${text('name')}`, `Gerät ${text('name')}`, () =>
        tenant.devices.some(
          (device) =>
            device.displayName === text('name') && device._owner === user.id && device.accountEnabled,
        ),
      );
    case 'method':
      return made("the owner's own sign-in method", 'eigene Anmeldemethode der Person', () =>
        user._methods.some(
          (method) =>
            method._holder === 'owner' && !/password|temporaryAccessPass/i.test(method['@odata.type']),
        ),
      );
    case 'role':
      return made(`role ${text('role')}`, `Rolle ${text('role')}`, () =>
        tenant.roleAssignments.some((assignment) => assignment.principalId === user.id),
      );
    case 'exchange-role': {
      const [role, group] = [text('role'), text('group')];
      const Name = `${role}-${group}`;
      tenant.exchange.roleAssignments.push({
        Name,
        Identity: Name,
        Role: role,
        RoleAssigneeName: group,
        RoleAssigneeType: 'RoleGroup',
        RoleAssignmentDelegationType: 'Regular',
        Enabled: true,
      });
      return made(`Exchange role "${role}" of ${group}`, `Exchange-Rolle „${role}“ von ${group}`, () =>
        tenant.exchange.roleAssignments.some((assignment) => assignment['Name'] === Name),
      );
    }
    case 'transport-rule': {
      tenant.exchange.transportRules.push({
        Name: text('name'),
        Identity: text('name'),
        Guid: world.random.uuid(),
        State: 'Enabled',
        Mode: 'Enforce',
        Priority: 0,
        SentTo: null,
        From: null,
        SubjectOrBodyContainsWords: null,
        BlindCopyTo: null,
        CopyTo: null,
        RedirectMessageTo: null,
        AddToRecipients: null,
        DeleteMessage: false,
        SetSCL: null,
        PrependSubject: '[EXTERN] ',
        Comments: '',
        WhenChanged: since.toISOString(),
      });
      return made(`mail flow rule "${text('name')}"`, `Nachrichtenflussregel „${text('name')}“`, () =>
        tenant.exchange.transportRules.some(
          (rule) => rule['Name'] === text('name') && rule['State'] === 'Enabled',
        ),
      );
    }
    default:
      throw new RangeError(`scenario ${stage.spec.id}: unknown innocent ${spec.kind}`);
  }
}
