import type { Reason } from '../../domain/account.ts';
import type { Action } from '../../domain/action.ts';
import { addressOf, isExternal } from '../../domain/address.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { folderRole, hidesMail } from '../../domain/vocabulary/folders.ts';
import { tellingWord } from '../../domain/vocabulary/keywords.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type SweepRule, listSweepRules, setSweepRuleEnabled } from '../../microsoft/exchange/sweep-rules.ts';
import { cmdlets } from '../permissions.ts';
import { against, foothold, forIt, mailboxOf, name, needAccount } from '../support.ts';

export const disableSweepRule: Action = {
  id: 'disable-sweep-rule',
  title: { en: 'Switch off sweep rule', de: 'Aufräumregel ausschalten' },
  effect: {
    en: 'The scheduled clean-up stops moving or deleting messages. Sweep rules live beside inbox rules and are usually forgotten.',
    de: 'Das geplante Aufräumen verschiebt und löscht keine Nachrichten mehr. Aufräumregeln liegen neben den Posteingangsregeln und werden meist vergessen.',
  },
  latency: { en: 'Before its next daily run.', de: 'Vor ihrem nächsten täglichen Lauf.' },
  notice: {
    en: 'Mail that used to be cleared away stays in the Inbox.',
    de: 'Nachrichten, die bisher weggeräumt wurden, bleiben im Posteingang.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1564.008', 'T1070.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-SweepRule', 'Disable-SweepRule', 'Enable-SweepRule'),
  removes: 'sweep-rule',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const rules = await listSweepRules(connection.exchange, mailboxOf(account));
    return rules
      .filter((rule) => rule.enabled)
      .map((rule) => {
        const judged = judgeSweepRule(rule, hints.acceptedDomains);
        const label = sweepLabel(rule);
        return foothold(
          {
            kind: 'sweep-rule',
            key: rule.key,
            account: account.upn,
            title: { en: `Sweep rule ${label}`, de: `Aufräumregel ${label}` },
            reasons: judged.reasons,
            suggestion: judged.suggestion,
            action: 'disable-sweep-rule',
            state: sweepState(rule),
          },
          hints,
        );
      });
  },
  async preview(connection, account, found) {
    if (found === null) return null;
    const rule = await sweepRule(connection, mailboxOf(needAccount(account)), found.key);
    if (rule === null || !rule.enabled) return null;
    const before = sweepState(rule);
    return { account, key: rule.key, label: sweepLabel(rule), before, after: { ...before, enabled: false } };
  },
  async read(connection, target) {
    const rule = await sweepRule(connection, mailboxOf(needAccount(target.account)), target.key);
    return rule === null ? null : sweepState(rule);
  },
  async apply({ connection, clientRequestId }, target) {
    const rule = { mailbox: mailboxOf(needAccount(target.account)), key: target.key };
    await setSweepRuleEnabled(connection.exchange, rule, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const rule = { mailbox: mailboxOf(needAccount(target.account)), key: target.key };
    await setSweepRuleEnabled(connection.exchange, rule, true, clientRequestId);
    return { outcome: 'sent' };
  },
};

/** Clearing away a newsletter is what sweep rules are for; clearing away colleagues, banks or warnings is not. */
export function judgeSweepRule(
  rule: SweepRule,
  acceptedDomains: readonly string[],
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const sender = rule.sender === null ? null : addressOf(rule.sender);
  const hides = hidesMail(rule.destinationFolder === null ? null : folderRole(rule.destinationFolder));
  const reasons: Reason[] = [];
  if (rule.sender === null) {
    reasons.push(
      forIt(
        'It names no sender: it takes all mail.',
        'Sie nennt keinen Absender: Sie erfasst alle Nachrichten.',
      ),
    );
    return { suggestion: hides ? 'remove' : 'ask', reasons };
  }
  if (sender !== null && !isExternal(sender, acceptedDomains)) {
    reasons.push(
      forIt(
        `It takes away mail from inside the organisation (${name(sender)}).`,
        `Sie räumt Nachrichten aus der eigenen Organisation weg (${name(sender)}).`,
      ),
    );
    return { suggestion: hides ? 'remove' : 'ask', reasons };
  }
  const hit = tellingWord(rule.sender);
  if (hit !== null) {
    reasons.push(
      forIt(
        `It takes away mail from a sender who matters in a fraud (“${hit.word}”).`,
        `Sie räumt Nachrichten eines Absenders weg, der bei einem Betrug zählt („${hit.word}“).`,
      ),
    );
    return { suggestion: 'ask', reasons };
  }
  reasons.push(
    against(
      'It clears away one outside sender, which is what sweep rules are made for.',
      'Sie räumt einen einzelnen äußeren Absender weg; dafür sind Aufräumregeln gemacht.',
    ),
  );
  return { suggestion: 'keep', reasons };
}

async function sweepRule(connection: Connection, mailbox: string, key: string): Promise<SweepRule | null> {
  return (await listSweepRules(connection.exchange, mailbox)).find((rule) => rule.key === key) ?? null;
}

function sweepState(rule: SweepRule): JsonObject {
  const { key: _key, ...state } = rule;
  return state;
}

function sweepLabel(rule: SweepRule): string {
  const to = rule.destinationFolder === null ? '' : ` → ${name(rule.destinationFolder)}`;
  return `"${name(rule.name)}"${to}`;
}
