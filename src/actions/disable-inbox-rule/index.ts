import type { Action } from '../../domain/action.ts';
import { setInboxRuleEnabled } from '../../microsoft/exchange/inbox-rules.ts';
import { currentRule, findRule, readRule, ruleLabel, ruleState } from '../inbox-rule.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, needAccount } from '../support.ts';
import { findRules } from './find.ts';

export const disableInboxRule: Action = {
  id: 'disable-inbox-rule',
  title: { en: 'Switch off inbox rule', de: 'Posteingangsregel ausschalten' },
  effect: {
    en: 'The rule stops forwarding, hiding or deleting mail. It stays in the mailbox as evidence.',
    de: 'Die Regel leitet keine Nachrichten mehr weiter, versteckt und löscht keine mehr. Als Beweis bleibt sie im Postfach.',
  },
  latency: {
    en: 'Within a minute or two, for new mail.',
    de: 'Nach ein bis zwei Minuten, für neue Nachrichten.',
  },
  notice: {
    en: 'The rule shows as switched off in Outlook. Exchange deletes rules that run only on the owner’s own computer (“client-only”) whenever an administrator changes any rule.',
    de: 'Die Regel erscheint in Outlook als ausgeschaltet. Exchange löscht Regeln, die nur auf dem Computer der Person laufen („nur Client“), sobald ein Administrator irgendeine Regel ändert.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1564.008', 'T1114.003', 'T1137.005'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-InboxRule', 'Disable-InboxRule', 'Enable-InboxRule', 'Get-Recipient'),
  removes: 'inbox-rule',

  find: findRules,
  async preview(connection, account, foothold) {
    const current = await currentRule(connection, account, foothold);
    if (current === null || !current.rule.enabled) return null;
    const before = ruleState(current.rule);
    return {
      account,
      key: current.rule.key,
      label: ruleLabel(current.rule.name, current.rule.settings),
      before,
      after: { ...before, enabled: false },
    };
  },
  read: readRule,
  async apply({ connection, clientRequestId }, target) {
    const rule = { mailbox: mailboxOf(needAccount(target.account)), key: target.key };
    await setInboxRuleEnabled(connection.exchange, rule, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const rule = await findRule(connection, target);
    const key = rule?.key ?? target.key;
    const mailbox = mailboxOf(needAccount(target.account));
    await setInboxRuleEnabled(connection.exchange, { mailbox, key }, true, clientRequestId);
    return { outcome: 'sent' };
  },
};
