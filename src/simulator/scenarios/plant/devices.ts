import { appIds } from '../../login/roles.ts';
import { recordDirectory } from '../../state/records.ts';
import type { Mailbox } from '../../state/tenant.ts';
import type { World } from '../../state/world.ts';
import { openSession, signIn, text } from './scene.ts';
import type { Acts } from './scene.ts';

/** Devices with tokens of their own. */
export const deviceActs: Acts = {
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
};

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
