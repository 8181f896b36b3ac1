import { isObject } from '../../kernel/json.ts';
import type { Mailbox, Obj } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { findFolder } from './mailbox.ts';

// One inbox rule in two languages: Exchange's flat parameters, which the state keeps, and Graph's messageRule.

interface Member {
  readonly graph: string;
  readonly exchange: string;
  readonly kind: 'words' | 'people' | 'flag' | 'folder' | 'importance';
}

const conditions: readonly Member[] = [
  { graph: 'subjectContains', exchange: 'SubjectContainsWords', kind: 'words' },
  { graph: 'bodyContains', exchange: 'BodyContainsWords', kind: 'words' },
  { graph: 'bodyOrSubjectContains', exchange: 'SubjectOrBodyContainsWords', kind: 'words' },
  { graph: 'senderContains', exchange: 'FromAddressContainsWords', kind: 'words' },
  { graph: 'recipientContains', exchange: 'RecipientAddressContainsWords', kind: 'words' },
  { graph: 'headerContains', exchange: 'HeaderContainsWords', kind: 'words' },
  { graph: 'fromAddresses', exchange: 'From', kind: 'people' },
  { graph: 'sentToAddresses', exchange: 'SentTo', kind: 'people' },
  { graph: 'hasAttachments', exchange: 'HasAttachment', kind: 'flag' },
  { graph: 'sentOnlyToMe', exchange: 'SentOnlyToMe', kind: 'flag' },
  { graph: 'sentToMe', exchange: 'MyNameInToBox', kind: 'flag' },
  { graph: 'importance', exchange: 'WithImportance', kind: 'importance' },
];
const exceptions: readonly Member[] = [
  { graph: 'fromAddresses', exchange: 'ExceptIfFrom', kind: 'people' },
  { graph: 'subjectContains', exchange: 'ExceptIfSubjectContainsWords', kind: 'words' },
  { graph: 'bodyOrSubjectContains', exchange: 'ExceptIfSubjectOrBodyContainsWords', kind: 'words' },
];
const actions: readonly Member[] = [
  { graph: 'moveToFolder', exchange: 'MoveToFolder', kind: 'folder' },
  { graph: 'copyToFolder', exchange: 'CopyToFolder', kind: 'folder' },
  { graph: 'delete', exchange: 'DeleteMessage', kind: 'flag' },
  { graph: 'markAsRead', exchange: 'MarkAsRead', kind: 'flag' },
  { graph: 'markImportance', exchange: 'MarkImportance', kind: 'importance' },
  { graph: 'stopProcessingRules', exchange: 'StopProcessingRules', kind: 'flag' },
  { graph: 'forwardTo', exchange: 'ForwardTo', kind: 'people' },
  { graph: 'forwardAsAttachmentTo', exchange: 'ForwardAsAttachmentTo', kind: 'people' },
  { graph: 'redirectTo', exchange: 'RedirectTo', kind: 'people' },
  { graph: 'assignCategories', exchange: 'ApplyCategory', kind: 'words' },
];
const groups = { conditions, exceptions, actions };

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
}

/** An inbox rule as Graph shows it (messageRule resource type). */
export function graphRule(rule: Obj, box: Mailbox): Obj {
  const group = (members: readonly Member[]): Obj =>
    Object.fromEntries(
      members.flatMap((member) => {
        const value = toGraph(member, rule[member.exchange], box);
        return value === undefined ? [] : [[member.graph, value]];
      }),
    );
  return {
    id: Buffer.from(String(rule['RuleIdentity'])).toString('base64url'),
    displayName: rule['Name'],
    sequence: rule['Priority'],
    isEnabled: rule['Enabled'],
    hasError: rule['InError'] === true,
    // Rules that only Outlook can run cannot be changed from outside.
    isReadOnly: rule['_clientSide'] === true,
    conditions: group(conditions),
    actions: group(actions),
    exceptions: group(exceptions),
  };
}

function toGraph(member: Member, value: unknown, box: Mailbox): unknown {
  switch (member.kind) {
    case 'flag':
      return value === true ? true : undefined;
    case 'words':
      return texts(value).length > 0 ? texts(value) : undefined;
    case 'people':
      return texts(value).length > 0 ? texts(value).map(recipient) : undefined;
    case 'importance':
      return value ? String(value).toLowerCase() : undefined;
    case 'folder':
      return value
        ? (box.folders.find((folder) => folder.Name === value || folder.FolderPath.slice(1) === value)
            ?.FolderId ?? value)
        : undefined;
  }
}

/** Exchange writes recipients as `"Name" [SMTP:address]`. */
function recipient(text: string): Obj {
  const address = text.replace(/^.*\[SMTP:(.+)\]$/i, '$1');
  const name = /^"?([^"[]+?)"? \[/.exec(text)?.[1] ?? address;
  return { emailAddress: { name, address } };
}

/** What a messageRule body says, as Exchange's parameters; each group that is given replaces the whole group. */
export function exchangeParameters(json: { readonly [key: string]: unknown }, box: Mailbox): Obj {
  const parameters: Obj = {};
  for (const [key, value] of Object.entries(json)) {
    if (key.startsWith('@odata') || key === 'id') continue;
    if (key === 'displayName' && typeof value === 'string') parameters['Name'] = value;
    else if (key === 'sequence' && typeof value === 'number') parameters['Priority'] = value;
    else if (key === 'isEnabled' && typeof value === 'boolean') parameters['Enabled'] = value;
    else if (key in groups && (value === null || isObject(value)))
      Object.assign(parameters, groupParameters(groups[key as keyof typeof groups], value ?? {}, box));
    else throw graphError(400, 'ErrorInvalidRequest', `The property '${key}' is read-only or not valid.`);
  }
  return parameters;
}

function groupParameters(
  members: readonly Member[],
  given: { readonly [key: string]: unknown },
  box: Mailbox,
): Obj {
  const unknown = Object.keys(given).find(
    (name) => !name.startsWith('@odata') && !members.some((member) => member.graph === name),
  );
  if (unknown)
    throw graphError(501, 'NotImplemented', `This simulation does not know '${unknown}' of inbox rules.`);
  return Object.fromEntries(
    members.map((member) => [member.exchange, toExchange(member, given[member.graph], box)]),
  );
}

function toExchange(member: Member, value: unknown, box: Mailbox): unknown {
  if (value === undefined || value === null) return member.kind === 'flag' ? false : null;
  switch (member.kind) {
    case 'flag':
      return value === true;
    case 'words':
      return texts(value);
    case 'importance':
      return String(value).replace(/^./, (letter) => letter.toUpperCase());
    case 'people':
      return (Array.isArray(value) ? (value as unknown[]) : []).map((entry) => {
        const address = isObject(entry) && isObject(entry['emailAddress']) ? entry['emailAddress'] : {};
        if (typeof address['address'] !== 'string')
          throw graphError(400, 'ErrorInvalidRequest', `'${member.graph}' needs recipients with an address.`);
        return address['address'];
      });
    case 'folder': {
      const folder = findFolder(box, String(value));
      if (!folder) throw graphError(400, 'ErrorInvalidIdMalformed', 'Id is malformed.');
      return folder.Name;
    }
  }
}

/** A rule without actions does nothing, and Exchange refuses it. */
export function hasActions(parameters: Obj): boolean {
  return actions.some(({ exchange }) => {
    const value = parameters[exchange];
    return Array.isArray(value) ? value.length > 0 : Boolean(value);
  });
}
