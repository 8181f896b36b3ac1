import type { Action } from '../domain/action.ts';
import type { JsonObject } from '../kernel/json.ts';
import { type Device, readDevice } from '../microsoft/graph/devices.ts';
import { name } from './support.ts';

// What disabling and deleting a device share.

/** The last sign-in moves by itself and stays outside. */
export function deviceState(device: Device): JsonObject {
  return {
    deviceId: device.deviceId,
    name: device.name,
    trustType: device.trustType,
    enabled: device.enabled,
  };
}

export function deviceLabel(device: Device): string {
  const system = [device.operatingSystem, device.version].filter((one) => one !== null).join(' ');
  return system === '' ? name(device.name) : `${name(device.name)} (${name(system)})`;
}

export const readDeviceState: Action['read'] = async (connection, target) => {
  const device = await readDevice(connection.graph, target.key);
  return device === null ? null : deviceState(device);
};
