import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, optionalText, textSet } from '../fields.ts';

/** Somebody's right on a whole mailbox, given directly (not inherited). */
export interface MailboxRight {
  /** As Exchange writes it: an address, a domain name, or a SID that nobody answers to any more. */
  readonly trustee: string;
  /** `FullAccess`, `ReadPermission`, `ChangePermission`, `SendAs` … sorted. */
  readonly rights: readonly string[];
}

const rightsOf = textSet.transform((values) =>
  values
    .flatMap((value) => value.replace(/[{}]/g, '').split(','))
    .map((value) => value.trim())
    .filter(Boolean)
    .sort(),
);

const mailboxRightReader = z.object({
  User: optionalText,
  AccessRights: rightsOf,
  IsInherited: flag,
  Deny: flag,
});

/** Who may open the mailbox. The owner, inherited rights and denials are left out. */
export async function listMailboxRights(
  exchange: ExchangeClient,
  mailbox: string,
): Promise<readonly MailboxRight[]> {
  const call = { cmdlet: 'Get-MailboxPermission', parameters: { Identity: mailbox }, anchor: { mailbox } };
  const { items } = await exchange.read(call, mailboxRightReader);
  return items
    .filter((item) => !item.IsInherited && !item.Deny && item.User !== null && !isSystem(item.User))
    .map((item) => ({ trustee: item.User!, rights: item.AccessRights }));
}

const sendAsReader = z.object({
  Trustee: optionalText,
  AccessRights: rightsOf,
  AccessControlType: optionalText,
  IsInherited: flag,
});

/** Who may send as the owner. Trustees whose SID changed are missing here, says Microsoft. */
export async function listSendAs(
  exchange: ExchangeClient,
  mailbox: string,
): Promise<readonly MailboxRight[]> {
  const call = { cmdlet: 'Get-RecipientPermission', parameters: { Identity: mailbox }, anchor: { mailbox } };
  const { items } = await exchange.read(call, sendAsReader);
  return items
    .filter((item) => !item.IsInherited && item.AccessControlType !== 'Deny')
    .filter(
      (item) => item.Trustee !== null && !isSystem(item.Trustee) && item.AccessRights.includes('SendAs'),
    )
    .map((item) => ({ trustee: item.Trustee!, rights: ['SendAs'] }));
}

function isSystem(trustee: string): boolean {
  return /^NT[- ](AUTHORITY|AUTORITÄT)\\/i.test(trustee);
}

/**
 * Gives or takes rights like FullAccess. Sources:
 * learn.microsoft.com/powershell/module/exchange/add-mailboxpermission and remove-mailboxpermission.
 */
export async function setMailboxRight(
  exchange: ExchangeClient,
  mailbox: string,
  right: MailboxRight & { readonly granted: boolean },
  clientRequestId: string,
): Promise<void> {
  const parameters = { Identity: mailbox, User: right.trustee, AccessRights: right.rights, Confirm: false };
  await exchange.write({
    cmdlet: right.granted ? 'Add-MailboxPermission' : 'Remove-MailboxPermission',
    parameters: right.granted ? { ...parameters, InheritanceType: 'All' } : parameters,
    anchor: { mailbox },
    clientRequestId,
  });
}

/** Sources: learn.microsoft.com/powershell/module/exchange/add-recipientpermission and remove-recipientpermission. */
export async function setSendAs(
  exchange: ExchangeClient,
  mailbox: string,
  right: { readonly trustee: string; readonly granted: boolean },
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: right.granted ? 'Add-RecipientPermission' : 'Remove-RecipientPermission',
    parameters: { Identity: mailbox, Trustee: right.trustee, AccessRights: ['SendAs'], Confirm: false },
    anchor: { mailbox },
    clientRequestId,
  });
}
