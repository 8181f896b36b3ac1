import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';

/**
 * Where Exchange keeps what was deleted for good: Deletions, which the owner reaches; Purges, which nobody but this cmdlet
 * does; DiscoveryHolds, where a hold keeps what is purged, and which is searched only where it is named
 * (https://learn.microsoft.com/powershell/module/exchangepowershell/get-recoverableitems, SourceFolder).
 */
export const recoverableFolders = ['RecoverableItems', 'PurgedItems', 'DiscoveryHoldsItems'] as const;
export type RecoverableFolder = (typeof recoverableFolders)[number];

/** A deleted message that can still be given back. */
export interface DeletedMail {
  readonly entryId: string;
  readonly folder: RecoverableFolder;
  readonly subject: string;
  /** ISO UTC: an item in these folders was changed last when it was deleted. */
  readonly deleted: string | null;
  /** Where it lay and goes back to, `Inbox/Invoices`; null where nobody knows, then the inbox. */
  readonly from: string | null;
}

const itemReader = z.object({
  EntryID: z.string(),
  Subject: optionalText,
  LastModifiedTime: instant,
  LastParentPath: optionalText,
});

export interface DeletedMailFilter {
  /** ISO UTC; Exchange compares it with the moment of the last change. */
  readonly since?: string;
  readonly entryId?: string;
}

export async function listDeletedMail(
  exchange: ExchangeClient,
  mailbox: string,
  folder: RecoverableFolder,
  { since, entryId }: DeletedMailFilter,
): Promise<readonly DeletedMail[]> {
  const call = {
    cmdlet: 'Get-RecoverableItems',
    parameters: {
      Identity: mailbox,
      SourceFolder: folder,
      FilterItemType: 'IPM.Note',
      // Without it a thousand, in an order that is documented nowhere: the newest might be missing.
      ResultSize: 'Unlimited',
      ...(since === undefined ? {} : { FilterStartTime: since }),
      ...(entryId === undefined ? {} : { EntryID: entryId }),
    },
    anchor: { mailbox },
  };
  return (await exchange.read(call, itemReader)).items.map((item) => ({
    entryId: item.EntryID,
    folder,
    subject: item.Subject ?? '',
    deleted: item.LastModifiedTime,
    from: item.LastParentPath,
  }));
}

export async function restoreDeletedMail(
  exchange: ExchangeClient,
  mailbox: string,
  folder: string,
  entryId: string,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Restore-RecoverableItems',
    parameters: { Identity: mailbox, SourceFolder: folder, EntryID: entryId, FilterItemType: 'IPM.Note' },
    anchor: { mailbox },
    clientRequestId,
  });
}
