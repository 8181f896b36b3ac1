import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';

/** A phone or program that synchronises the mailbox. Times ISO UTC. */
export interface MobileDevice {
  readonly identity: string;
  readonly deviceId: string;
  readonly type: string | null;
  readonly model: string | null;
  readonly friendlyName: string | null;
  readonly userAgent: string | null;
  readonly accessState: string | null;
  readonly firstSync: string | null;
  readonly lastSync: string | null;
}

const deviceReader = z
  .object({
    Identity: z.string(),
    DeviceId: optionalText,
    DeviceType: optionalText,
    DeviceModel: optionalText,
    DeviceFriendlyName: optionalText,
    DeviceUserAgent: optionalText,
    DeviceAccessState: optionalText,
    FirstSyncTime: instant,
    LastSuccessSync: instant,
  })
  .transform((device): MobileDevice => ({
    identity: device.Identity,
    deviceId: device.DeviceId ?? device.Identity,
    type: device.DeviceType,
    model: device.DeviceModel,
    friendlyName: device.DeviceFriendlyName,
    userAgent: device.DeviceUserAgent,
    accessState: device.DeviceAccessState,
    firstSync: device.FirstSyncTime,
    lastSync: device.LastSuccessSync,
  }));

/**
 * Devices that synchronise the mailbox. Source:
 * learn.microsoft.com/powershell/module/exchange/get-mobiledevicestatistics.
 */
export async function listMobileDevices(
  exchange: ExchangeClient,
  mailbox: string,
): Promise<readonly MobileDevice[]> {
  const call = {
    cmdlet: 'Get-MobileDeviceStatistics',
    parameters: { Mailbox: mailbox },
    anchor: { mailbox },
  };
  return (await exchange.read(call, deviceReader)).items;
}

/** Ends the partnership. Nothing on the device is erased. */
export async function removeMobileDevice(
  exchange: ExchangeClient,
  mailbox: string,
  identity: string,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Remove-MobileDevice',
    parameters: { Identity: identity, Confirm: false },
    anchor: { mailbox },
    clientRequestId,
  });
}
