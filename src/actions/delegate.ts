import type { Account, Reason } from '../domain/account.ts';
import type { FindHints } from '../domain/action.ts';
import { isExternal } from '../domain/address.ts';
import type { Connection } from '../domain/clients.ts';
import type { Foothold } from '../domain/foothold.ts';
import type { Json } from '../kernel/json.ts';
import type { MailboxChange } from '../microsoft/exchange/audit-search.ts';
import { type Recipient, readRecipient } from '../microsoft/exchange/recipients.ts';
import { readUser } from '../microsoft/graph/users.ts';
import { concerns, gives, givenReason, recentChanges } from './dating.ts';
import { against, age, ageReasons, foothold, forIt, name } from './support.ts';

// What the three kinds of delegate share: Exchange dates no right, so that the trustee must speak for it.

type DelegateRight = 'full-access' | 'send-as' | 'send-on-behalf';

const words: Readonly<Record<DelegateRight, { readonly en: string; readonly de: string }>> = {
  'full-access': { en: 'may open the whole mailbox', de: 'darf das ganze Postfach öffnen' },
  'send-as': { en: 'may send as the owner', de: 'darf als die Person senden' },
  'send-on-behalf': { en: 'may send on behalf of the owner', de: 'darf im Auftrag der Person senden' },
};

/** `full-access:ann@x.example`: the same trustee may hold all three rights. */
function delegateKey(right: DelegateRight, trustee: string): string {
  return `${right}:${trustee}`;
}

export function trusteeOf(key: string): string {
  return key.slice(key.indexOf(':') + 1);
}

/** One foothold for each trustee, dated by the audit log where it can be. */
export async function delegateFootholds(
  connection: Connection,
  account: Account,
  hints: FindHints,
  right: DelegateRight,
  delegates: readonly { readonly trustee: string; readonly state: Json }[],
): Promise<readonly Foothold[]> {
  if (delegates.length === 0) return [];
  const [operation, parameter] = records[right];
  const changes = (await recentChanges(connection, hints, [operation])).filter((one) =>
    concerns(one, account),
  );
  const footholds: Foothold[] = [];
  for (const { trustee, state } of delegates) {
    const recipient = await datedRecipient(connection, trustee);
    const names = [trustee, recipient?.primaryAddress ?? null, recipient?.displayName ?? null];
    const change = changes.find((one) => gives(one, parameter, names)) ?? null;
    footholds.push(
      delegateFoothold(connection, account, hints, { right, trustee, state, recipient, change }),
    );
  }
  return footholds;
}

/** The operation and the parameter that record each right. */
const records: Readonly<Record<DelegateRight, readonly [operation: string, parameter: string]>> = {
  'full-access': ['Add-MailboxPermission', 'user'],
  'send-as': ['Add-RecipientPermission', 'trustee'],
  'send-on-behalf': ['Set-Mailbox', 'grantsendonbehalfto'],
};

/** Exchange does not always tell a mailbox's age; the directory tells the user's. */
async function datedRecipient(connection: Connection, trustee: string): Promise<Recipient | null> {
  const recipient = await readRecipient(connection.exchange, trustee);
  const address = recipient?.primaryAddress ?? null;
  if (recipient === null || recipient.created !== null || address === null) return recipient;
  const user = await readUser(connection.graph, address);
  return { ...recipient, created: user?.created ?? null };
}

interface DelegateFacts {
  readonly right: DelegateRight;
  readonly trustee: string;
  readonly state: Json;
  readonly recipient: Recipient | null;
  readonly change: MailboxChange | null;
}

function delegateFoothold(
  connection: Connection,
  account: Account,
  hints: FindHints,
  { right, trustee, state, recipient, change }: DelegateFacts,
): Foothold {
  const judged = judgeDelegate(trustee, recipient, change, hints, connection.clock.now());
  const shown = name(recipient?.displayName || trustee);
  return foothold(
    {
      kind: 'delegate',
      key: delegateKey(right, trustee),
      account: account.upn,
      title: { en: `${shown} ${words[right].en}`, de: `${shown} ${words[right].de}` },
      since: change?.time ?? null,
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
  change: MailboxChange | null,
  hints: FindHints,
  now: Date,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } {
  if (change !== null) {
    return { suggestion: hints.since === null ? 'ask' : 'remove', reasons: [givenReason(change)] };
  }
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
      'A colleague inside the organisation, and no record in the audit log that the right was given lately.',
      'Eine Person innerhalb der Organisation, und im Überwachungsprotokoll steht nicht, dass die Berechtigung in letzter Zeit vergeben wurde.',
    ),
  );
  const start = hints.since === null ? now : new Date(hints.since);
  const longStanding =
    recipient.created !== null && start.getTime() - new Date(recipient.created).getTime() >= youth;
  return { suggestion: longStanding ? 'keep' : 'ask', reasons };
}
