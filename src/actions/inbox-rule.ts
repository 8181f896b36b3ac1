import type { Account } from '../domain/account.ts';
import type { Action, Target } from '../domain/action.ts';
import { addressOf } from '../domain/address.ts';
import type { Connection } from '../domain/clients.ts';
import type { Foothold } from '../domain/foothold.ts';
import { sameJson } from '../kernel/json.ts';
import type { JsonObject } from '../kernel/json.ts';
import { listInboxRules } from '../microsoft/exchange/inbox-rules.ts';
import type { InboxRule } from '../microsoft/exchange/inbox-rules.ts';
import { mailboxOf, member, name, needAccount, objectMember, strings, textMember } from './support.ts';

// What disabling and deleting an inbox rule share.

/** A rule's state as both actions compare it. Its id and its priority are minted by Exchange and stay outside. */
export function ruleState(rule: InboxRule): JsonObject {
  return { name: rule.name, enabled: rule.enabled, settings: rule.settings };
}

/**
 * The rule of a target as it is now. A rule that was deleted and made again has a new id: it is then known by its whole
 * content.
 */
export async function findRule(connection: Connection, target: Target): Promise<InboxRule | null> {
  const rules = await listInboxRules(connection.exchange, mailboxOf(needAccount(target.account)), true);
  const same = rules.find((rule) => rule.key === target.key);
  if (same !== undefined) return same;
  const wanted = {
    name: textMember(target.before, 'name'),
    settings: objectMember(target.before, 'settings'),
  };
  return rules.find((rule) => sameJson({ name: rule.name, settings: rule.settings }, wanted)) ?? null;
}

/** `"..", *** → RSS Feeds, evil@x.example`: what the rule is called and what it does, in no language. */
export function ruleLabel(ruleName: string, settings: JsonObject): string {
  const does: string[] = [];
  for (const key of ['ForwardTo', 'ForwardAsAttachmentTo', 'RedirectTo']) {
    for (const recipient of strings(settings[key])) does.push(name(addressOf(recipient) ?? recipient));
  }
  for (const key of ['MoveToFolder', 'CopyToFolder']) {
    for (const folder of strings(settings[key])) does.push(name(folder));
  }
  if (settings['DeleteMessage'] === true || settings['SoftDeleteMessage'] === true) does.push('✕');
  const quoted = `"${name(ruleName)}"`;
  return does.length === 0 ? quoted : `${quoted} → ${does.join(', ')}`;
}

/** The before-state of a step: the foothold as found, with what the plan needs besides. */
export async function currentRule(
  connection: Connection,
  account: Account | null,
  foothold: Foothold | null,
): Promise<{ readonly rule: InboxRule; readonly hidden: boolean } | null> {
  if (foothold === null) return null;
  const mailbox = mailboxOf(needAccount(account));
  const all = await listInboxRules(connection.exchange, mailbox, true);
  const rule = all.find((one) => one.key === foothold.key);
  if (rule === undefined) return null;
  const shown = await listInboxRules(connection.exchange, mailbox, false);
  return { rule, hidden: !shown.some((one) => one.key === rule.key) };
}

export const readRule: Action['read'] = async (connection, target) => {
  const rule = await findRule(connection, target);
  return rule === null ? null : ruleState(rule);
};

export function wasEnabled(target: Target): boolean {
  return member(target.before, 'enabled') === true;
}
