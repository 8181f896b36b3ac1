import type { Action } from '../../domain/action.ts';
import { createDraft, purgeMessage } from '../../microsoft/graph/messages.ts';
import { graph } from '../permissions.ts';
import { needAccount, textMember } from '../support.ts';

/** A deletion that harms nobody and can be recognised by its subject: whether it is found tells whether auditing works. */
export const leaveAuditMark: Action = {
  id: 'leave-audit-mark',
  title: { en: 'Leave a mark for the audit log', de: 'Eine Marke für das Überwachungsprotokoll setzen' },
  effect: {
    en: 'An empty draft with a name of its own is made in the mailbox and deleted at once: the audit log must show it.',
    de: 'Ein leerer Entwurf mit eigenem Namen wird im Postfach angelegt und sofort gelöscht: Das Überwachungsprotokoll muss es zeigen.',
  },
  latency: {
    en: 'The record usually arrives within 60 to 90 minutes, at the latest within a day.',
    de: 'Der Eintrag kommt meist binnen 60 bis 90 Minuten an, spätestens binnen eines Tages.',
  },
  notice: {
    en: 'For a second there is an empty draft.',
    de: 'Für eine Sekunde gibt es einen leeren Entwurf.',
  },
  impact: 'low',
  reversible: 'no',
  irreversible: {
    en: 'The record of it stays in the audit log.',
    de: 'Der Eintrag darüber bleibt im Überwachungsprotokoll.',
  },
  phase: 'harden',
  attack: [],
  d3fend: [],
  permissions: [graph('Mail.ReadWrite')],
  repeat: true,

  preview(_connection, account, _foothold, options) {
    const subject = textMember(options, 'subject') ?? '';
    const key = subject;
    return Promise.resolve({ account: needAccount(account), key, label: subject, before: null, after: null });
  },
  // The draft is gone as soon as it was made: nothing of it can be read but in the log.
  read: () => Promise.resolve(null),
  async apply({ connection, clientRequestId }, target) {
    const { id } = needAccount(target.account);
    const draft = await createDraft(connection.graph, id, target.key, clientRequestId);
    await purgeMessage(connection.graph, id, draft);
    return { outcome: 'sent' };
  },
};
