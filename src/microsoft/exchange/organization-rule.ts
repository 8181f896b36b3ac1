import type { ExchangeClient } from '../../domain/clients.ts';

/**
 * Switches a rule of the whole organisation on or off. Sources: learn.microsoft.com/powershell/module/exchange/
 * enable-transportrule, disable-transportrule, enable-journalrule and disable-journalrule.
 */
export async function setRuleEnabled(
  exchange: ExchangeClient,
  kind: 'TransportRule' | 'JournalRule',
  key: string,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: `${enabled ? 'Enable' : 'Disable'}-${kind}`,
    parameters: { Identity: key, Confirm: false },
    anchor: 'organization',
    clientRequestId,
  });
}
