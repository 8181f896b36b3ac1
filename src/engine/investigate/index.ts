import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { LedgerEntry } from '../../domain/finding.ts';
import type { TracedFoothold } from '../../domain/foothold.ts';
import type { AddressBook } from '../../domain/place.ts';
import type { AddressOverride } from '../../domain/verdict.ts';
import { openAddressBook } from '../../enrichment/index.ts';
import { writeWhole } from '../../evidence/whole-file.ts';
import { toJson } from '../../kernel/json.ts';
import { counted } from '../../kernel/localized.ts';
import type { Localized } from '../../kernel/localized.ts';
import { ingest } from '../../sources/ingest.ts';
import { openCaseStore } from '../case-store.ts';
import { readInvestigation } from './case-events.ts';
import { withEarlier, withEntries } from './case-facts.ts';
import type { Investigation } from './investigation.ts';
import { keepJudging, readJudging } from './judging.ts';
import type { Judging } from './judging.ts';
import { judgeEvents } from './judge.ts';
import { ownDomains } from './own-domains.ts';
import { seenFootholds } from './seen-footholds.ts';
import { summariseStates } from './states.ts';

export type { Investigation } from './investigation.ts';

export interface InvestigateOptions extends Partial<Omit<Judging, 'overrides'>> {
  /** The case's folder: the store, the rejected records and the result are kept in it. */
  readonly folder: string;
  /** What was asked of a tenant and what came: it stands in for the ledger of the files that it left. */
  readonly collected?: readonly LedgerEntry[];
  /** Reads how the accounts that stand out are set now; what it says joins the ledger. */
  readonly readState?: (upns: readonly string[]) => Promise<readonly LedgerEntry[]>;
  /** How far it is; what it throws ends the reading. */
  readonly tell: (text: Localized) => void;
}

const everything = { users: [], since: null, until: null };

/** Reads exported logs and says what happened in them. What a person said of addresses in this case before still holds. */
export async function investigateFiles(
  paths: readonly string[],
  options: InvestigateOptions,
): Promise<Investigation> {
  const { folder, collected, readState, tell, ...given } = options;
  // What is not given again stays as the case remembers it; whom and which time to judge is asked anew each time.
  const named = Object.entries(given).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const judging: Judging = { ...readJudging(folder), ...everything, ...Object.fromEntries(named) };
  const store = await openCaseStore(folder);
  try {
    const { events, ledger, files, states } = await ingest(paths, store, {
      rejectedFile: join(folder, 'rejected.jsonl'),
      copies: join(folder, 'evidence'),
      stdin: process.stdin,
      growing: (path) => collected?.some(({ file }) => isFile(folder, file, path)) === true,
      onProgress: (read, path) => tell(reading(read, { en: path, de: path })),
    });
    tell(reading(events.read, { en: 'detections', de: 'Erkennungen' }));
    keepJudging(folder, judging);
    const facts = withEarlier(folder, {
      events,
      ledger: collected ? withCounts(collected, ledger, folder) : ledger,
      files,
      states: summariseStates(states, await ownDomains(store, judging)),
    });
    const judged = await judgeEvents(store, addressBook(judging), facts, judging);
    const standOut = judged.accounts.filter(({ verdict }) => verdict !== 'clean').map(({ user }) => user);
    const settings = (await readState?.(standOut)) ?? [];
    return keep(folder, { ...judged, ledger: withEntries(judged.ledger, settings) });
  } finally {
    await store.close();
  }
}

/**
 * Judges a case anew from its store, without reading any log again: after a person's word on an address, with other
 * rules, with another database. Throws `not-investigated`.
 */
export async function rejudge(
  folder: string,
  change: (judging: Judging) => Judging = (judging) => judging,
): Promise<Investigation> {
  const { events, ledger, files, states } = readInvestigation(folder);
  const judging = change(readJudging(folder));
  const store = await openCaseStore(folder);
  try {
    const judged = await judgeEvents(store, addressBook(judging), { events, ledger, files, states }, judging);
    keepJudging(folder, judging);
    return keep(folder, judged);
  } finally {
    await store.close();
  }
}

/** Remembers what a person says of an address, in place of what was said before, and judges the case anew. */
export function judgeAddress(folder: string, word: AddressOverride): Promise<Investigation> {
  return rejudge(folder, (judging) => ({
    ...judging,
    overrides: [...judging.overrides.filter(({ address }) => address !== word.address), word],
  }));
}

/** Takes a person's word on an address back. */
export function forgetAddress(folder: string, address: string): Promise<Investigation> {
  return rejudge(folder, (judging) => ({
    ...judging,
    overrides: judging.overrides.filter((word) => word.address !== address),
  }));
}

function reading(read: number, what: Localized): Localized {
  return {
    en: `${counted(read, 'record', 'records')} · ${what.en}`,
    de: `${counted(read, 'Eintrag', 'Einträge')} · ${what.de}`,
  };
}

/** The user's own databases that are still where they were, before the free ones. */
function addressBook(judging: Judging): AddressBook {
  return openAddressBook(judging.databases.filter(existsSync));
}

function keep(folder: string, investigation: Investigation): Investigation {
  writeWhole(join(folder, 'investigation.json'), `${JSON.stringify(toJson(investigation))}\n`);
  writeWhole(join(folder, 'hints.json'), `${JSON.stringify(hintsOf(investigation), null, 2)}\n`);
  return investigation;
}

function isFile(folder: string, file: string | undefined, path: string): boolean {
  return file !== undefined && resolve(folder, file) === path;
}

/** The windows that a tenant was asked for, with what became of their records when they were read. */
function withCounts(
  asked: readonly LedgerEntry[],
  read: readonly LedgerEntry[],
  folder: string,
): readonly LedgerEntry[] {
  const byPath = new Map(read.map((entry) => [entry.source, entry]));
  return asked.map((entry) => {
    const counted = entry.file === undefined ? undefined : byPath.get(resolve(folder, entry.file));
    if (!counted) return entry;
    const { accepted, duplicates, rejected } = counted;
    return { ...entry, accepted, duplicates, rejected };
  });
}

/** What the response needs of it: whom, since when. */
function hintsOf(investigation: Investigation): {
  readonly accounts: readonly string[];
  readonly since: string | null;
  readonly footholds: readonly TracedFoothold[];
} {
  const struck = investigation.accounts.filter(
    (account) => account.verdict === 'compromised' || account.verdict === 'likely',
  );
  return {
    accounts: struck.map((account) => account.user),
    since: struck.flatMap((account) => account.firstSeen ?? []).sort()[0] ?? null,
    footholds: seenFootholds(
      investigation.findings,
      struck.map((account) => account.user),
      investigation.removals ?? [],
    ),
  };
}
