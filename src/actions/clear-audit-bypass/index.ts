import type { Account } from '../../domain/account.ts';
import type { Action, FindHints, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import {
  type AuditBypass,
  listAuditBypasses,
  readAuditBypass,
  setAuditBypass,
} from '../../microsoft/exchange/audit-config.ts';
import type { MailboxChange } from '../../microsoft/exchange/audit-search.ts';
import { readRecipient } from '../../microsoft/exchange/recipients.ts';
import { gives, givenReason, recentChanges } from '../dating.ts';
import { cmdlets } from '../permissions.ts';
import { against, age, ageReasons, foothold, forIt, name, textMember } from '../support.ts';

export const clearAuditBypass: Action = {
  id: 'clear-audit-bypass',
  title: { en: 'End audit bypass', de: 'Umgehung der Überwachung beenden' },
  effect: {
    en: 'What this account does in any mailbox is recorded again. What it did before was not, and cannot be recovered.',
    de: 'Was dieses Konto in irgendeinem Postfach tut, wird wieder aufgezeichnet. Was es vorher getan hat, wurde nicht aufgezeichnet und ist nicht nachzuholen.',
  },
  latency: { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'tenant',
  attack: ['T1562.008'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets(
    'Get-MailboxAuditBypassAssociation',
    'Set-MailboxAuditBypassAssociation',
    'Get-Recipient',
  ),
  removes: 'audit-bypass',

  find,
  async preview(connection, account, found, options) {
    const identity = found?.key ?? textMember(options, 'identity') ?? account?.upn;
    if (identity === undefined) return null;
    const bypass = await readAuditBypass(connection.exchange, identity);
    return bypass?.bypassed ? targetOf(account, identity, bypass) : null;
  },
  async candidates(connection) {
    const all = await listAuditBypasses(connection.exchange);
    return all.map((bypass) => targetOf(null, bypass.identity, bypass));
  },
  async read(connection, target) {
    const bypass = await readAuditBypass(connection.exchange, target.key);
    return bypass === null ? null : { bypassed: bypass.bypassed };
  },
  async apply({ connection, clientRequestId }, target) {
    await setAuditBypass(connection.exchange, target.key, false, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await setAuditBypass(connection.exchange, target.key, true, clientRequestId);
    return { outcome: 'sent' };
  },
};

function targetOf(account: Account | null, key: string, bypass: AuditBypass): Target {
  return {
    account,
    key,
    label: name(bypass.identity),
    before: { bypassed: true },
    after: { bypassed: false },
  };
}

const operation = 'Set-MailboxAuditBypassAssociation';

/**
 * The account's own bypass. An attacker with an administrator's account gives one to other accounts too: then all are
 * listed, which is slow in large organisations and worth it.
 */
async function find(
  connection: Connection,
  account: Account,
  hints: FindHints,
): Promise<readonly Foothold[]> {
  const own = await readAuditBypass(connection.exchange, account.upn);
  const all = account.privileged ? await listAuditBypasses(connection.exchange) : [];
  const others = all.filter((one) => one.identity !== own?.identity);
  const bypassed = [...(own?.bypassed ? [own] : []), ...others];
  if (bypassed.length === 0) return [];
  const changes = (await recentChanges(connection, hints, [operation])).filter((one) =>
    gives(one, 'auditbypassenabled', ['True']),
  );
  const footholds: Foothold[] = [];
  for (const bypass of bypassed) {
    // The cmdlet may have named the account in any way that Exchange understands.
    const recipient = await readRecipient(connection.exchange, bypass.identity);
    const names = [bypass.identity, recipient?.primaryAddress ?? null, bypass === own ? account.upn : null];
    const change = changes.find((one) => gives(one, 'identity', names)) ?? null;
    footholds.push(bypassFoothold(connection, bypass, bypass === own, change, hints));
  }
  return footholds;
}

/** Whoever is exempt is exempt in every mailbox: the foothold is the organisation's, and counts once. */
function bypassFoothold(
  connection: Connection,
  bypass: AuditBypass,
  own: boolean,
  change: MailboxChange | null,
  hints: FindHints,
): Foothold {
  const since = change?.time ?? bypass.changed;
  const label = name(bypass.identity);
  return foothold(
    {
      kind: 'audit-bypass',
      key: bypass.identity,
      account: connection.tenant.domain,
      title: {
        en: `${label} is exempt from mailbox auditing`,
        de: `${label} ist von der Postfachüberwachung ausgenommen`,
      },
      since,
      reasons: [
        forIt(
          'Nothing that this account does in any mailbox is recorded: exactly what somebody wants who reads other people’s mail.',
          'Nichts, was dieses Konto in irgendeinem Postfach tut, wird aufgezeichnet: genau das, was jemand will, der fremde E-Mails liest.',
        ),
        ...(change === null ? ageReasons(since, hints) : [givenReason(change)]),
        ...(own
          ? []
          : [
              against(
                'Backup and migration services are sometimes exempted on purpose.',
                'Sicherungs- und Migrationsdienste werden manchmal absichtlich ausgenommen.',
              ),
            ]),
      ],
      suggestion: own || age(since, hints) === 'inside' ? 'remove' : 'ask',
      action: 'clear-audit-bypass',
      state: { bypassed: true },
    },
    hints,
  );
}
