import type { Account } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import {
  type FolderRight,
  type MailFolder,
  listFolderRights,
  listFolders,
  writeFolderRight,
} from '../../microsoft/exchange/folder-permissions.ts';
import { readRecipient } from '../../microsoft/exchange/recipients.ts';
import { concerns, gives, inFolder, recentChanges } from '../dating.ts';
import { cmdlets } from '../permissions.ts';
import { foothold, mailboxOf, name, needAccount, textMember, textsMember } from '../support.ts';
import { everyone, factoryRights, judgeFolderRight } from './judge.ts';

export const mendFolderPermission: Action = {
  id: 'mend-folder-permission',
  title: { en: 'Mend folder permission', de: 'Ordnerberechtigung bereinigen' },
  effect: {
    en: 'The right on this folder ends: a named user loses it, and what everybody may do goes back to how Outlook delivers it.',
    de: 'Das Recht an diesem Ordner endet: Einer genannten Person wird es entzogen, und was alle dürfen, wird auf die Standardeinstellung zurückgesetzt.',
  },
  latency: { en: 'Minutes.', de: 'Wenige Minuten.' },
  notice: {
    en: 'Whoever read this folder with that right no longer can.',
    de: 'Wer diesen Ordner mit diesem Recht gelesen hat, kann das nicht mehr.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1098.002'],
  d3fend: ['D3-UAP'],
  permissions: cmdlets(
    'Get-MailboxFolderStatistics',
    'Get-MailboxFolderPermission',
    'Set-MailboxFolderPermission',
    'Add-MailboxFolderPermission',
    'Remove-MailboxFolderPermission',
    'Get-Recipient',
  ),
  removes: 'folder-permission',

  find,
  async preview(connection, account, found) {
    if (found === null) return null;
    const { path, user } = fromKey(found.key);
    const mailbox = mailboxOf(needAccount(account));
    const right = await rightOf(connection, mailbox, path, user);
    if (right === null) return null;
    const type = textMember(found.state, 'folderType') ?? '';
    const before = stateOf(right);
    // Names repeat; the address is what a right is given back to.
    const recipient = everyone(user) === null ? await readRecipient(connection.exchange, user) : null;
    return {
      account,
      key: found.key,
      label: `${path}: ${name(user)} (${right.rights.join(', ')})`,
      before,
      after: everyone(user) === null ? null : { ...before, rights: factoryRights(user, type), flags: [] },
      options: { address: recipient?.primaryAddress ?? null },
    };
  },
  async read(connection, target) {
    const { path, user } = fromKey(target.key);
    const mailbox = mailboxOf(needAccount(target.account));
    const address = textMember(target.options, 'address');
    // A right that was given back is listed by name or by address: both mean the same user.
    const right =
      (await rightOf(connection, mailbox, path, user)) ??
      (address === null ? null : await rightOf(connection, mailbox, path, address));
    return right === null ? null : { ...stateOf(right), user };
  },
  async apply({ connection, clientRequestId }, target) {
    const kind = target.after === null ? 'remove' : 'set';
    await writeFolderRight(
      connection.exchange,
      folderOf(target),
      change(target, kind, 'after'),
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const kind = target.after === null ? 'add' : 'set';
    await writeFolderRight(
      connection.exchange,
      folderOf(target),
      change(target, kind, 'before'),
      clientRequestId,
    );
    return { outcome: 'sent' };
  },
};

// Rights can sit on any folder, and each folder is a request: those that hold mail come first, and there is an end.
const worthLooking = [
  'Root',
  'Inbox',
  'Calendar',
  'SentItems',
  'Drafts',
  'DeletedItems',
  'Archive',
  'JunkEmail',
  'Contacts',
  'Notes',
  'User Created',
];
const mostFolders = 40;

async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  if (account.mailbox === 'none') return [];
  const mailbox = mailboxOf(account);
  const folders = await listFolders(connection.exchange, mailbox);
  const operations = ['Add-MailboxFolderPermission', 'Set-MailboxFolderPermission'];
  const changes = (await recentChanges(connection, hints, operations)).filter((one) =>
    concerns(one, account),
  );
  const footholds: Foothold[] = [];
  for (const folder of foldersToRead(folders)) {
    for (const right of await listFolderRights(connection.exchange, mailbox, folder.path)) {
      const named = everyone(right.user) === null;
      const recipient = named ? await readRecipient(connection.exchange, right.user) : null;
      const names = [right.user, recipient?.primaryAddress ?? null];
      const change = changes.find((one) => gives(one, 'user', names) && inFolder(one, folder.path)) ?? null;
      const judged = judgeFolderRight(right, folder, { recipient, change }, hints);
      if (judged === null) continue;
      const what = `${folder.path}: ${name(right.user)} (${right.rights.join(', ')})`;
      footholds.push(
        foothold(
          {
            kind: 'folder-permission',
            key: `${folder.path}|${right.user}`,
            account: account.upn,
            title: { en: `Folder permission ${what}`, de: `Ordnerberechtigung ${what}` },
            since: change?.time ?? null,
            reasons: judged.reasons,
            suggestion: judged.suggestion,
            action: 'mend-folder-permission',
            state: { ...stateOf(right), folderType: folder.type },
          },
          hints,
        ),
      );
    }
  }
  return footholds;
}

function foldersToRead(folders: readonly MailFolder[]): readonly MailFolder[] {
  const known = folders.filter((folder) => worthLooking.includes(folder.type));
  const all = known.some((folder) => folder.path === '\\') ? known : [{ path: '\\', type: 'Root' }, ...known];
  return [...all]
    .sort((a, b) => worthLooking.indexOf(a.type) - worthLooking.indexOf(b.type))
    .slice(0, mostFolders);
}

async function rightOf(
  connection: Connection,
  mailbox: string,
  path: string,
  user: string,
): Promise<FolderRight | null> {
  const rights = await listFolderRights(connection.exchange, mailbox, path);
  return rights.find((right) => right.user === user) ?? null;
}

function stateOf(right: FolderRight): JsonObject {
  return { user: right.user, rights: right.rights, flags: right.flags };
}

function fromKey(key: string): { readonly path: string; readonly user: string } {
  const cut = key.lastIndexOf('|');
  return { path: key.slice(0, cut), user: key.slice(cut + 1) };
}

function folderOf(target: Target): { readonly mailbox: string; readonly path: string } {
  return { mailbox: mailboxOf(needAccount(target.account)), path: fromKey(target.key).path };
}

function change(
  target: Target,
  kind: 'add' | 'set' | 'remove',
  to: 'before' | 'after',
): Parameters<typeof writeFolderRight>[2] {
  const { user } = fromKey(target.key);
  return {
    kind,
    user: kind === 'add' ? (textMember(target.options, 'address') ?? user) : user,
    rights: textsMember(target[to], 'rights'),
    flags: textsMember(target[to], 'flags'),
  };
}
