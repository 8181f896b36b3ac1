import { deletedMailTarget, restoreDeletedMailAction } from '../../actions/restore-deleted-mail/index.ts';
import type { Account, Reason } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { GuardWarning, Plan, Step } from '../../domain/plan.ts';
import { AppError, toAppError } from '../../kernel/errors.ts';
import { moment } from '../../kernel/moments.ts';
import { line } from '../../kernel/text.ts';
import { type Deletion, searchDeletions } from '../../microsoft/exchange/audit-search.ts';
import {
  type DeletedMail,
  listDeletedMail,
  recoverableFolders,
} from '../../microsoft/exchange/recoverable-items.ts';
import { knownCmdlets } from '../../microsoft/permissions.ts';
import type { Draft } from './drafts.ts';

export interface DeletedMailFound {
  readonly drafts: readonly Draft[];
  readonly warnings: readonly GuardWarning[];
}

/**
 * Exchange keeps what was deleted for good for fourteen days, thirty at most; under a hold longer
 * (https://learn.microsoft.com/exchange/security-and-compliance/recoverable-items-folder/recoverable-items-folder).
 */
const kept = 30 * 86_400_000;

/** More steps would be read by nobody; the newest are told. */
const most = 100;

/** What was deleted from the mailbox since the incident began, each message a step that a person must choose. */
export async function findDeletedMail(
  connection: Connection,
  account: Account,
  incident: string | null,
): Promise<DeletedMailFound> {
  const known = await knownCmdlets(connection);
  if (known !== null && !known.has('get-recoverableitems'))
    return { drafts: [], warnings: [closed(account)] };
  const now = connection.clock.now().getTime();
  const since = incident ?? new Date(now - kept).toISOString();
  try {
    const found: DeletedMail[] = [];
    for (const folder of recoverableFolders)
      found.push(...(await listDeletedMail(connection.exchange, account.upn, folder, { since })));
    if (found.length === 0) return { drafts: [], warnings: [] };
    const deletions = await recorded(connection, account, since, now);
    const newest = found.toSorted((a, b) => (b.deleted ?? '').localeCompare(a.deleted ?? '')).slice(0, most);
    return {
      drafts: newest.map((mail) => ({
        action: restoreDeletedMailAction,
        account,
        foothold: null,
        target: deletedMailTarget(account, mail),
        reasons: [reasonOf(mail, deletions)],
        left: true,
      })),
      warnings: found.length > most ? [tooMany(account, found.length)] : [],
    };
  } catch (thrown) {
    const error = toAppError(thrown);
    return { drafts: [], warnings: [{ ...closed(account), next: error.next }] };
  }
}

/** The plan with these of its steps done, too: a person chose the messages. */
export function giveBack(plan: Plan, steps: readonly string[]): Plan {
  return {
    ...plan,
    steps: plan.steps.map((step) =>
      steps.includes(step.id) ? { ...step, selected: true, kept: false } : step,
    ),
  };
}

/** Messages of a plan that nobody has chosen yet. */
export function deletedMailOf(plan: Plan): readonly Step[] {
  return plan.steps.filter((step) => step.action === restoreDeletedMailAction.id && !step.selected);
}

/** The steps that a person named: `all`, `none`, or messages by their keys. A slip in one must not pass for "none". */
export function namedMail(plan: Plan, names: readonly string[]): readonly string[] {
  const mail = plan.steps.filter((step) => step.action === restoreDeletedMailAction.id);
  const unknown = names.find(
    (name) => name !== 'all' && name !== 'none' && !mail.some((step) => step.target.key === name),
  );
  if (unknown !== undefined) throw unknownMail(unknown);
  if (names.includes('all')) return mail.map(({ id }) => id);
  return mail.filter((step) => names.includes(step.target.key)).map(({ id }) => id);
}

