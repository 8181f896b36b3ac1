import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import { keepEvidence } from '../../evidence/case-folder.ts';
import { toAppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { resolveAccount } from '../../microsoft/accounts.ts';
import { listAddIns } from '../../microsoft/exchange/add-ins.ts';
import { readAuditBypass } from '../../microsoft/exchange/audit-config.ts';
import { readAutoReply } from '../../microsoft/exchange/auto-reply.ts';
import { readBlockedSender } from '../../microsoft/exchange/blocked-senders.ts';
import { readProtocols } from '../../microsoft/exchange/cas-mailbox.ts';
import { listInboxRules } from '../../microsoft/exchange/inbox-rules.ts';
import { readMailbox } from '../../microsoft/exchange/mailbox.ts';
import { listMobileDevices } from '../../microsoft/exchange/mobile-devices.ts';
import { listMailboxRights, listSendAs } from '../../microsoft/exchange/permissions.ts';
import { listSweepRules } from '../../microsoft/exchange/sweep-rules.ts';
import { listMethods } from '../../microsoft/graph/authentication-methods.ts';
import { listUserDevices } from '../../microsoft/graph/devices.ts';
import { listAppRoleAssignments, listUserGrants } from '../../microsoft/graph/grants.ts';
import { readUserRisk } from '../../microsoft/graph/risk.ts';
import { listEligibleRoles, listRoleAssignments } from '../../microsoft/graph/roles.ts';
import { readUser } from '../../microsoft/graph/users.ts';

interface Part {
  readonly id: string;
  read(connection: Connection, account: Account): Promise<unknown>;
}

const accountParts: readonly Part[] = [
  { id: 'user', read: ({ graph }, { id }) => readUser(graph, id) },
  { id: 'authentication-methods', read: ({ graph }, { id }) => listMethods(graph, id) },
  { id: 'grants', read: ({ graph }, { id }) => listUserGrants(graph, id) },
  { id: 'app-roles', read: ({ graph }, { id }) => listAppRoleAssignments(graph, 'users', id) },
  { id: 'devices', read: ({ graph }, { id }) => listUserDevices(graph, id) },
  { id: 'roles', read: ({ graph }, { id }) => listRoleAssignments(graph, id) },
  { id: 'eligible-roles', read: ({ graph }, { id }) => listEligibleRoles(graph, id) },
  { id: 'risk', read: ({ graph }, { id }) => readUserRisk(graph, id) },
];

const mailboxParts: readonly Part[] = [
  { id: 'mailbox', read: ({ exchange }, { upn }) => readMailbox(exchange, upn) },
  { id: 'inbox-rules', read: ({ exchange }, { upn }) => listInboxRules(exchange, upn, true) },
  { id: 'sweep-rules', read: ({ exchange }, { upn }) => listSweepRules(exchange, upn) },
  { id: 'mailbox-rights', read: ({ exchange }, { upn }) => listMailboxRights(exchange, upn) },
  { id: 'send-as', read: ({ exchange }, { upn }) => listSendAs(exchange, upn) },
  { id: 'protocols', read: ({ exchange }, { upn }) => readProtocols(exchange, upn) },
  { id: 'auto-reply', read: ({ exchange }, { upn }) => readAutoReply(exchange, upn) },
  { id: 'mobile-devices', read: ({ exchange }, { upn }) => listMobileDevices(exchange, upn) },
  { id: 'add-ins', read: ({ exchange }, { upn }) => listAddIns(exchange, upn) },
  { id: 'audit-bypass', read: ({ exchange }, { upn }) => readAuditBypass(exchange, upn) },
  {
    id: 'blocked-sender',
    read: ({ exchange }, { upn, mail }) => readBlockedSender(exchange, mail ?? upn),
  },
];

/** Accounts beyond this are named as not asked: each takes some twenty requests. */
const mostAccounts = 25;

/**
 * How accounts and mailboxes stand at this moment, as evidence beside the logs: `evidence/state-<upn>.json`, with a
 * ledger line for the account and one for its mailbox. A part that fails costs only itself.
 */
export async function collectState(
  connection: Connection,
  caseFolder: string,
  upns: readonly string[],
): Promise<readonly LedgerEntry[]> {
  const ledger: LedgerEntry[] = [];
  for (const [index, upn] of upns.entries()) {
    connection.signal?.throwIfAborted();
    if (index >= mostAccounts) {
      ledger.push(entry(connection, `account-state ${upn}`, 'not-asked', 0, tooMany));
      continue;
    }
    try {
      const account = await resolveAccount(connection, upn);
      ledger.push(...(await readAccount(connection, caseFolder, account)));
    } catch (thrown) {
      connection.signal?.throwIfAborted();
      ledger.push(entry(connection, `account-state ${upn}`, 'failed', 0, toAppError(thrown).text));
    }
  }
  return ledger;
}

async function readAccount(
  connection: Connection,
  caseFolder: string,
  account: Account,
): Promise<readonly LedgerEntry[]> {
  const state: { [part: string]: Json } = { account: toJson(account) };
  const lines: LedgerEntry[] = [];
  for (const [source, parts] of [
    ['account-state', accountParts],
    ['mailbox-state', account.mailbox === 'none' ? [] : mailboxParts],
  ] as const) {
    const lost: { readonly id: string; readonly text: Localized }[] = [];
    for (const part of parts) {
      try {
        state[part.id] = toJson(await part.read(connection, account));
      } catch (thrown) {
        connection.signal?.throwIfAborted();
        lost.push({ id: part.id, text: toAppError(thrown).text });
      }
    }
    if (parts.length === 0) continue;
    const read = parts.length - lost.length;
    lines.push(
      entry(
        connection,
        `${source} ${account.upn.toLowerCase()}`,
        lost.length === 0 ? 'complete' : read === 0 ? 'refused' : 'partial',
        read,
        lost.length === 0
          ? null
          : {
              en: lost.map(({ id, text }) => `${id}: ${text.en}`).join(' '),
              de: lost.map(({ id, text }) => `${id}: ${text.de}`).join(' '),
            },
      ),
    );
  }
  const time = connection.clock.now().toISOString();
  const file = keepEvidence(caseFolder, `state-${account.upn.toLowerCase()}`, state, {
    source: 'graph, exchange',
    time,
    requestId: null,
  });
  return lines.map((line) => ({ ...line, file: `evidence/${file}` }));
}

function entry(
  connection: Connection,
  source: string,
  state: LedgerEntry['state'],
  returned: number,
  text: Localized | null,
): LedgerEntry {
  const asked = connection.clock.now().toISOString();
  const counts = { returned, accepted: returned, duplicates: 0, rejected: 0 };
  return { source, from: null, to: null, state, ...counts, text, asked };
}

const tooMany: Localized = {
  en: `More than ${mostAccounts} accounts stand out: name those that matter with --user.`,
  de: `Mehr als ${mostAccounts} Konten fallen auf: Nennen Sie die wichtigen mit --user.`,
};
