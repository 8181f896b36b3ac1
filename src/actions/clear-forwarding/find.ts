import type { Account, Reason } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import { isExternal } from '../../domain/address.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { readMailbox } from '../../microsoft/exchange/mailbox.ts';
import { type Recipient, readRecipient } from '../../microsoft/exchange/recipients.ts';
import { against, age, ageReasons, foothold, forIt, mailboxOf, name } from '../support.ts';
import { forwardingState, forwards } from './state.ts';

export async function findForwarding(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  if (account.mailbox === 'none') return [];
  const settings = await readMailbox(connection.exchange, mailboxOf(account));
  if (settings === null || !forwards(settings)) return [];
  const recipient =
    settings.forwardingAddress === null
      ? null
      : await readRecipient(connection.exchange, settings.forwardingAddress);
  const judged = judgeForwarding(
    {
      recipientName: settings.forwardingAddress,
      recipient,
      address: settings.forwardingSmtpAddress,
      deliverAndForward: settings.deliverAndForward,
    },
    hints,
  );
  const goal =
    recipient?.externalAddress ?? settings.forwardingAddress ?? settings.forwardingSmtpAddress ?? '';
  return [
    foothold(
      {
        kind: 'forwarding',
        key: 'mailbox',
        account: account.upn,
        title: { en: `Mailbox forwards to ${name(goal)}`, de: `Postfach leitet weiter an ${name(goal)}` },
        reasons: judged.reasons,
        suggestion: judged.suggestion,
        action: 'clear-forwarding',
        state: forwardingState(settings),
      },
      hints,
    ),
  ];
}

interface ForwardingFacts {
  /** The recipient as the mailbox names it; null where only an address is set. */
  readonly recipientName: string | null;
  /** What that name means; null where it means nobody any more. */
  readonly recipient: Recipient | null;
  readonly address: string | null;
  readonly deliverAndForward: boolean;
}

export function judgeForwarding(
  facts: ForwardingFacts,
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  const reasons: Reason[] = [];
  let outside = false;
  const contact = facts.recipient?.externalAddress ?? null;
  if (facts.recipientName !== null) {
    const shown = name(facts.recipient?.displayName ?? facts.recipientName);
    if (contact !== null && isExternal(contact, hints.acceptedDomains)) {
      outside = true;
      reasons.push(
        forIt(
          `It looks internal, but “${shown}” is a contact whose mail goes out to ${name(contact)}.`,
          `Sie sieht intern aus, aber „${shown}“ ist ein Kontakt, dessen E-Mails nach außen an ${name(contact)} gehen.`,
        ),
        ...ageReasons(facts.recipient?.created ?? null, hints).filter((one) => one.speaks === 'for'),
      );
    } else if (facts.recipient === null) {
      reasons.push(
        forIt(
          `The recipient “${shown}” cannot be found any more.`,
          `Der Empfänger „${shown}“ ist nicht mehr zu finden.`,
        ),
      );
    } else {
      reasons.push(
        against(
          `“${shown}” is a recipient inside the organisation; only the owner or an administrator can say whether that is wanted.`,
          `„${shown}“ ist ein Empfänger innerhalb der Organisation; ob das gewollt ist, wissen nur die Person selbst oder die Administration.`,
        ),
      );
    }
  }
  if (facts.address !== null) {
    if (isExternal(facts.address, hints.acceptedDomains)) {
      outside = true;
      reasons.push(
        forIt(
          `It sends the owner’s mail out of the organisation, to ${name(facts.address)}.`,
          `Sie leitet die E-Mails der Person aus der Organisation hinaus, an ${name(facts.address)}.`,
        ),
      );
    } else if (facts.recipientName === null) {
      reasons.push(
        against(
          `${name(facts.address)} belongs to a domain of the organisation.`,
          `${name(facts.address)} gehört zu einer Domäne der Organisation.`,
        ),
      );
    }
    if (facts.recipientName !== null) {
      reasons.push(
        forIt(
          'Both kinds are set. Exchange uses the recipient now, and the address as soon as the recipient is removed.',
          'Beide Arten sind gesetzt. Exchange nutzt zurzeit den Empfänger und die Adresse, sobald der Empfänger entfernt wird.',
        ),
      );
    }
  }
  reasons.push(
    facts.deliverAndForward
      ? forIt(
          'The owner still gets everything, so the copy goes unnoticed.',
          'Die Person bekommt weiterhin alles; die Kopie bleibt daher unbemerkt.',
        )
      : against(
          'Mail is only forwarded, not kept: the owner would have noticed an empty Inbox.',
          'Nachrichten werden nur weitergeleitet, nicht behalten: Einen leeren Posteingang hätte die Person bemerkt.',
        ),
  );
  const inside = age(facts.recipient?.created ?? null, hints) === 'inside';
  return { suggestion: outside || inside ? 'remove' : 'ask', reasons };
}
