import type { Reason } from '../../domain/account.ts';
import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { type AddIn, listAddIns, setAddInEnabled } from '../../microsoft/exchange/add-ins.ts';
import { cmdlets } from '../permissions.ts';
import { against, foothold, forIt, mailboxOf, name, needAccount } from '../support.ts';

export const disableMailboxAddIn: Action = {
  id: 'disable-mailbox-add-in',
  title: { en: 'Switch off mailbox add-in', de: 'Postfach-Add-In ausschalten' },
  effect: {
    en: 'The add-in no longer runs in this mailbox and reads no more mail.',
    de: 'Das Add-In läuft in diesem Postfach nicht mehr und liest keine Nachrichten mehr.',
  },
  latency: {
    en: 'When Outlook is next started, at the latest after a day.',
    de: 'Beim nächsten Start von Outlook, spätestens nach einem Tag.',
  },
  notice: { en: 'Its button disappears from Outlook.', de: 'Seine Schaltfläche verschwindet aus Outlook.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1137.006'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-App', 'Disable-App', 'Enable-App'),
  removes: 'mailbox-add-in',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const addIns = await listAddIns(connection.exchange, mailboxOf(account));
    return addIns.flatMap((addIn) => {
      const judged = judgeAddIn(addIn);
      if (judged === null) return [];
      const label = name(addIn.name);
      const parts = {
        kind: 'mailbox-add-in' as const,
        key: addIn.id,
        account: account.upn,
        title: { en: `Mailbox add-in ${label}`, de: `Postfach-Add-In ${label}` },
        reasons: judged.reasons,
        suggestion: judged.suggestion,
        action: 'disable-mailbox-add-in',
        state: stateOf(addIn),
      };
      return [foothold(parts, hints)];
    });
  },
  async preview(connection, account, found) {
    if (found === null) return null;
    const addIn = await addInById(connection, mailboxOf(needAccount(account)), found.key);
    if (addIn === null || !addIn.enabled) return null;
    const before = stateOf(addIn);
    return { account, key: addIn.id, label: name(addIn.name), before, after: { ...before, enabled: false } };
  },
  async read(connection, target) {
    const addIn = await addInById(connection, mailboxOf(needAccount(target.account)), target.key);
    return addIn === null ? null : stateOf(addIn);
  },
  async apply({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setAddInEnabled(connection.exchange, mailbox, target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setAddInEnabled(connection.exchange, mailbox, target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
};

/** Only add-ins that whoever had the mailbox installed: the organisation's own are the administrators' choice. */
export function judgeAddIn(
  addIn: AddIn,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  if (!addIn.enabled || addIn.scope !== 'User') return null;
  // A provider's name is free text; only an organisation-wide add-in is vouched for by somebody.
  const microsoft = /^microsoft( corporation)?$/i.test(addIn.provider ?? '');
  const provider = name(addIn.provider ?? '');
  return microsoft
    ? {
        suggestion: 'keep',
        reasons: [against('It gives Microsoft as its provider.', 'Als Anbieter ist Microsoft angegeben.')],
      }
    : {
        suggestion: 'ask',
        reasons: [
          forIt(
            `It was installed in this mailbox alone, by whoever was signed in, and comes from “${provider}”.`,
            `Es wurde nur in diesem Postfach installiert, von wem auch immer gerade angemeldet war, und stammt von „${provider}“.`,
          ),
          against(
            'Exchange does not tell when it was installed; many people install add-ins themselves.',
            'Exchange verrät nicht, wann es installiert wurde; viele installieren Add-Ins selbst.',
          ),
        ],
      };
}

async function addInById(connection: Connection, mailbox: string, id: string): Promise<AddIn | null> {
  return (await listAddIns(connection.exchange, mailbox)).find((addIn) => addIn.id === id) ?? null;
}

function stateOf(addIn: AddIn): JsonObject {
  return { name: addIn.name, provider: addIn.provider, enabled: addIn.enabled };
}
