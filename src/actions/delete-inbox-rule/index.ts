import type { Action } from '../../domain/action.ts';
import {
  createInboxRule,
  removeInboxRule,
  setInboxRuleEnabled,
} from '../../microsoft/exchange/inbox-rules.ts';
import { currentRule, findRule, readRule, ruleLabel, ruleState, wasEnabled } from '../inbox-rule.ts';
import { cmdlets } from '../permissions.ts';
import { mailboxOf, member, needAccount, objectMember, textMember } from '../support.ts';

/** Found by `disable-inbox-rule`, which is the gentler choice; this one is for rules that cannot be switched off. */
export const deleteInboxRule: Action = {
  id: 'delete-inbox-rule',
  title: { en: 'Delete inbox rule', de: 'Posteingangsregel löschen' },
  effect: {
    en: 'The rule is gone from the mailbox. Its full content stays in the journal.',
    de: 'Die Regel ist aus dem Postfach verschwunden. Ihr vollständiger Inhalt bleibt im Protokoll der Maßnahmen.',
  },
  latency: {
    en: 'Within a minute or two, for new mail.',
    de: 'Nach ein bis zwei Minuten, für neue Nachrichten.',
  },
  notice: {
    en: 'The rule no longer shows in Outlook. Exchange deletes rules that run only on the owner’s own computer (“client-only”) whenever an administrator changes any rule.',
    de: 'Die Regel erscheint nicht mehr in Outlook. Exchange löscht Regeln, die nur auf dem Computer der Person laufen („nur Client“), sobald ein Administrator irgendeine Regel ändert.',
  },
  impact: 'medium',
  reversible: 'partly',
  irreversible: {
    en: 'The rule can be made again with the same content, but Exchange gives it a new id, and a hidden rule comes back as a visible one.',
    de: 'Die Regel lässt sich mit demselben Inhalt neu anlegen, bekommt von Exchange aber eine neue ID, und eine verborgene Regel kehrt sichtbar zurück.',
  },
  phase: 'mailbox',
  attack: ['T1564.008', 'T1114.003', 'T1137.005'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-InboxRule', 'Remove-InboxRule', 'New-InboxRule', 'Disable-InboxRule'),
  removes: 'inbox-rule',
  once: true,

  async preview(connection, account, foothold) {
    const current = await currentRule(connection, account, foothold);
    if (current === null) return null;
    const { rule, hidden } = current;
    return {
      account,
      key: rule.key,
      label: ruleLabel(rule.name, rule.settings),
      before: ruleState(rule),
      after: null,
      options: { priority: rule.priority, hidden },
    };
  },
  read: readRule,
  async apply({ connection, clientRequestId }, target) {
    const rule = { mailbox: mailboxOf(needAccount(target.account)), key: target.key };
    await removeInboxRule(connection.exchange, rule, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    const existing = await findRule(connection, target);
    const priority = member(target.options, 'priority');
    if (existing === null) {
      const rule = {
        name: textMember(target.before, 'name') ?? '',
        priority: typeof priority === 'number' ? priority : null,
        settings: objectMember(target.before, 'settings'),
      };
      await createInboxRule(connection.exchange, mailbox, rule, clientRequestId);
    }
    // Exchange makes rules switched on: one that was off before must be switched off again.
    if (!wasEnabled(target)) {
      const made = await findRule(connection, target);
      if (made?.enabled) {
        const id = connection.random.uuid();
        await setInboxRuleEnabled(connection.exchange, { mailbox, key: made.key }, false, id);
      }
    }
    return { outcome: 'sent' };
  },
};
