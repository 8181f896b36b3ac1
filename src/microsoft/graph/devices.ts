import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { flag, instant, optionalFlag, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';
import { graphPath } from './path.ts';

/** A device that the directory knows. Times ISO UTC. */
export interface Device {
  /** Object id: what the paths take. `deviceId` is another one. */
  readonly id: string;
  readonly deviceId: string | null;
  readonly name: string;
  readonly operatingSystem: string | null;
  readonly version: string | null;
  /** `Workplace` (registered), `AzureAd` (joined), `ServerAd` (hybrid, ruled by Active Directory). */
  readonly trustType: string | null;
  readonly enabled: boolean;
  readonly compliant: boolean | null;
  readonly managed: boolean | null;
  readonly registered: string | null;
  readonly lastSignIn: string | null;
}

const select = [
  'id',
  'deviceId',
  'displayName',
  'operatingSystem',
  'operatingSystemVersion',
  'trustType',
  'accountEnabled',
  'isCompliant',
  'isManaged',
  'registrationDateTime',
  'approximateLastSignInDateTime',
].join(',');

const deviceReader = z
  .object({
    '@odata.type': optionalText,
    id: z.string(),
    deviceId: optionalText,
    displayName: optionalText,
    operatingSystem: optionalText,
    operatingSystemVersion: optionalText,
    trustType: optionalText,
    accountEnabled: flag,
    isCompliant: optionalFlag,
    isManaged: optionalFlag,
    registrationDateTime: instant,
    approximateLastSignInDateTime: instant,
  })
  .transform((device): Device | null => {
    const type = device['@odata.type'];
    if (type !== null && type !== '#microsoft.graph.device') return null;
    return {
      id: device.id,
      deviceId: device.deviceId,
      name: device.displayName ?? device.id,
      operatingSystem: device.operatingSystem,
      version: device.operatingSystemVersion,
      trustType: device.trustType,
      enabled: device.accountEnabled,
      compliant: device.isCompliant,
      managed: device.isManaged,
      registered: device.registrationDateTime,
      lastSignIn: device.approximateLastSignInDateTime,
    };
  });

/**
 * Devices that the user registered or owns; each once. The relations hold directory objects, so that no `$select` is sent:
 * a device comes with all its members.
 */
export async function listUserDevices(graph: GraphClient, userId: string): Promise<readonly Device[]> {
  const devices = new Map<string, Device>();
  for (const relation of ['registeredDevices', 'ownedDevices']) {
    for await (const device of graph.list(graphPath`/users/${userId}/${relation}`, deviceReader)) {
      if (device !== null) devices.set(device.id, device);
    }
  }
  return [...devices.values()];
}

/** By object id; null where it is gone. Source: learn.microsoft.com/graph/api/device-get. */
export function readDevice(graph: GraphClient, id: string): Promise<Device | null> {
  return orNull(graph.get(graphPath`/devices/${id}`, deviceReader, { query: { $select: select } }));
}

/** Source: learn.microsoft.com/graph/api/device-update. */
export function setDeviceEnabled(
  graph: GraphClient,
  id: string,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  return graph.send('PATCH', graphPath`/devices/${id}`, { accountEnabled: enabled }, { clientRequestId });
}

/** Cannot be undone. Source: learn.microsoft.com/graph/api/device-delete. */
export function deleteDevice(graph: GraphClient, id: string, clientRequestId: string): Promise<void> {
  return graph.send('DELETE', graphPath`/devices/${id}`, undefined, { clientRequestId });
}
