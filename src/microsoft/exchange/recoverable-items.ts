import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { instant, optionalText } from '../fields.ts';

/** Where Exchange keeps what was deleted for good; Purges are out of the owner's own reach. */
export const recoverableFolders = ['RecoverableItems', 'PurgedItems'] as const;
export type RecoverableFolder = (typeof recoverableFolders)[number];

/** A deleted message that can still be given back. */
export interface DeletedMail {
  readonly entryId: string;
  readonly folder: RecoverableFolder;
  readonly subject: string;
  /** ISO UTC: Exchange changes an item last when it is deleted. */
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
  /** ISO UTC. */
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
