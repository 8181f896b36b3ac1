import { recordDirectory } from '../state/records.ts';
import type { Device } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { userOf } from './person.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = [
  'Device.Read.All',
  'Device.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
  'Directory.AccessAsUser.All',
];
const readersOfAUser = [...readers, 'User.Read.All', 'User.ReadWrite.All'];
const writers = {
  application: ['Device.ReadWrite.All', 'Directory.ReadWrite.All'],
  delegated: ['Directory.AccessAsUser.All'],
};
const administrators = { roles: ['Cloud Device Administrator', 'Intune Administrator'] } as const;

export const deviceRoutes: readonly GraphRoute[] = [
  route('GET', '/users/{user}/registeredDevices', readersOfAUser, devicesOf, { own: ['User.Read'] }),
  route('GET', '/users/{user}/ownedDevices', readersOfAUser, devicesOf, { own: ['User.Read'] }),
  route('GET', '/devices', readers, (request) => ok(collection(request, request.tenant.devices, 'devices'))),
  route('GET', '/devices/{device}', readers, (request) => ok(entity(request, deviceOf(request), 'devices'))),
  route('GET', '/devices/{device}/registeredOwners', readers, ownersOf),
  route('GET', '/devices/{device}/registeredUsers', readers, ownersOf),
  route('PATCH', '/devices/{device}', writers, updateDevice, administrators),
  route('DELETE', '/devices/{device}', writers, deleteDevice, administrators),
];

/** By object id, or `devices(deviceId='…')`. */
function deviceOf(request: GraphRequest): Device {
  const wanted = request.params['device'] ?? '';
  const byDeviceId = /^deviceId='(.+)'$/.exec(wanted)?.[1];
  const device = request.tenant.devices.find((candidate) =>
    byDeviceId === undefined ? candidate.id === wanted : candidate.deviceId === byDeviceId,
  );
  if (!device) throw notFound(wanted);
  return device;
}

function devicesOf(request: GraphRequest) {
  const user = userOf(request);
  const devices = request.tenant.devices
    .filter((device) => device._owner === user.id)
    .map((device) => ({ '@odata.type': '#microsoft.graph.device', ...device }));
  return ok(collection(request, devices, 'directoryObjects'));
}

function ownersOf(request: GraphRequest) {
  const device = deviceOf(request);
  const owners = request.tenant.users
    .filter((user) => user.id === device._owner)
    .map((user) => ({
      '@odata.type': '#microsoft.graph.user',
      id: user.id,
      displayName: user.displayName,
      userPrincipalName: user.userPrincipalName,
    }));
  return ok(collection(request, owners, 'directoryObjects'));
}

function updateDevice(request: GraphRequest) {
  const device = deviceOf(request);
  const { accountEnabled, ...others } = request.json;
  const other = Object.keys(others).find((name) => !name.startsWith('@odata'));
  // Apart from accountEnabled, what a device says of itself is written by the device or by its management.
  if (other)
    throw graphError(400, 'Request_BadRequest', `Property '${other}' is read-only and cannot be set.`);
  if (typeof accountEnabled !== 'boolean')
    throw graphError(
      400,
      'Request_BadRequest',
      "Invalid value specified for property 'accountEnabled' of resource 'Device'.",
    );
  audit(request, device, 'Update device', 'Update', [
    { name: 'AccountEnabled', old: [device.accountEnabled], new: [accountEnabled] },
  ]);
  device.accountEnabled = accountEnabled;
  return noContent;
}

function deleteDevice(request: GraphRequest) {
  const device = deviceOf(request);
  request.tenant.devices = request.tenant.devices.filter((candidate) => candidate !== device);
  audit(request, device, 'Delete device', 'Delete', []);
  return noContent;
}

function audit(
  request: GraphRequest,
  device: Device,
  activity: string,
  operationType: string,
  modified: readonly { readonly name: string; readonly old: unknown; readonly new: unknown }[],
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'Device',
    operationType,
    targets: [{ id: device.id, type: 'Device', displayName: device.displayName, modified }],
  });
}
