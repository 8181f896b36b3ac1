import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, optionalFlag } from '../fields.ts';
import { orNull } from '../missing.ts';

/** The on-off protocols of Set-CASMailbox, by parameter name. */
export const protocolNames = [
  'ActiveSyncEnabled',
  'EwsEnabled',
  'ImapEnabled',
  'MacOutlookEnabled',
  'MAPIEnabled',
  'OneWinNativeOutlookEnabled',
  'OutlookMobileEnabled',
  'OWAEnabled',
  'OWAforDevicesEnabled',
  'PopEnabled',
  'UniversalOutlookEnabled',
] as const;
type ProtocolName = (typeof protocolNames)[number];

/** Null means "as the organisation has it", which must be restored as such. */
export type Protocols = { readonly [name in ProtocolName]: boolean | null } & {
  /** Inverted: true forbids authenticated SMTP, false allows it, null follows the organisation. */
  readonly SmtpClientAuthenticationDisabled: boolean | null;
};

const protocolsReader: z.ZodType<Protocols> = z.object({
  ActiveSyncEnabled: optionalFlag,
  EwsEnabled: optionalFlag,
  ImapEnabled: optionalFlag,
  MacOutlookEnabled: optionalFlag,
  MAPIEnabled: optionalFlag,
  OneWinNativeOutlookEnabled: optionalFlag,
  OutlookMobileEnabled: optionalFlag,
  OWAEnabled: optionalFlag,
  OWAforDevicesEnabled: optionalFlag,
  PopEnabled: optionalFlag,
  UniversalOutlookEnabled: optionalFlag,
  SmtpClientAuthenticationDisabled: optionalFlag,
});

/** Null where the mailbox is gone. Source: learn.microsoft.com/powershell/module/exchange/get-casmailbox. */
export async function readProtocols(exchange: ExchangeClient, mailbox: string): Promise<Protocols | null> {
  const call = { cmdlet: 'Get-CASMailbox', parameters: { Identity: mailbox }, anchor: { mailbox } };
  return (await orNull(exchange.read(call, protocolsReader)))?.items[0] ?? null;
}

/**
 * Sets the protocols that are named, by Exchange's parameters; null gives SMTP AUTH back to the organisation. Source:
 * learn.microsoft.com/powershell/module/exchange/set-casmailbox.
 */
export async function setProtocols(
  exchange: ExchangeClient,
  mailbox: string,
  changes: Readonly<Record<string, boolean | null>>,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Set-CASMailbox',
    parameters: { Identity: mailbox, ...changes },
    anchor: { mailbox },
    clientRequestId,
  });
}

const transportConfigReader = z.object({ SmtpClientAuthenticationDisabled: flag });

/** Whether the organisation forbids authenticated SMTP wherever a mailbox does not say otherwise. */
export async function smtpForbiddenByOrganisation(exchange: ExchangeClient): Promise<boolean> {
  const call = { cmdlet: 'Get-TransportConfig', parameters: {}, anchor: 'organization' as const };
  return (
    (await exchange.read(call, transportConfigReader)).items[0]?.SmtpClientAuthenticationDisabled ?? false
  );
}
