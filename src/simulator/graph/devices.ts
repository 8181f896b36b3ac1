import { recordDirectory } from '../state/records.ts';
import type { Device } from '../state/tenant.ts';
import { notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { userOf } from './users.ts';

const readers = {
  application: [
    'Device.Read.All',
    'Device.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'User.Read.All',
    'User.ReadWrite.All',
  ],
  delegated: [
    'User.Read',
    'User.Read.All',
    'Device.Read.All',
    'Directory.Read.All',
    'Directory.AccessAsUser.All',
  ],
};
const writers = {
  application: ['Device.ReadWrite.All', 'Directory.ReadWrite.All'],
  delegated: ['Directory.AccessAsUser.All'],
};

function deviceOf(request: GraphRequest): Device {
  const device = request.tenant.devices.find((candidate) => candidate.id === request.params['device']);
  if (!device) throw notFound(request.params['device'] ?? '');
  return device;
}

function devicesOf(request: GraphRequest) {
  const user = userOf(request);
  return ok(
    collection(
      request,
      request.tenant.devices
        .filter((device) => device._owner === user.id)
        .map((device) => ({ '@odata.type': '#microsoft.graph.device', ...device })),
      'directoryObjects',
    ),
  );
}

export const deviceRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/registeredDevices', readers, devicesOf),
  route('GET', '/users/{user}/ownedDevices', readers, devicesOf),
  route('GET', '/devices', readers, (request) => ok(collection(request, request.tenant.devices, 'devices'))),
  route('GET', '/devices/{device}', readers, (request) => ok(entity(request, deviceOf(request), 'devices'))),
  route('PATCH', '/devices/{device}', writers, (request) => {
    const device = deviceOf(request);
    const enabled = request.json['accountEnabled'];
    if (typeof enabled === 'boolean') {
      recordDirectory(request.world, request.tenant, request.actor, {
        activity: 'Update device',
        category: 'Device',
        operationType: 'Update',
        targets: [
          {
            id: device.id,
            type: 'Device',
            displayName: device.displayName,
            modified: [{ name: 'AccountEnabled', old: [device.accountEnabled], new: [enabled] }],
          },
        ],
      });
      device.accountEnabled = enabled;
    }
    return noContent;
  }),
  route('DELETE', '/devices/{device}', writers, (request) => {
    const device = deviceOf(request);
    request.tenant.devices = request.tenant.devices.filter((candidate) => candidate !== device);
    recordDirectory(request.world, request.tenant, request.actor, {
      activity: 'Delete device',
      category: 'Device',
      operationType: 'Delete',
      targets: [{ id: device.id, type: 'Device', displayName: device.displayName }],
    });
    return noContent;
  }),
];
