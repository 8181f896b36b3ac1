import { addressOf, legacyNameOf } from '../../domain/address.ts';
import type { Account } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { type InboxRule, listInboxRules } from '../../microsoft/exchange/inbox-rules.ts';
import { readRecipient } from '../../microsoft/exchange/recipients.ts';
import { ruleLabel, ruleState } from '../inbox-rule.ts';
import { foothold, mailboxOf, strings } from '../support.ts';
import { judgeRule } from './judge.ts';
import { systemName } from './signs.ts';

/** Every rule that is switched on, hidden ones included. Switched-off rules do nothing and are no way in. */
export async function findRules(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  if (account.mailbox === 'none') return [];
  const mailbox = mailboxOf(account);
  const all = await listInboxRules(connection.exchange, mailbox, true);
  const shown = new Set((await listInboxRules(connection.exchange, mailbox, false)).map((rule) => rule.key));
  const footholds: Foothold[] = [];
  for (const rule of all.filter((one) => one.enabled)) {
    const context = {
      hidden: !shown.has(rule.key),
      acceptedDomains: hints.acceptedDomains,
      resolved: await realAddresses(connection, rule),
    };
    const judged = judgeRule(rule, context);
    if (judged === null) continue;
    const label = ruleLabel(rule.name, rule.settings);
    footholds.push(
      foothold(
        {
          kind: 'inbox-rule',
          key: rule.key,
          account: account.upn,
          title: {
            en: `${context.hidden ? 'Hidden inbox rule' : 'Inbox rule'} ${label}`,
            de: `${context.hidden ? 'Verborgene Posteingangsregel' : 'Posteingangsregel'} ${label}`,
          },
          reasons: judged.reasons,
          suggestion: judged.suggestion,
          // Exchange refuses to switch a delegate rule off; it can only be deleted.
          action: systemName(rule.name) === 'delegate' ? 'delete-inbox-rule' : 'disable-inbox-rule',
          state: ruleState(rule),
        },
        hints,
      ),
    );
  }
  return footholds;
}

/** Behind a name of the organisation may stand a contact whose mail leaves it: the recipient tells. */
async function realAddresses(connection: Connection, rule: InboxRule): Promise<ReadonlyMap<string, string>> {
  const resolved = new Map<string, string>();
  for (const key of ['ForwardTo', 'ForwardAsAttachmentTo', 'RedirectTo']) {
    for (const recipient of strings(rule.settings[key]).slice(0, 20)) {
      const identity = addressOf(recipient) ?? legacyNameOf(recipient) ?? recipient;
      const found = await readRecipient(connection.exchange, identity);
      const real = found?.externalAddress ?? found?.primaryAddress ?? null;
      if (real !== null) resolved.set(recipient, real);
    }
  }
  return resolved;
}
