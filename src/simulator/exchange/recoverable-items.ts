import type { Mailbox, Obj, RecoverableItem } from '../state/tenant.ts';
import { cmdlet, exchangeError, needMailbox, text } from './cmdlet.ts';
import type { Cmdlet, CmdletCall } from './cmdlet.ts';

const filters =
  'EntryID FilterEndTime FilterItemType FilterStartTime LastParentFolderID PolicyTag SourceFolder SubjectContains';

/**
 * Mail that was deleted for good, as long as Exchange keeps it ("Get-RecoverableItems", "Restore-RecoverableItems"). Both
 * belong to the role Mailbox Import Export, which no role group holds until somebody gives it.
 */
export const recoverableItemCmdlets: readonly Cmdlet[] = [
  cmdlet('Get-RecoverableItems', 'import-export', filters, (call) => {
    const box = needMailbox(call);
    return chosen(call, box).map((item) => row(box, item));
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

const sources: readonly RecoverableItem['sourceFolder'][] = ['RecoverableItems', 'PurgedItems'];

function chosen(call: CmdletCall, box: Mailbox): readonly RecoverableItem[] {
  const source = text(call, 'SourceFolder') ?? 'RecoverableItems';
  if (!(sources as readonly string[]).includes(source) && source !== 'DeletedItems')
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
  return box.recoverable.filter((item) => {
    const at = Date.parse(item.deletedAt);
    return (
      item.sourceFolder === source &&
      at >= call.world.clock.milliseconds() - keptFor(box) &&
      at >= from &&
      at <= to &&
      (wanted === undefined || item.entryId === wanted) &&
      item.message.subject.toLowerCase().includes(words) &&
      'IPM.Note'.startsWith(type)
    );
  });
}

/** `14.00:00:00`: fourteen days by default, thirty at most ("Change how long permanently deleted items are kept"). */
function keptFor(box: Mailbox): number {
  return Number.parseFloat(String(box.properties['RetainDeletedItemsFor'] ?? '14')) * 86_400_000;
}

function row(box: Mailbox, item: RecoverableItem): Obj {
  const folder = box.folders.find(({ FolderId }) => FolderId === item.message.folderId);
  return {
    Identity: box.properties.UserPrincipalName,
    ItemClass: 'IPM.Note',
    Subject: item.message.subject,
    EntryID: item.entryId,
    LastModifiedTime: item.deletedAt,
    SourceFolder: item.sourceFolder,
    LastParentFolderID: item.message.folderId,
    LastParentPath: folder?.FolderPath.replace(/^\//, '') ?? '',
    OriginalFolderExists: folder !== undefined,
  };
}

/** Back to the folder from which it was deleted; where that is gone, into the inbox. */
function restore(box: Mailbox, item: RecoverableItem): Obj {
  const known = box.folders.some(({ FolderId }) => FolderId === item.message.folderId);
  const inbox = box.folders.find(({ FolderType }) => FolderType === 'Inbox')!;
  const before = row(box, item);
  box.recoverable.splice(box.recoverable.indexOf(item), 1);
  box.messages.push(known ? item.message : { ...item.message, folderId: inbox.FolderId });
  return {
    ...before,
    RestoredToFolderPath: known ? before['LastParentPath'] : inbox.FolderPath.replace(/^\//, ''),
    WasRestoredSuccessfully: true,
  };
}
