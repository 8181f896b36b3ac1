import { counted } from '../../kernel/localized.ts';
import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { GuardWarning, Plan } from '../../domain/plan.ts';
import { AppError } from '../../kernel/errors.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import { checkGuards } from './guards.ts';
import { findDeletedMail } from './deleted-mail.ts';
import { draft, finish, need } from './drafts.ts';
import type { Draft } from './drafts.ts';
import type { Verification } from './verify.ts';

export interface RecoverOptions {
  readonly case: string;
  readonly number: number;
  /** Start of the incident, ISO UTC. */
  readonly since: string | null;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly breakGlass: readonly string[];
  /** How the owner gets in: a temporary access pass, or a new password where passes are off. */
  readonly handOver: 'pass' | 'password';
  /** Why an account that does not verify clean is opened all the same; goes into the journal. */
  readonly force: string | null;
}

/** The plan that gives accounts back to their owners. Refused where they do not verify clean, unless forced. */
export async function planRecovery(
  connection: Connection,
  accounts: readonly Account[],
  verification: Verification,
  options: RecoverOptions,
): Promise<Plan> {
  if (!verification.clean && options.force === null) throw notClean(verification);
  const drafts: Draft[] = [];
  const blind: { what: Plan['blind'][number]['what']; why: Plan['blind'][number]['why'] }[] = [];
  const guards = await checkGuards(connection, accounts, options);
  const unread: GuardWarning[] = [];
  const add = (id: string, account: Account, more: JsonObject = {}): Promise<void> =>
    draft(connection, need(id), account, null, more, drafts, blind);
  // A policy names people by object id; an emergency account that nobody can find must not pass for excluded.
  const emergency = await Promise.all(options.breakGlass.map((name) => resolveAccount(connection, name)));
  for (const account of accounts) {
    await add('require-mfa', account, { breakGlass: emergency.map(({ id }) => id) });
    await add(options.handOver === 'pass' ? 'issue-temporary-access-pass' : 'reset-password', account);
    await add('enable-sign-in', account);
    await add('dismiss-risk', account);
    const deleted = await findDeletedMail(connection, account, options.since);
    drafts.push(...deleted.drafts);
    unread.push(...deleted.warnings);
    await add('unblock-sender', account);
  }
  // Guards at `stop` are about locking out; giving an account back locks nobody out.
  const harmless = guards.map((guard) => ({
    ...guard,
    level: 'warn' as const,
    next: guard.code === 'synced' ? enableThereToo : guard.next,
  }));
  return finish(connection, 'recover', accounts, drafts, blind, [...harmless, ...unread], {
    ...options,
    keep: [],
  });
}

const enableThereToo: Localized = {
  en: 'If it was disabled in Active Directory, enable it there too: else the next synchronisation blocks it again.',
  de: 'Wurde es im Active Directory deaktiviert, aktivieren Sie es auch dort: Sonst sperrt es die nächste Synchronisierung wieder.',
};

function notClean(verification: Verification): AppError {
  const open = verification.accounts.filter((account) => !account.clean);
  const count = open.reduce(
    (sum, account) => sum + account.back.length + account.fresh.length + account.remaining.length,
    0,
  );
  const names = open.map((account) => account.account).join(', ');
  const blind = verification.blind.length;
  return new AppError({
    code: 'not-clean',
    side: 'open',
    message:
      count > 0
        ? {
            en: `${names}: ${counted(count, 'foothold is', 'footholds are')} still open; the account is not given back yet.`,
            de: `${names}: ${counted(count, 'Zugang steht', 'Zugänge stehen')} noch offen; das Konto wird noch nicht zurückgegeben.`,
          }
        : {
            en: `${counted(blind, 'setting', 'settings')} could not be read, so nobody knows whether the account is clean.`,
            de: `${counted(blind, 'Einstellung war', 'Einstellungen waren')} nicht lesbar; ob das Konto sauber ist, weiß also niemand.`,
          },
    next: {
      en: 'See them with "evict verify", remove them with "evict contain", or give a reason with --force "…".',
      de: 'Sehen Sie sie mit „evict verify“ an, entfernen Sie sie mit „evict contain“, oder begründen Sie es mit --force „…“.',
    },
  });
}
