import type { Mailbox, Message, Obj } from '../state/tenant.ts';
import { cmdlet, exchangeError, needMailbox, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';

const filters =
  'EntryID FilterEndTime FilterItemType FilterStartTime LastParentFolderID PolicyTag SourceFolder SubjectContains';

/**
 * Mail that was deleted for good, as long as Exchange keeps it ("Get-RecoverableItems", "Restore-RecoverableItems"). Both
 * belong to the role Mailbox Import Export, which no role group holds until somebody gives it.
 */
export const recoverableItemCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-RecoverableItems', 'import-export', `${filters} MaxParallelSize SkipCount`, (call) => {
    const box = needMailbox(call);
    const skipped = Number(call.parameters['SkipCount'] ?? 0);
    return chosen(call, box)
      .slice(skipped)
      .map((item) => row(box, item));
  }),
  cmdlet(
    'Restore-RecoverableItems',
    'import-export',
    `${filters} MaxParallelSize NoOutput RestoreTargetFolder`,
    (call) => {
      const box = needMailbox(call);
      const rows = chosen(call, box).map((item) => restore(box, item));
      return call.parameters['NoOutput'] === true ? [] : rows;
    },
  ),
];

const sources = ['DeletedItems', 'RecoverableItems', 'PurgedItems', 'DiscoveryHoldsItems'] as const;
type Source = (typeof sources)[number];

/** An item, and the folder in which the cmdlets find it. */
interface Found {
  readonly entryId: string;
  readonly message: Message;
  readonly source: Source;
  readonly changed: string;
}

function chosen(call: CmdletCall, box: Mailbox): readonly Found[] {
  const source = text(call, 'SourceFolder');
  if (source !== undefined && !(sources as readonly string[]).includes(source))
    throw exchangeError(
      400,
      'System.Management.Automation.ParameterBindingException',
      `Cannot process argument transformation on parameter 'SourceFolder'. Cannot convert value "${source}" to type "Microsoft.Exchange.Management.RecoverableItems.RecoverableItemsFolderType".`,
    );
  const wanted = text(call, 'EntryID');
  const words = text(call, 'SubjectContains')?.toLowerCase() ?? '';
  const type = text(call, 'FilterItemType') ?? '';
  const from = Date.parse(text(call, 'FilterStartTime') ?? '1970-01-01T00:00:00Z');
  const to = Date.parse(text(call, 'FilterEndTime') ?? '9999-01-01T00:00:00Z');
  return [...inDeletedItems(box), ...kept(call, box)].filter(
    (item) =>
      // Unnamed, all folders but the one of the holds.
      (source === undefined ? item.source !== 'DiscoveryHoldsItems' : item.source === source) &&
      Date.parse(item.changed) >= from &&
      Date.parse(item.changed) <= to &&
      (wanted === undefined || item.entryId === wanted) &&
      item.message.subject.toLowerCase().includes(words) &&
      'IPM.Note'.startsWith(type),
  );
}

function inDeletedItems(box: Mailbox): readonly Found[] {
  const folder = box.folders.find(({ FolderType }) => FolderType === 'DeletedItems');
  return box.messages
    .filter(({ folderId }) => folderId === folder?.FolderId)
    .map((message) => ({
      entryId: Buffer.from(message.id).toString('hex').toUpperCase(),
      message,
      source: 'DeletedItems',
      changed: message.receivedDateTime,
    }));
}

/**
 * Fourteen days by default, thirty at most ("Change how long permanently deleted items are kept"); under a litigation hold
 * as long as that lasts ("Recoverable Items folder in Exchange Online").
 */
function kept(call: CmdletCall, box: Mailbox): readonly Found[] {
  const days = Number.parseFloat(String(box.properties['RetainDeletedItemsFor'] ?? '14'));
  const oldest =
    box.properties['LitigationHoldEnabled'] === true
      ? 0
      : call.world.clock.milliseconds() - days * 86_400_000;
  return box.recoverable
    .filter(({ deletedAt }) => Date.parse(deletedAt) >= oldest)
    .map(({ entryId, message, sourceFolder, deletedAt }) => ({
      entryId,
      message,
      source: sourceFolder,
      changed: deletedAt,
    }));
}

/** Moments are told as text in UTC without a zone: `10/05/2026 12:00:00`. */
function slashed(iso: string): string {
  const [year, month, day] = iso.slice(0, 10).split('-');
  return `${month}/${day}/${year} ${iso.slice(11, 19)}`;
}

function row(box: Mailbox, item: Found): Obj {
  const folder = box.folders.find(({ FolderId }) => FolderId === item.message.folderId);
  return {
    Identity: box.properties.UserPrincipalName,
    ItemClass: 'IPM.Note',
    Subject: item.message.subject,
    EntryID: item.entryId,
    LastModifiedTime: slashed(item.changed),
    SourceFolder: item.source,
    LastParentFolderID: item.message.folderId,
    LastParentPath: folder?.FolderPath.replace(/^\//, '') ?? '',
    OriginalFolderExists: folder !== undefined,
  };
}

/** Back to the folder from which it was deleted; where that is gone, or unknown, into the inbox. */
function restore(box: Mailbox, item: Found): Obj {
  const before = row(box, item);
  const inbox = box.folders.find(({ FolderType }) => FolderType === 'Inbox')!;
  const at = box.recoverable.findIndex(({ entryId }) => entryId === item.entryId);
  const goesBack = at !== -1 && before['OriginalFolderExists'] === true;
  if (at === -1) box.messages.splice(box.messages.indexOf(item.message), 1);
  else box.recoverable.splice(at, 1);
  box.messages.push(goesBack ? item.message : { ...item.message, folderId: inbox.FolderId });
  return {
    ...before,
    RestoredToFolderPath: goesBack ? before['LastParentPath'] : inbox.FolderPath.replace(/^\//, ''),
    WasRestoredSuccessfully: true,
  };
}
