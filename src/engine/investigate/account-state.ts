import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import { keepEvidence } from '../../evidence/keep-evidence.ts';
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
import { accountStates } from './source-titles.ts';

interface Part {
  readonly id: string;
  readonly title: Localized;
  read(connection: Connection, account: Account): Promise<unknown>;
}

const accountParts: readonly Part[] = [
  { id: 'user', title: { en: 'user', de: 'Benutzer' }, read: ({ graph }, { id }) => readUser(graph, id) },
  {
    id: 'authentication-methods',
    title: { en: 'authentication methods', de: 'Authentifizierungsmethoden' },
    read: ({ graph }, { id }) => listMethods(graph, id),
  },
  {
    id: 'grants',
    title: { en: 'app consents', de: 'App-Einwilligungen' },
    read: ({ graph }, { id }) => listUserGrants(graph, id),
  },
  {
    id: 'app-roles',
    title: { en: 'app role assignments', de: 'App-Rollenzuweisungen' },
    read: ({ graph }, { id }) => listAppRoleAssignments(graph, 'users', id),
  },
  {
    id: 'devices',
    title: { en: 'devices', de: 'Geräte' },
    read: ({ graph }, { id }) => listUserDevices(graph, id),
  },
  {
    id: 'roles',
    title: { en: 'administrator roles', de: 'Administratorrollen' },
    read: ({ graph }, { id }) => listRoleAssignments(graph, id),
  },
  {
    id: 'eligible-roles',
    title: { en: 'eligible roles', de: 'berechtigte Rollen' },
    read: ({ graph }, { id }) => listEligibleRoles(graph, id),
  },
  {
    id: 'risk',
    title: { en: 'user risk', de: 'Benutzerrisiko' },
    read: ({ graph }, { id }) => readUserRisk(graph, id),
  },
];

const mailboxParts: readonly Part[] = [
  {
    id: 'mailbox',
    title: { en: 'mailbox', de: 'Postfach' },
    read: ({ exchange }, { upn }) => readMailbox(exchange, upn),
  },
  {
    id: 'inbox-rules',
    title: { en: 'inbox rules', de: 'Posteingangsregeln' },
    read: ({ exchange }, { upn }) => listInboxRules(exchange, upn, true),
  },
  {
    id: 'sweep-rules',
    title: { en: 'sweep rules', de: 'Aufräumregeln' },
    read: ({ exchange }, { upn }) => listSweepRules(exchange, upn),
  },
  {
    id: 'mailbox-rights',
    title: { en: 'mailbox rights', de: 'Postfachrechte' },
    read: ({ exchange }, { upn }) => listMailboxRights(exchange, upn),
  },
  {
    id: 'send-as',
    title: { en: 'send as', de: '„Senden als“' },
    read: ({ exchange }, { upn }) => listSendAs(exchange, upn),
  },
  {
    id: 'protocols',
    title: { en: 'protocols', de: 'Protokolle' },
    read: ({ exchange }, { upn }) => readProtocols(exchange, upn),
  },
  {
    id: 'auto-reply',
    title: { en: 'automatic reply', de: 'automatische Antwort' },
    read: ({ exchange }, { upn }) => readAutoReply(exchange, upn),
  },
  {
    id: 'mobile-devices',
    title: { en: 'mobile devices', de: 'mobile Geräte' },
    read: ({ exchange }, { upn }) => listMobileDevices(exchange, upn),
  },
  {
    id: 'add-ins',
    title: { en: 'add-ins', de: 'Add-Ins' },
    read: ({ exchange }, { upn }) => listAddIns(exchange, upn),
  },
  {
    id: 'audit-bypass',
    title: { en: 'audit bypass', de: 'Umgehung der Überwachung' },
    read: ({ exchange }, { upn }) => readAuditBypass(exchange, upn),
  },
  {
    id: 'blocked-sender',
    title: { en: 'block on sending', de: 'Sendesperre' },
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
    const lost: { readonly title: Localized; readonly text: Localized }[] = [];
    for (const part of parts) {
      try {
        state[part.id] = toJson(await part.read(connection, account));
      } catch (thrown) {
        connection.signal?.throwIfAborted();
        lost.push({ title: part.title, text: toAppError(thrown).text });
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
              en: lost.map(({ title, text }) => `${title.en}: ${text.en}`).join(' '),
              de: lost.map(({ title, text }) => `${title.de}: ${text.de}`).join(' '),
            },
      ),
    );
  }
  const time = connection.clock.now().toISOString();
  const file = keepEvidence(caseFolder, `state-${account.upn.toLowerCase()}`, state, {
    source: accountStates,
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
