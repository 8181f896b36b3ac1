import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { optionalText, textSet } from '../fields.ts';
import { orNull } from '../missing.ts';

export interface MailFolder {
  /** `u:\Inbox` without the mailbox: `\Inbox`, and `\` for the mailbox's root. Names are in the owner's language. */
  readonly path: string;
  /** `Inbox`, `Calendar`, `SentItems`, `Root`, `User Created` … */
  readonly type: string;
}

const folderReader = z
  .object({ FolderPath: z.string(), FolderType: optionalText })
  .transform((folder): MailFolder => {
    const root = folder.FolderType === 'Root' || /^[\\/]Top of Information Store$/i.test(folder.FolderPath);
    return {
      path: root ? '\\' : folder.FolderPath.replaceAll('/', '\\'),
      type: root ? 'Root' : (folder.FolderType ?? ''),
    };
  });

/**
 * Every folder, with its path as the permission cmdlets take it. Source:
 * learn.microsoft.com/powershell/module/exchange/get-mailboxfolderstatistics.
 */
export async function listFolders(exchange: ExchangeClient, mailbox: string): Promise<readonly MailFolder[]> {
  const call = {
    cmdlet: 'Get-MailboxFolderStatistics',
    parameters: { Identity: mailbox },
    anchor: { mailbox },
  };
  return (await exchange.read(call, folderReader)).items;
}

/** What one user may do in one folder. */
export interface FolderRight {
  /** `Default`, `Anonymous`, or a name. */
  readonly user: string;
  /** A role (`Reviewer`, `Editor`, `AvailabilityOnly`, `None`) or single rights, sorted. */
  readonly rights: readonly string[];
  /** `Delegate`, `CanViewPrivateItems`; calendars only. */
  readonly flags: readonly string[];
}

const rightReader = z
  .object({
    User: z.union([
      z.string(),
      z.looseObject({ DisplayName: optionalText }).transform((user) => user.DisplayName ?? ''),
    ]),
    AccessRights: textSet,
    SharingPermissionFlags: textSet,
  })
  .transform((right): FolderRight => ({
    user: right.User,
    rights: right.AccessRights.flatMap((one) => one.split(',').map((part) => part.trim())).sort(),
    flags: right.SharingPermissionFlags.flatMap((one) => one.split(',').map((part) => part.trim()))
      .filter((one) => one !== '' && one !== 'None')
      .sort(),
  }));

/** Empty for folders that cannot be shared or are gone. */
export async function listFolderRights(
  exchange: ExchangeClient,
  mailbox: string,
  path: string,
): Promise<readonly FolderRight[]> {
  const call = {
    cmdlet: 'Get-MailboxFolderPermission',
    parameters: { Identity: `${mailbox}:${path}` },
    anchor: { mailbox },
  };
  return (await orNull(exchange.read(call, rightReader)))?.items ?? [];
}

/** Adds, changes or (with `rights` null) removes one user's right on one folder. */
export async function writeFolderRight(
  exchange: ExchangeClient,
  folder: { readonly mailbox: string; readonly path: string },
  change: {
    readonly kind: 'add' | 'set' | 'remove';
    readonly user: string;
    readonly rights: readonly string[];
    readonly flags: readonly string[];
  },
  clientRequestId: string,
): Promise<void> {
  const cmdlets = {
    add: 'Add-MailboxFolderPermission',
    set: 'Set-MailboxFolderPermission',
    remove: 'Remove-MailboxFolderPermission',
  };
  const who = { Identity: `${folder.mailbox}:${folder.path}`, User: change.user };
  await exchange.write({
    cmdlet: cmdlets[change.kind],
    parameters:
      change.kind === 'remove'
        ? { ...who, Confirm: false }
        : {
            ...who,
            AccessRights: change.rights,
            ...(change.flags.length > 0 ? { SharingPermissionFlags: change.flags.join(',') } : {}),
          },
    anchor: { mailbox: folder.mailbox },
    clientRequestId,
  });
}
