import type { Account, Reason } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import { addressOf, isExternal } from '../../domain/address.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { MailboxChange } from '../../microsoft/exchange/audit-search.ts';
import { type JournalRule, listJournalRules } from '../../microsoft/exchange/journal-rules.ts';
import { setRuleEnabled } from '../../microsoft/exchange/organization-rule.ts';
import { gives, givenReason, recentChanges } from '../dating.ts';
import { cmdlets } from '../permissions.ts';
import { against, age, foothold, forIt, name } from '../support.ts';

export const disableJournalRule: Action = {
  id: 'disable-journal-rule',
  title: { en: 'Switch off journal rule', de: 'Journalregel ausschalten' },
  effect: {
    en: 'No copy of the mail goes to that address any more. The rule stays as evidence.',
    de: 'An diese Adresse geht keine Kopie der E-Mails mehr. Als Beweis bleibt die Regel bestehen.',
  },
  latency: { en: 'Up to an hour.', de: 'Bis zu einer Stunde.' },
  notice: {
    en: 'If the rule fed an archive that the law asks for, mail is missing there until it is switched on again.',
    de: 'Hat die Regel ein gesetzlich gefordertes Archiv beliefert, fehlen dort E-Mails, bis sie wieder eingeschaltet wird.',
  },
  impact: 'high',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1114.003'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-JournalRule', 'Disable-JournalRule', 'Enable-JournalRule'),
  removes: 'journal-rule',

  async find(connection, account, hints) {
    const rules = (await listJournalRules(connection.exchange)).filter((rule) => rule.enabled);
    if (rules.length === 0) return [];
    const changes = await recentChanges(connection, hints, operations);
    return rules.map((rule) => ruleFoothold(connection, account, hints, rule, changes));
  },
  async preview(connection, _account, found) {
    const rule = found === null ? null : await ruleByKey(connection, found.key);
    return rule?.enabled ? targetOf(rule) : null;
  },
  async read(connection, target) {
    const rule = await ruleByKey(connection, target.key);
    return rule === null ? null : stateOf(rule);
  },
  async apply({ connection, clientRequestId }, target) {
    await setRuleEnabled(connection.exchange, 'JournalRule', target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setRuleEnabled(connection.exchange, 'JournalRule', target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
};

const operations = ['New-JournalRule', 'Set-JournalRule', 'Enable-JournalRule'];

async function ruleByKey(connection: Connection, key: string): Promise<JournalRule | null> {
  return (await listJournalRules(connection.exchange)).find((rule) => rule.key === key) ?? null;
}

function stateOf({ name: label, enabled, recipient, target, scope }: JournalRule): JsonObject {
  return { name: label, enabled, recipient, target, scope };
}

function targetOf(rule: JournalRule): Target {
  const before = stateOf(rule);
  return {
    account: null,
    key: rule.key,
    label: `"${name(rule.name)}" → ${name(rule.target ?? '')}`,
    before,
    after: { ...before, enabled: false },
  };
}

function ruleFoothold(
  connection: Connection,
  account: Account,
  hints: FindHints,
  rule: JournalRule,
  changes: readonly MailboxChange[],
): Foothold {
  const label = name(rule.name);
  const change =
    changes.find((one) => one.objectId === rule.name || gives(one, 'name', [rule.name, rule.key])) ??
    changes.find((one) => gives(one, 'identity', [rule.name, rule.key])) ??
    null;
  const since = change?.time ?? null;
  const aimed = rule.recipient?.toLowerCase() === account.upn.toLowerCase();
  return foothold(
    {
      kind: 'journal-rule',
      key: rule.key,
      account: connection.tenant.domain,
      title: { en: `Journal rule “${label}”`, de: `Journalregel „${label}“` },
      since,
      reasons: [...(change ? [givenReason(change)] : []), ...reasonsOf(rule, aimed, hints)],
      // Every journal rule of Exchange Online leads to another system, and few are ever looked at: none passes unasked.
      suggestion: age(since, hints) === 'inside' ? 'remove' : 'ask',
      action: 'disable-journal-rule',
      state: stateOf(rule),
    },
    hints,
  );
}

function reasonsOf(rule: JournalRule, aimed: boolean, hints: FindHints): readonly Reason[] {
  const target = name(rule.target ?? '');
  const outside = isExternal(addressOf(rule.target ?? '') ?? '', hints.acceptedDomains);
  const whose =
    rule.recipient === null
      ? { en: 'everybody', de: 'allen' }
      : { en: name(rule.recipient), de: name(rule.recipient) };
  return [
    outside
      ? forIt(
          `It sends a copy of every message of ${whose.en} out of the organisation, to ${target}.`,
          `Sie schickt von jeder Nachricht von ${whose.de} eine Kopie aus der Organisation hinaus, an ${target}.`,
        )
      : forIt(
          `It sends a copy of every message of ${whose.en} to ${target}.`,
          `Sie schickt von jeder Nachricht von ${whose.de} eine Kopie an ${target}.`,
        ),
    ...(aimed ? [forIt('It names the compromised account.', 'Sie nennt das kompromittierte Konto.')] : []),
    against(
      'Archives that the law asks for are fed by journal rules: does this address belong to yours?',
      'Gesetzlich geforderte Archive werden über Journalregeln beliefert: Gehört diese Adresse zu Ihrem?',
    ),
  ];
}