function unknownMail(name: string): AppError {
  return new AppError({
    code: 'unknown-name',
    side: 'input',
    message: {
      en: `"${name}" is no deleted message of these accounts; nothing was sent.`,
      de: `„${name}“ ist keine gelöschte Nachricht dieser Konten; es wurde nichts gesendet.`,
    },
    next: {
      en: 'Name "all", "none", or keys: "evict recover … --dry-run --output json" shows "target.key" of every step.',
      de: 'Nennen Sie „all“, „none“ oder Schlüssel: „evict recover … --dry-run --output json“ zeigt „target.key“ jedes Schritts.',
    },
  });
}

/** Null where the audit log could not be asked: the messages can be given back all the same. */
async function recorded(
  connection: Connection,
  account: Account,
  since: string,
  now: number,
): Promise<readonly Deletion[] | null> {
  const to = new Date(now + 60_000).toISOString();
  const all = await searchDeletions(connection.exchange, since, to).catch(() => null);
  return all && all.filter(({ mailbox }) => mailbox === account.upn.toLowerCase());
}

/** The log's clock and the mailbox's lie no further apart than this, milliseconds. */
const sameMoment = 10 * 60_000;

function reasonOf(mail: DeletedMail, deletions: readonly Deletion[] | null): Reason {
  const when = mail.deleted;
  const by = deletions?.find(
    ({ time, subjects }) =>
      subjects.includes(mail.subject) &&
      when !== null &&
      Math.abs(Date.parse(time) - Date.parse(when)) <= sameMoment,
  );
  const on = {
    en: when === null ? 'Deleted' : `Deleted on ${moment(when, 'en')}`,
    de: when === null ? 'Gelöscht' : `Gelöscht am ${moment(when, 'de')}`,
  };
  if (deletions === null)
    return {
      speaks: 'against',
      text: {
        en: `${on.en}; by whom is not known, since the audit log could not be read.`,
        de: `${on.de}; von wem, ist nicht bekannt, weil das Überwachungsprotokoll nicht gelesen werden konnte.`,
      },
    };
  if (by === undefined)
    return {
      speaks: 'against',
      text: {
        en: `${on.en}; the audit log does not show by whom.`,
        de: `${on.de}; im Überwachungsprotokoll steht nicht, von wem.`,
      },
    };
  const who = line(by.actor, 80);
  const address = line(by.address ?? '–', 60);
  const session = line(by.session ?? '–', 60);
  return {
    speaks: 'for',
    text: {
      en: `${on.en} by ${who} from ${address}, session ${session}.`,
      de: `${on.de} von ${who}, Adresse ${address}, Sitzung ${session}.`,
    },
  };
}

function closed({ upn }: Account): GuardWarning {
  return {
    code: 'deleted-mail-unread',
    level: 'warn',
    account: upn,
    text: {
      en: `Whether mail was deleted from ${upn} was not looked at: that takes Exchange's role "Mailbox Import Export", which nobody has by default.`,
      de: `Ob bei ${upn} E-Mails gelöscht wurden, wurde nicht geprüft: Dafür braucht es die Exchange-Rolle „Mailbox Import Export“, die standardmäßig niemand hat.`,
    },
    next: {
      en: 'If mail is missing: add that role to the role group Organization Management (Exchange admin center, Roles, Admin roles), wait until it counts (up to an hour), then run "evict recover … --only restore-deleted-mail" within 14 days of the deletion.',
      de: 'Fehlen E-Mails: Fügen Sie diese Rolle der Rollengruppe „Organization Management“ hinzu (Exchange Admin Center, Rollen, Administratorrollen), warten Sie, bis sie wirkt (bis zu einer Stunde), und starten Sie innerhalb von 14 Tagen nach dem Löschen „evict recover … --only restore-deleted-mail“.',
    },
  };
}

function tooMany({ upn }: Account, count: number): GuardWarning {
  return {
    code: 'deleted-mail-many',
    level: 'warn',
    account: upn,
    text: {
      en: `${count} messages of ${upn} were deleted since the incident began; the newest ${most} are shown.`,
      de: `Seit Beginn des Vorfalls wurden ${count} Nachrichten von ${upn} gelöscht; gezeigt werden die neuesten ${most}.`,
    },
    next: {
      en: 'Run "evict recover" again afterwards for the others.',
      de: 'Starten Sie „evict recover“ danach für die übrigen erneut.',
    },
  };
}
