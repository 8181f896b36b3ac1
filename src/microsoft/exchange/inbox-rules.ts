import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { addressOf } from '../../domain/address.ts';
import { type Json, type JsonObject, toJson } from '../../kernel/json.ts';
import { flag, optionalText } from '../fields.ts';

/**
 * One inbox rule. `settings` holds exactly what New-InboxRule needs to make it again, without the members that say
 * nothing (null, false, empty), so that two readings compare equal.
 */
export interface InboxRule {
  /** The rule's own id: the part of `Identity` after the last backslash. Names repeat, this does not. */
  readonly key: string;
  readonly name: string;
  readonly enabled: boolean;
  /** Its place in the order; others move up when one goes, so it is no part of the state. */
  readonly priority: number | null;
  readonly inError: boolean;
  readonly settings: JsonObject;
}

const conditions = [
  'BodyContainsWords',
  'FlaggedForAction',
  'From',
  'FromAddressContainsWords',
  'FromSubscription',
  'HasAttachment',
  'HasClassification',
  'HeaderContainsWords',
  'MessageTypeMatches',
  'MyNameInCcBox',
  'MyNameInToBox',
  'MyNameInToOrCcBox',
  'MyNameNotInToBox',
  'ReceivedAfterDate',
  'ReceivedBeforeDate',
  'RecipientAddressContainsWords',
  'SentOnlyToMe',
  'SentTo',
  'SubjectContainsWords',
  'SubjectOrBodyContainsWords',
  'WithImportance',
  'WithinSizeRangeMaximum',
  'WithinSizeRangeMinimum',
  'WithSensitivity',
] as const;

export const ruleConditions: readonly string[] = conditions;
const ruleExceptions: readonly string[] = conditions.map((name) => `ExceptIf${name}`);
export const ruleActions: readonly string[] = [
  'ApplyCategory',
  'ApplySystemCategory',
  'CopyToFolder',
  'DeleteMessage',
  'DeleteSystemCategory',
  'ForwardAsAttachmentTo',
  'ForwardTo',
  'MarkAsRead',
  'MarkImportance',
  'MoveToFolder',
  'PinMessage',
  'RedirectTo',
  'SendTextMessageNotificationTo',
  'SoftDeleteMessage',
  'StopProcessingRules',
];
const settingNames = [...ruleConditions, ...ruleExceptions, ...ruleActions];

export const ruleReader = z
  .looseObject({
    Identity: z.union([z.string(), z.number()]).transform(String),
    Name: optionalText,
    Enabled: flag,
    Priority: z.number().nullish(),
    InError: flag,
  })
  .transform((rule): InboxRule => ({
    key: rule.Identity.slice(rule.Identity.lastIndexOf('\\') + 1),
    name: rule.Name ?? '',
    enabled: rule.Enabled,
    priority: rule.Priority ?? null,
    inError: rule.InError,
    settings: settingsOf(rule),
  }));

function settingsOf(rule: { readonly [name: string]: unknown }): JsonObject {
  const settings: Record<string, Json> = {};
  for (const name of settingNames) {
    const value = meaningful(toJson(rule[name]));
    if (value !== null) settings[name] = name.endsWith('ToFolder') ? withoutMailbox(value) : value;
  }
  return settings;
}

/** `ann@x.example:\Archive` is the folder `Archive`: a rule that was made again may show its path in full. */
function withoutMailbox(folder: Json): Json {
  return typeof folder === 'string' ? folder.replace(/^[^\\]*:\\/, '') : folder;
}

function meaningful(value: Json): Json {
  if (value === '' || value === false) return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value;
  return value;
}

/** A mailbox's rules; hidden ones appear only with `hidden`, and never through Graph. */
export async function listInboxRules(
  exchange: ExchangeClient,
  mailbox: string,
  hidden: boolean,
): Promise<readonly InboxRule[]> {
  const parameters = hidden ? { Mailbox: mailbox, IncludeHidden: true } : { Mailbox: mailbox };
  const call = { cmdlet: 'Get-InboxRule', parameters, anchor: { mailbox } };
  return (await exchange.read(call, ruleReader)).items;
}

interface RuleReference {
  readonly mailbox: string;
  readonly key: string;
}

/**
 * `Force` answers what Exchange asks where Outlook made rules, too. Source:
 * learn.microsoft.com/powershell/module/exchange/disable-inboxrule.
 */
export async function setInboxRuleEnabled(
  exchange: ExchangeClient,
  { mailbox, key }: RuleReference,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: enabled ? 'Enable-InboxRule' : 'Disable-InboxRule',
    parameters: { Mailbox: mailbox, Identity: key, Confirm: false, Force: true },
    anchor: { mailbox },
    clientRequestId,
  });
}

/** Source: learn.microsoft.com/powershell/module/exchange/remove-inboxrule. */
export async function removeInboxRule(
  exchange: ExchangeClient,
  { mailbox, key }: RuleReference,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Remove-InboxRule',
    parameters: { Mailbox: mailbox, Identity: key, Confirm: false, Force: true },
    anchor: { mailbox },
    clientRequestId,
  });
}

/** Makes a rule again with what was read of it. Exchange gives it a new id; a rule is made switched on. */
export async function createInboxRule(
  exchange: ExchangeClient,
  mailbox: string,
  rule: { readonly name: string; readonly priority: number | null; readonly settings: JsonObject },
  clientRequestId: string,
): Promise<void> {
  const parameters: Record<string, Json> = { Mailbox: mailbox, Name: rule.name, Confirm: false, Force: true };
  if (rule.priority !== null) parameters['Priority'] = rule.priority;
  for (const [name, value] of Object.entries(rule.settings))
    parameters[name] = asParameter(mailbox, name, value);
  await exchange.write({ cmdlet: 'New-InboxRule', parameters, anchor: { mailbox }, clientRequestId });
}

// Get-InboxRule shows a folder by its name and a recipient as `"Ann" [SMTP:ann@x]`; New-InboxRule wants a path and an address.
function asParameter(mailbox: string, name: string, value: Json): Json {
  if (name.endsWith('ToFolder') && typeof value === 'string') {
    return value.includes(':\\') ? value : `${mailbox}:\\${value.replace(/^\\/, '')}`;
  }
  if (/^(ExceptIf)?(From|SentTo|ForwardTo|ForwardAsAttachmentTo|RedirectTo)$/.test(name)) {
    return (Array.isArray(value) ? value : [value]).map((one: Json) =>
      typeof one === 'string' ? (addressOf(one) ?? one) : one,
    );
  }
  return value;
}
