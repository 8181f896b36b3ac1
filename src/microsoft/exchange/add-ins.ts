import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, optionalText } from '../fields.ts';

/** An Outlook add-in of one mailbox. */
export interface AddIn {
  readonly id: string;
  readonly name: string;
  readonly provider: string | null;
  readonly enabled: boolean;
  /** `User` (installed by whoever had the mailbox), `Organization` or `Default`. */
  readonly scope: string | null;
  readonly version: string | null;
}

const addInReader = z
  .object({
    AppId: z.string(),
    DisplayName: optionalText,
    ProviderName: optionalText,
    Enabled: flag,
    Scope: optionalText,
    AppVersion: optionalText,
  })
  .transform((app): AddIn => ({
    id: app.AppId,
    name: app.DisplayName ?? app.AppId,
    provider: app.ProviderName,
    enabled: app.Enabled,
    scope: app.Scope,
    version: app.AppVersion,
  }));

/**
 * Every add-in that works in the mailbox, the organisation's too. Source:
 * learn.microsoft.com/powershell/module/exchange/get-app.
 */
export async function listAddIns(exchange: ExchangeClient, mailbox: string): Promise<readonly AddIn[]> {
  const call = { cmdlet: 'Get-App', parameters: { Mailbox: mailbox }, anchor: { mailbox } };
  return (await exchange.read(call, addInReader)).items;
}

/** Switches one for this mailbox only. Source: learn.microsoft.com/powershell/module/exchange/disable-app. */
export async function setAddInEnabled(
  exchange: ExchangeClient,
  mailbox: string,
  id: string,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: enabled ? 'Enable-App' : 'Disable-App',
    parameters: { Mailbox: mailbox, Identity: id, Confirm: false },
    anchor: { mailbox },
    clientRequestId,
  });
}
