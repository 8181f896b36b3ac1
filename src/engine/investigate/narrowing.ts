import type { LedgerEntry } from '../../domain/finding.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { EventStore } from '../../store/store.ts';
import type { Investigation } from './investigation.ts';
import type { Judging } from './judging.ts';
import { counted } from '../../kernel/localized.ts';

/** What the ledger calls that which a person chose not to have judged. */
const records = 'left-out-records';
const accounts = 'left-out-accounts';

/** The ledger without what an earlier choice left out. */
export function withoutChoice(ledger: readonly LedgerEntry[]): readonly LedgerEntry[] {
  return ledger.filter(({ state }) => state !== 'left-out');
}

/**
 * The events of the chosen time, with the ledger's word on the others: they stay in the case, and nothing is concluded
 * from them, as if they had not been asked of a tenant.
 */
export async function chosenTime(
  store: EventStore,
  { since, until }: Judging,
): Promise<{ readonly events: SqlRunner; readonly leftOut: readonly LedgerEntry[] }> {
  if (since === null && until === null) return { events: store, leftOut: [] };
  const from = since === null ? null : Date.parse(since);
  const to = until === null ? null : Date.parse(until);
  const events = await store.between(from, to);
  const before = from === null ? 0 : await store.size({ to: from });
  const after = to === null ? 0 : await store.size({ from: to });
  return {
    events,
    leftOut: [
      entry(records, before + after, {
        en: `Only the chosen time was judged, ${span('en', since, until)}: ${counted(before, 'record', 'records')} before it and ${after} after it in the case were not looked at.`,
        de: `Beurteilt wurde nur der gewählte Zeitraum, ${span('de', since, until)}: ${counted(before, 'Eintrag', 'Einträge')} davor und ${after} danach blieben im Fall und wurden nicht betrachtet.`,
      }),
    ],
  };
}

/**
 * What was concluded of the chosen accounts alone. The others' records served to compare with (who else uses an address,
 * how many an attacker tried); what stands out at them is left out, and the ledger says how much.
 */
export function chosenAccounts(users: readonly string[], whole: Investigation): Investigation {
  const wanted = new Set(users.map((user) => user.toLowerCase()));
  if (wanted.size === 0) return whole;
  const own = (name: string | null): boolean => name !== null && wanted.has(name);
  const findings = whole.findings.filter(({ user }) => own(user));
  const left = whole.findings.length - findings.length;
  return {
    ...whole,
    accounts: whole.accounts.filter(({ user }) => own(user)),
    findings,
    sessions: whole.sessions.filter(({ user }) => own(user)),
    campaigns: whole.campaigns.filter((campaign) => campaign.accounts.some(own)),
    mail: whole.mail.filter(({ mailbox }) => own(mailbox)),
    ledger: [
      ...whole.ledger,
      entry(accounts, 0, {
        en: `Only the chosen accounts were judged; left out: ${counted(left, 'finding', 'findings')} of other accounts and of the tenant as a whole.`,
        de: `Beurteilt wurden nur die gewählten Konten; ausgelassen: ${counted(left, 'Fund', 'Funde')} anderer Konten und des ganzen Mandanten.`,
      }),
    ],
  };
}

function span(language: 'en' | 'de', since: string | null, until: string | null): string {
  const words = { en: ['from', 'to'], de: ['ab', 'bis'] } as const;
  return [since ? `${words[language][0]} ${since}` : '', until ? `${words[language][1]} ${until}` : '']
    .filter(Boolean)
    .join(' ');
}

function entry(source: string, returned: number, text: Localized): LedgerEntry {
  return {
    source,
    from: null,
    to: null,
    state: 'left-out',
    returned,
    accepted: 0,
    duplicates: 0,
    rejected: 0,
    text,
  };
}
