import type { Reason } from '../../domain/account.ts';
import type { Action } from '../../domain/action.ts';
import { isExternal } from '../../domain/address.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { tellingWord } from '../../domain/vocabulary/keywords.ts';
import { htmlToText } from '../../kernel/html-text.ts';
import type { Json } from '../../kernel/json.ts';
import { type AutoReply, readAutoReply, setAutoReplyState } from '../../microsoft/exchange/auto-reply.ts';
import { cmdlets } from '../permissions.ts';
import { against, foothold, forIt, mailboxOf, name, needAccount, textMember } from '../support.ts';

export const clearAutoReply: Action = {
  id: 'clear-auto-reply',
  title: { en: 'Switch off automatic reply', de: 'Automatische Antwort ausschalten' },
  effect: {
    en: 'Senders no longer get the attacker’s text. The text itself stays in the mailbox as evidence.',
    de: 'Absender erhalten den Text des Angreifers nicht mehr. Der Text selbst bleibt als Beweis im Postfach.',
  },
  latency: { en: 'Within minutes.', de: 'Nach wenigen Minuten.' },
  notice: {
    en: 'If the owner is away and wrote it, senders no longer learn of the absence.',
    de: 'Ist die Person abwesend und hat sie den Text selbst verfasst, erfahren Absender nichts mehr von der Abwesenheit.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'mailbox',
  attack: ['T1534', 'T1036'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets('Get-MailboxAutoReplyConfiguration', 'Set-MailboxAutoReplyConfiguration'),
  removes: 'auto-reply',

  async find(connection, account, hints) {
    if (account.mailbox === 'none') return [];
    const reply = await readAutoReply(connection.exchange, mailboxOf(account));
    if (reply === null || reply.state === 'Disabled') return [];
    const judged = judgeAutoReply(reply, hints.acceptedDomains);
    return [
      foothold(
        {
          kind: 'auto-reply',
          key: 'mailbox',
          account: account.upn,
          title: { en: 'Automatic reply is on', de: 'Automatische Antwort ist eingeschaltet' },
          reasons: judged.reasons,
          suggestion: judged.suggestion,
          action: 'clear-auto-reply',
          state: { ...reply },
        },
        hints,
      ),
    ];
  },
  async preview(connection, account) {
    const reply = await readAutoReply(connection.exchange, mailboxOf(needAccount(account)));
    if (reply === null || reply.state === 'Disabled') return null;
    const label = name(htmlToText(reply.externalMessage ?? reply.internalMessage ?? ''), 100);
    return {
      account,
      key: 'mailbox',
      label,
      before: { ...reply },
      after: { ...reply, state: 'Disabled', start: null, end: null },
    };
  },
  async read(connection, target) {
    const reply = await readAutoReply(connection.exchange, mailboxOf(needAccount(target.account)));
    return reply === null ? null : { ...reply };
  },
  async apply({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setAutoReplyState(connection.exchange, mailbox, schedule(target.after), clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    const mailbox = mailboxOf(needAccount(target.account));
    await setAutoReplyState(connection.exchange, mailbox, schedule(target.before), clientRequestId);
    return { outcome: 'sent' };
  },
};

export function judgeAutoReply(
  reply: AutoReply,
  acceptedDomains: readonly string[],
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const raw = `${reply.externalMessage ?? ''}\n${reply.internalMessage ?? ''}`.slice(0, 20_000);
  const text = htmlToText(raw);
  const reasons: Reason[] = [];
  const link = linkedHosts(raw).find(
    (host) => isExternal(`x@${host}`, acceptedDomains) && !ofOrganisation(host, acceptedDomains),
  );
  if (link !== undefined) {
    reasons.push(
      forIt(
        `It links to ${name(link)}, outside the organisation.`,
        `Sie verlinkt auf ${name(link)}, außerhalb der Organisation.`,
      ),
    );
  }
  const address = addressesIn(text).find((one) => isExternal(one, acceptedDomains));
  if (address !== undefined) {
    reasons.push(
      forIt(
        `It sends people to an outside address: ${name(address)}.`,
        `Sie verweist auf eine Adresse außerhalb der Organisation: ${name(address)}.`,
      ),
    );
  }
  const hit = tellingWord(text);
  if (hit !== null) {
    reasons.push(forIt(`It speaks of “${hit.word}”.`, `Sie spricht von „${hit.word}“.`));
  }
  const signals = [link, address, hit].filter((one) => one !== undefined && one !== null).length;
  if (signals === 0) {
    reasons.push(
      against(
        'It reads like an ordinary notice of absence, without links, outside addresses or talk of money.',
        'Sie liest sich wie eine gewöhnliche Abwesenheitsnotiz, ohne Links, fremde Adressen oder Geldfragen.',
      ),
    );
  }
  return { suggestion: signals >= 2 ? 'remove' : signals === 1 ? 'ask' : 'keep', reasons };
}

function schedule(state: Json): Parameters<typeof setAutoReplyState>[2] {
  return {
    state: textMember(state, 'state') ?? 'Disabled',
    start: textMember(state, 'start'),
    end: textMember(state, 'end'),
  };
}

function linkedHosts(text: string): readonly string[] {
  return [...text.matchAll(/https?:\/\/([a-z0-9.-]{1,253})/gi)].map((match) => match[1]!.toLowerCase());
}

function addressesIn(text: string): readonly string[] {
  return [...text.matchAll(/[\w.+-]{1,64}@([a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5})/gi)].map((match) =>
    match[0].toLowerCase(),
  );
}

function ofOrganisation(host: string, acceptedDomains: readonly string[]): boolean {
  return acceptedDomains.some((domain) => host === domain || host.endsWith(`.${domain}`));
}
