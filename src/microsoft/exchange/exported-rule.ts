import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { ruleActions, ruleConditions, ruleReader } from './inbox-rules.ts';
import type { InboxRule } from './inbox-rules.ts';

export interface ExportedRule {
  /** Lower-case address where the export names one; Get-InboxRule's owner is a directory name. */
  readonly mailbox: string | null;
  readonly rule: InboxRule;
}

/** An inbox rule as somebody exported it: Get-InboxRule's object or row, an extractor's row, or Graph's messageRule. */
export function exportedRule(document: Json): ExportedRule | null {
  if (!isObject(document)) return null;
  const parsed = ruleReader.safeParse(
    isObject(document['actions']) ? fromGraph(document) : fromRow(document),
  );
  if (!parsed.success) return null;
  const owner = document['UserName'] ?? document['MailboxOwnerId'] ?? document['userPrincipalName'];
  return {
    mailbox: typeof owner === 'string' && owner !== '' ? owner.toLowerCase() : null,
    rule: parsed.data,
  };
}

type Members = { readonly [name: string]: unknown };

/** Cells hold lists as one text and booleans by their names. */
function fromRow(row: Members): Members {
  const settings = Object.entries(row).map(([name, value]) => [name, cell(name, value)]);
  return {
    ...Object.fromEntries(settings),
    Identity: row['RuleIdentity'] ?? row['Identity'] ?? '',
    Name: row['Name'] ?? row['RuleName'],
    Priority: undefined,
  };
}

const lists = /^(?:ExceptIf)?(?:From|SentTo|\w*ContainsWords)$|^(?:Forward|Redirect)\w*To$|^ApplyCategory$/;

function cell(name: string, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  if (/^true$/i.test(value)) return true;
  if (/^false$/i.test(value) || value.trim() === '' || value === 'System.Collections.ArrayList') return null;
  return lists.test(name) ? value.split(/[,;|]\s*/).filter(Boolean) : value;
}

/** Graph writes `moveToFolder` for `MoveToFolder`, `subjectContains` for `SubjectContainsWords`, recipients as objects. */
function fromGraph(rule: Members): Members {
  const named: { [name: string]: unknown } = {
    Identity: rule['id'] ?? '',
    Name: rule['displayName'],
    Enabled: rule['isEnabled'],
    InError: rule['hasError'],
  };
  const place = (members: unknown, prefix: string): void => {
    if (!isObject(members)) return;
    for (const [member, value] of Object.entries(members)) {
      const name = exchangeName(member);
      if (name) named[`${prefix}${name}`] = recipients(value);
    }
  };
  place(rule['actions'], '');
  place(rule['conditions'], '');
  place(rule['exceptions'], 'ExceptIf');
  return named;
}

const other: { readonly [member: string]: string } = {
  delete: 'DeleteMessage',
  permanentDelete: 'SoftDeleteMessage',
  fromAddresses: 'From',
  senderContains: 'FromAddressContainsWords',
  sentToAddresses: 'SentTo',
  bodyOrSubjectContains: 'SubjectOrBodyContainsWords',
  bodyContains: 'BodyContainsWords',
  subjectContains: 'SubjectContainsWords',
  headerContains: 'HeaderContainsWords',
  recipientContains: 'RecipientAddressContainsWords',
  hasAttachments: 'HasAttachment',
  assignCategories: 'ApplyCategory',
};
const known = new Set([...ruleActions, ...ruleConditions]);

function exchangeName(member: string): string | null {
  const name = other[member] ?? `${member.charAt(0).toUpperCase()}${member.slice(1)}`;
  return known.has(name) ? name : null;
}

function recipients(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value.map((entry: unknown) => {
    const address = isObject(entry) ? entry['emailAddress'] : null;
    return isObject(address) ? address['address'] : entry;
  });
}
