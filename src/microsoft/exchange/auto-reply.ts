import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';

export interface AutoReply {
  readonly state: 'Disabled' | 'Enabled' | 'Scheduled';
  /** HTML, as the owner or an attacker wrote it. */
  readonly internalMessage: string | null;
  readonly externalMessage: string | null;
  readonly externalAudience: string | null;
  /** ISO UTC; what Exchange keeps for `Scheduled`. */
  readonly start: string | null;
  readonly end: string | null;
}

const autoReplyReader = z
  .object({
    AutoReplyState: optionalText,
    InternalMessage: optionalText,
    ExternalMessage: optionalText,
    ExternalAudience: optionalText,
    StartTime: instant,
    EndTime: instant,
  })
  .transform((reply): AutoReply => {
    const state =
      reply.AutoReplyState === 'Enabled' || reply.AutoReplyState === 'Scheduled'
        ? reply.AutoReplyState
        : 'Disabled';
    return {
      state,
      internalMessage: reply.InternalMessage,
      externalMessage: reply.ExternalMessage,
      externalAudience: reply.ExternalAudience,
      // Exchange moves these along by itself where nothing is scheduled.
      start: state === 'Scheduled' ? reply.StartTime : null,
      end: state === 'Scheduled' ? reply.EndTime : null,
    };
  });

/**
 * Null where the mailbox is gone. Source:
 * learn.microsoft.com/powershell/module/exchange/get-mailboxautoreplyconfiguration.
 */
export async function readAutoReply(exchange: ExchangeClient, mailbox: string): Promise<AutoReply | null> {
  const call = {
    cmdlet: 'Get-MailboxAutoReplyConfiguration',
    parameters: { Identity: mailbox },
    anchor: { mailbox },
  };
  return (await orNull(exchange.read(call, autoReplyReader)))?.items[0] ?? null;
}

/**
 * Leaves the texts alone. `start` and `end` are ISO UTC and count for `Scheduled` only. Source:
 * learn.microsoft.com/powershell/module/exchange/set-mailboxautoreplyconfiguration.
 */
export async function setAutoReplyState(
  exchange: ExchangeClient,
  mailbox: string,
  reply: { readonly state: string; readonly start: string | null; readonly end: string | null },
  clientRequestId: string,
): Promise<void> {
  const times =
    reply.start !== null && reply.end !== null ? { StartTime: reply.start, EndTime: reply.end } : {};
  await exchange.write({
    cmdlet: 'Set-MailboxAutoReplyConfiguration',
    parameters: { Identity: mailbox, AutoReplyState: reply.state, ...times },
    anchor: { mailbox },
    clientRequestId,
  });
}
