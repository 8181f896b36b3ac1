import type { Reason } from '../../domain/account.ts';
import type { FolderRole } from '../../domain/vocabulary/folders.ts';
import type { KeywordHit } from '../../domain/vocabulary/keywords.ts';
import type { InboxRule } from '../../microsoft/exchange/inbox-rules.ts';
import { against, forIt, name } from '../support.ts';

/** What speaks for the owner having made the rule. */
export function innocence(
  rule: InboxRule,
  role: FolderRole | null,
  folder: string | null,
  everything: boolean,
  odd: boolean,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (folder !== null && role === null) {
    const shown = name(folder);
    reasons.push(
      against(
        `It files mail into “${shown}”, a folder of the owner's own.`,
        `Sie legt Nachrichten in „${shown}“ ab, einem eigenen Ordner der Person.`,
      ),
    );
  }
  if (!everything) {
    reasons.push(
      against(
        'It concerns only particular messages, not all of them.',
        'Sie betrifft nur bestimmte Nachrichten, nicht alle.',
      ),
    );
  }
  if (!odd) {
    const shown = name(rule.name);
    reasons.push(
      against(
        `It has a name that says something: “${shown}”.`,
        `Sie hat einen sprechenden Namen: „${shown}“.`,
      ),
    );
  }
  return reasons;
}

export function forwardsOutside(to: readonly string[]): Reason {
  const list = to
    .slice(0, 5)
    .map((one) => name(one))
    .join(', ');
  return forIt(
    `It sends mail out of the organisation, to ${list}.`,
    `Sie leitet Nachrichten aus der Organisation hinaus, an ${list}.`,
  );
}

export function forwardsInside(to: readonly string[]): Reason {
  const list = to
    .slice(0, 5)
    .map((one) => name(one))
    .join(', ');
  return forIt(
    `It sends mail on to ${list}, inside the organisation: harmless if the owner wants it, useful to an attacker who holds that mailbox too.`,
    `Sie leitet Nachrichten an ${list} innerhalb der Organisation weiter: harmlos, wenn die Person das möchte, nützlich für einen Angreifer, der auch dieses Postfach hat.`,
  );
}

export const hiddenReason = forIt(
  'It is hidden: Outlook does not show it, and only a tool that works below Outlook can make such a rule.',
  'Sie ist verborgen: Outlook zeigt sie nicht an, und nur ein Werkzeug unterhalb von Outlook kann eine solche Regel anlegen.',
);

export function borrowedName(ruleName: string): Reason {
  const shown = name(ruleName);
  return forIt(
    `It bears the name of one of Exchange's own rules (“${shown}”) but does what that rule never does.`,
    `Sie trägt den Namen einer Exchange-eigenen Regel („${shown}“), tut aber, was diese nie tut.`,
  );
}

export const deletesReason = forIt('It deletes mail.', 'Sie löscht Nachrichten.');

export function movesAway(folder: string, role: FolderRole): Reason {
  const shown = name(folder);
  return role === 'archive'
    ? forIt(
        `It moves mail to “${shown}”, out of the Inbox.`,
        `Sie verschiebt Nachrichten nach „${shown}“, aus dem Posteingang heraus.`,
      )
    : forIt(
        `It moves mail to “${shown}”, a folder where hardly anybody looks.`,
        `Sie verschiebt Nachrichten nach „${shown}“, einen Ordner, in den kaum jemand schaut.`,
      );
}

export const everythingReason = forIt(
  'It takes every message: it has no condition, or one that is always true.',
  'Sie erfasst jede Nachricht: Sie hat keine Bedingung oder eine, die immer zutrifft.',
);

export function wordReason(hit: KeywordHit, away: boolean): Reason {
  if (!away) {
    return against(
      `It looks for “${hit.word}”, but leaves what it finds in sight.`,
      `Sie sucht nach „${hit.word}“, lässt das Gefundene aber sichtbar.`,
    );
  }
  return hit.topic === 'finance'
    ? forIt(
        `It takes mail about money away (“${hit.word}”), as payment fraud needs.`,
        `Sie räumt Nachrichten über Geld beiseite („${hit.word}“), wie es Zahlungsbetrug braucht.`,
      )
    : forIt(
        `It takes warnings away before the owner sees them (“${hit.word}”).`,
        `Sie räumt Warnungen beiseite, bevor die Person sie sieht („${hit.word}“).`,
      );
}

export function oddReason(ruleName: string): Reason {
  const shown = name(ruleName);
  return forIt(
    `Its name (“${shown}”) says nothing; attackers name rules like this so that they are overlooked.`,
    `Ihr Name („${shown}“) sagt nichts; so benennen Angreifer Regeln, damit sie übersehen werden.`,
  );
}

export const readsReason = forIt(
  'It marks what it takes away as read, so that no unread count gives it away.',
  'Sie markiert das Beiseitegeschaffte als gelesen, damit keine Zahl ungelesener Nachrichten es verrät.',
);

export const stopsReason = forIt(
  'It keeps the rules after it from running.',
  'Sie verhindert, dass die folgenden Regeln noch greifen.',
);
