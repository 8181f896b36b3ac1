import type { Account, Reason } from '../domain/account.ts';
import type { FindHints } from '../domain/action.ts';
import { isExternal } from '../domain/address.ts';
import type { Connection } from '../domain/clients.ts';
import type { Foothold } from '../domain/foothold.ts';
import type { Json } from '../kernel/json.ts';
import { type Recipient, readRecipient } from '../microsoft/exchange/recipients.ts';
import { against, age, ageReasons, foothold, forIt, name } from './support.ts';

// What the three kinds of delegate share: Exchange dates no right, so that the trustee must speak for it.

export type DelegateRight = 'full-access' | 'send-as' | 'send-on-behalf';

const words: Readonly<Record<DelegateRight, { readonly en: string; readonly de: string }>> = {
  'full-access': { en: 'may open the whole mailbox', de: 'darf das ganze Postfach öffnen' },
  'send-as': { en: 'may send as the owner', de: 'darf als die Person senden' },
  'send-on-behalf': { en: 'may send on behalf of the owner', de: 'darf im Auftrag der Person senden' },
};

/** `full-access:ann@x.example`: the same trustee may hold all three rights. */
export function delegateKey(right: DelegateRight, trustee: string): string {
  return `${right}:${trustee}`;
}

export function trusteeOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

export async function delegateFoothold(
  connection: Connection,
  account: Account,
  hints: FindHints,
  right: DelegateRight,
  trustee: string,
  state: Json,
): Promise<Foothold> {
  const recipient = await readRecipient(connection.exchange, trustee);
  const judged = judgeDelegate(trustee, recipient, hints, connection.clock.now());
  const shown = name(recipient?.displayName || trustee);
  return foothold(
    {
      kind: 'delegate',
      key: delegateKey(right, trustee),
      account: account.upn,
      title: { en: `${shown} ${words[right].en}`, de: `${shown} ${words[right].de}` },
      reasons: judged.reasons,
      suggestion: judged.suggestion,
      action: `remove-${right}`,
      state,
    },
    hints,
  );
}

const youth = 30 * 86_400_000;

export function judgeDelegate(
  trustee: string,
  recipient: Recipient | null,
  hints: FindHints,
  now: Date,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  if (recipient === null) {
    const orphan = /^S-1-\d/.test(trustee);
    return {
      suggestion: 'ask',
      reasons: [
        orphan
          ? against(
              'The account behind this security identifier is gone: the right is a leftover, and useless.',
              'Das Konto hinter dieser Sicherheits-ID gibt es nicht mehr: Die Berechtigung ist ein nutzloser Rest.',
            )
          : forIt('Exchange does not know who this is.', 'Exchange weiß nicht, wer das ist.'),
      ],
    };
  }
  const address = recipient.externalAddress ?? recipient.primaryAddress ?? '';
  const guest = /guest/i.test(recipient.type) || /#ext#/i.test(trustee);
  const outside = address !== '' && isExternal(address, hints.acceptedDomains);
  if (guest || outside) {
    return {
      suggestion: 'remove',
      reasons: [
        forIt(
          `${name(address || trustee)} is ${guest ? 'a guest' : 'an outside address'}: nobody outside needs this right.`,
          `${name(address || trustee)} ist ${guest ? 'ein Gast' : 'eine Adresse außerhalb der Organisation'}: Außerhalb braucht niemand diese Berechtigung.`,
        ),
        ...ageReasons(recipient.created, hints),
      ],
    };
  }
  const reasons: Reason[] = [...ageReasons(recipient.created, hints)];
  if (age(recipient.created, hints) === 'inside') return { suggestion: 'remove', reasons };
  if (/group/i.test(recipient.type)) {
    reasons.push(
      against(
        'It is a group: an arrangement of the organisation rather than of an attacker. Look at who is in it.',
        'Es ist eine Gruppe: eher eine Einrichtung der Organisation als eines Angreifers. Sehen Sie nach, wer darin ist.',
      ),
    );
    return { suggestion: 'keep', reasons };
  }
  reasons.push(
    against(
      'A colleague inside the organisation. Exchange does not tell when the right was given: look for Add-MailboxPermission, Add-RecipientPermission or Set-Mailbox in the audit log.',
      'Eine Person innerhalb der Organisation. Exchange verrät nicht, wann die Berechtigung vergeben wurde: Suchen Sie im Überwachungsprotokoll nach Add-MailboxPermission, Add-RecipientPermission oder Set-Mailbox.',
    ),
  );
  const start = hints.since === null ? now : new Date(hints.since);
  const longStanding =
    recipient.created !== null && start.getTime() - new Date(recipient.created).getTime() >= youth;
  return { suggestion: longStanding ? 'keep' : 'ask', reasons };
}
