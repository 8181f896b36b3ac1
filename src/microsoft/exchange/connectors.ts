import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, instant, optionalText, textSet } from '../fields.ts';

export type ConnectorDirection = 'inbound' | 'outbound';

/** A mail flow connector. Times ISO UTC. */
export interface Connector {
  readonly direction: ConnectorDirection;
  readonly name: string;
  readonly enabled: boolean;
  readonly type: string | null;
  /** Inbound: sender addresses and domains it accepts. Outbound: smart hosts it hands mail to. */
  readonly peers: readonly string[];
  readonly created: string | null;
}

const connectorReader = z.object({
  Name: optionalText,
  Identity: optionalText,
  Enabled: flag,
  ConnectorType: optionalText,
  SenderIPAddresses: textSet,
  SenderDomains: textSet,
  SmartHosts: textSet,
  WhenCreated: instant,
  WhenCreatedUTC: instant,
});

/** Sources: learn.microsoft.com/powershell/module/exchange/get-inboundconnector and get-outboundconnector. */
export async function listConnectors(
  exchange: ExchangeClient,
  direction: ConnectorDirection,
): Promise<readonly Connector[]> {
  const cmdlet = direction === 'inbound' ? 'Get-InboundConnector' : 'Get-OutboundConnector';
  const { items } = await exchange.read({ cmdlet, parameters: {}, anchor: 'organization' }, connectorReader);
  return items.map((one) => ({
    direction,
    name: one.Name ?? one.Identity ?? '',
    enabled: one.Enabled,
    type: one.ConnectorType,
    peers: direction === 'inbound' ? [...one.SenderIPAddresses, ...one.SenderDomains] : one.SmartHosts,
    created: one.WhenCreatedUTC ?? one.WhenCreated,
  }));
}

/** Sources: learn.microsoft.com/powershell/module/exchange/set-inboundconnector and set-outboundconnector. */
export async function setConnectorEnabled(
  exchange: ExchangeClient,
  connector: { readonly direction: ConnectorDirection; readonly name: string },
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: connector.direction === 'inbound' ? 'Set-InboundConnector' : 'Set-OutboundConnector',
    parameters: { Identity: connector.name, Enabled: enabled, Confirm: false },
    anchor: 'organization',
    clientRequestId,
  });
}
