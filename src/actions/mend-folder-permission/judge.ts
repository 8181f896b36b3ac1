import type { Reason } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import { isExternal } from '../../domain/address.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { FolderRight } from '../../microsoft/exchange/folder-permissions.ts';
import type { Recipient } from '../../microsoft/exchange/recipients.ts';
import type { MailboxChange } from '../../microsoft/exchange/audit-search.ts';
import { givenReason } from '../dating.ts';
import { against, age, ageReasons, forIt, name } from '../support.ts';

/** Everybody in the organisation, and everybody at all; German tenants may answer in German. */
export function everyone(user: string): 'default' | 'anonymous' | null {
  if (/^(default|standard)$/i.test(user)) return 'default';
  return /^(anonymous|anonym)$/i.test(user) ? 'anonymous' : null;
}

/** What everybody may do in a folder from the factory: see free and busy times in the calendar, and nothing else. */
export function factoryRights(user: string, folderType: string): readonly string[] {
  return everyone(user) === 'default' && folderType === 'Calendar' ? ['AvailabilityOnly'] : ['None'];
}

const harmless = new Set(['None', 'AvailabilityOnly', 'LimitedDetails', 'FolderVisible']);

function isHarmless(right: FolderRight): boolean {
  return right.rights.every((one) => harmless.has(one));
}

/** Null where the right gives nothing away. */
export function judgeFolderRight(
  right: FolderRight,
  folder: { readonly path: string; readonly type: string },
  { recipient, change }: { readonly recipient: Recipient | null; readonly change: MailboxChange | null },
  hints: FindHints,
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  if (isHarmless(right)) return null;
  const given = change === null ? [] : [givenReason(change)];
  const calendar = folder.type === 'Calendar';
  const all = everyone(right.user);
  if (all === null && change !== null) {
    return { suggestion: hints.since === null ? 'ask' : 'remove', reasons: given };
  }
  if (all !== null) {
    const reasons: Reason[] = [
      ...given,
      all === 'default'
        ? forIt(
            'Everybody in the organisation has this right, and so has an attacker in any other account.',
            'Jede Person in der Organisation hat dieses Recht, also auch ein Angreifer in jedem anderen Konto.',
          )
        : forIt(
            'Everybody has this right, without signing in.',
            'Alle haben dieses Recht, ganz ohne Anmeldung.',
          ),
    ];
    const lately = change !== null && hints.since !== null;
    if (!lately && calendar && all === 'default' && right.rights.every((one) => one === 'Reviewer')) {
      reasons.push(
        against(
          'Many organisations let colleagues read each other’s calendars.',
          'Viele Organisationen lassen Kollegen gegenseitig ihre Kalender lesen.',
        ),
      );
      return { suggestion: 'ask', reasons };
    }
    reasons.push(
      forIt(
        'Outlook grants everybody nothing of the kind from the factory.',
        'Ab Werk gewährt Outlook allen nichts dergleichen.',
      ),
    );
    return { suggestion: 'remove', reasons };
  }
  if (recipient === null) {
    return {
      suggestion: 'ask',
      reasons: [forIt('Exchange does not know who this is.', 'Exchange weiß nicht, wer das ist.')],
    };
  }
  const address = recipient.externalAddress ?? recipient.primaryAddress ?? '';
  if (/guest/i.test(recipient.type) || (address !== '' && isExternal(address, hints.acceptedDomains))) {
    const who = name(address || right.user);
    return {
      suggestion: 'remove',
      reasons: [
        forIt(`${who} is outside the organisation.`, `${who} ist außerhalb der Organisation.`),
        ...ageReasons(recipient.created, hints),
      ],
    };
  }
  const reasons: Reason[] = [...ageReasons(recipient.created, hints)];
  if (age(recipient.created, hints) === 'inside') return { suggestion: 'remove', reasons };
  if (calendar || folder.type === 'Contacts' || folder.type === 'Tasks') {
    reasons.push(
      against(
        'A colleague with a right on the calendar, contacts or tasks is usual.',
        'Ein Recht für Kollegen am Kalender, an Kontakten oder Aufgaben ist üblich.',
      ),
    );
    return { suggestion: 'keep', reasons };
  }
  reasons.push(
    against(
      'A colleague inside the organisation, and no record in the audit log that the right was given lately.',
      'Eine Person innerhalb der Organisation, und im Überwachungsprotokoll steht nicht, dass das Recht in letzter Zeit vergeben wurde.',
    ),
  );
  return { suggestion: 'ask', reasons };
}
