import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { addressOf } from '../../domain/address.ts';
import { flag, optionalText, texts } from '../fields.ts';

const ruleReader = z.object({
  Name: optionalText,
  Enabled: flag,
  ForwardTo: texts,
  ForwardAsAttachmentTo: texts,
  RedirectTo: texts,
});

/** Rules of one mailbox that send mail on, hidden ones included, with the addresses to which they do. */
export async function forwardingRules(
  exchange: ExchangeClient,
  mailbox: string,
): Promise<readonly { readonly name: string; readonly enabled: boolean; readonly to: readonly string[] }[]> {
  const call = {
    cmdlet: 'Get-InboxRule',
    parameters: { Mailbox: mailbox, IncludeHidden: true },
    anchor: { mailbox },
  };
  const { items } = await exchange.read(call, ruleReader);
  return items
    .map((rule) => ({
      name: rule.Name ?? '',
      enabled: rule.Enabled,
      to: [...rule.ForwardTo, ...rule.ForwardAsAttachmentTo, ...rule.RedirectTo].map(
        (target) => addressOf(target) ?? target,
      ),
    }))
    .filter((rule) => rule.to.length > 0);
}
