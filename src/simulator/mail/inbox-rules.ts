import { folderByType } from '../state/mailbox.ts';
import type { Folder, Mailbox, Obj } from '../state/tenant.ts';
import type { Envelope } from './message.ts';
import { valuesOf } from './values.ts';

/** What a mailbox's rules make of a message: where it lies, whether it looks read, and to whom it goes on. */
export interface Filing {
  readonly folder: Folder;
  readonly isRead: boolean;
  /** A redirect keeps the first sender, a forward has the mailbox's own. */
  readonly onward: readonly { readonly to: string; readonly redirected: boolean }[];
}

/** Server-side rules by priority; those that Outlook keeps on one computer do not run here. */
export function fileMessage(box: Mailbox, message: Envelope): Filing {
  let folder = folderByType(box, 'Inbox');
  let isRead = false;
  const onward: { to: string; redirected: boolean }[] = [];
  for (const rule of [...box.rules].sort((a, b) => Number(a['Priority']) - Number(b['Priority']))) {
    if (rule['Enabled'] !== true || rule['_clientSide'] === true || !matches(rule, message)) continue;
    const forwards = [...valuesOf(rule['ForwardTo']), ...valuesOf(rule['ForwardAsAttachmentTo'])];
    onward.push(...forwards.map((to) => ({ to, redirected: false })));
    onward.push(...valuesOf(rule['RedirectTo']).map((to) => ({ to, redirected: true })));
    if (rule['MarkAsRead'] === true) isRead = true;
    if (rule['DeleteMessage'] === true) folder = folderByType(box, 'DeletedItems');
    else if (rule['MoveToFolder']) folder = folderNamed(box, rule['MoveToFolder']) ?? folder;
    if (rule['StopProcessingRules'] === true) break;
  }
  return { folder, isRead, onward };
}

function folderNamed(box: Mailbox, name: unknown): Folder | undefined {
  return box.folders.find((folder) => folder.Name === name || folder.FolderPath.slice(1) === name);
}

function matches(rule: Obj, message: Envelope): boolean {
  const contains = (text: string, name: string): boolean => {
    const words = valuesOf(rule[name]);
    return words.length === 0 || words.some((word) => text.toLowerCase().includes(word.toLowerCase()));
  };
  return (
    contains(message.subject, 'SubjectContainsWords') &&
    contains(message.body, 'BodyContainsWords') &&
    contains(`${message.subject} ${message.body}`, 'SubjectOrBodyContainsWords') &&
    contains(message.from, 'From') &&
    contains(message.from, 'FromAddressContainsWords')
  );
}
