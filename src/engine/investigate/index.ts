import { join, resolve } from 'node:path';
import type { Finding, LedgerEntry } from '../../domain/finding.ts';
import type { SourceFile } from '../../domain/source.ts';
import type { Verdict } from '../../domain/verdict.ts';
import { writeWhole } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import { compileCorrelations, correlate } from '../../sigma/correlate.ts';
import { compileRules, matchRules } from '../../sigma/run.ts';
import type { RefusedRule } from '../../sigma/run.ts';
import { ingest } from '../../sources/ingest.ts';
import type { IngestCounts } from '../../sources/ingest.ts';
import { openStore } from '../../store/open.ts';
import type { EventStore } from '../../store/store.ts';
import { campaignsIn, findingsFromHits, sessionsIn } from './findings.ts';
import type { Campaign, SessionSummary } from './findings.ts';
import { addressesOf, mailContexts } from './mail.ts';
import type { MailContext } from './mail.ts';
import { placeholders } from './placeholders.ts';
import { loadRules } from './rules.ts';
import { summariseStates } from './states.ts';
import type { StateSummary } from './states.ts';
import { judgeAccounts } from './verdicts.ts';

export interface Investigation {
  readonly events: IngestCounts;
  readonly ledger: readonly LedgerEntry[];
  readonly files: readonly SourceFile[];
  readonly accounts: readonly Verdict[];
  readonly findings: readonly Finding[];
  readonly sessions: readonly SessionSummary[];
  readonly campaigns: readonly Campaign[];
  readonly mail: readonly MailContext[];
  /** Exported settings that lay among the logs. */
  readonly states: readonly StateSummary[];
  readonly rules: { readonly run: number; readonly refused: readonly RefusedRule[] };
}

export interface InvestigateOptions {
  /** The case's folder: the store, the rejected records and the result are kept in it. */
  readonly folder: string;
  readonly ruleFolders: readonly string[];
  /** Domains that are the organisation's own; empty: taken from the accounts that appear. */
  readonly ownDomains: readonly string[];
  /** What was asked of a tenant and what came: it stands in for the ledger of the files that it left. */
  readonly collected?: readonly LedgerEntry[];
  /** Reads how the accounts that stand out are set now; what it says joins the ledger. */
  readonly readState?: (upns: readonly string[]) => Promise<readonly LedgerEntry[]>;
  readonly tell: (read: number, what: string) => void;
}

/** Reads exported logs and says what happened in them. */
export async function investigateFiles(
  paths: readonly string[],
  options: InvestigateOptions,
): Promise<Investigation> {
  const store = await openStore(options.folder);
  try {
    const ingested = await ingest(paths, store, {
      rejectedFile: join(options.folder, 'rejected.jsonl'),
      copies: join(options.folder, 'evidence'),
      stdin: process.stdin,
      growing: (path) => options.collected?.some(({ file }) => isFile(options.folder, file, path)) === true,
      onProgress: options.tell,
    });
    options.tell(ingested.events.read, 'detections');
    const own = options.ownDomains.length > 0 ? options.ownDomains : await domainsIn(store);
    const loaded = loadRules(options.ruleFolders);
    const { compiled, refused } = compileRules(loaded.rules, placeholders(own));
    const linked = compileCorrelations(
      loaded.correlations,
      compiled.map(({ rule }) => rule),
    );
    await matchRules(store, compiled);
    for (const [index, correlation] of linked.compiled.entries())
      await correlate(store, correlation, compiled.length + index);
    const heads = [...compiled, ...linked.compiled].map(({ rule }) => rule);
    // A rule that only feeds a correlation raises nothing by itself, unless the correlation says so (`generate`).
    const silent = new Set(
      linked.compiled.filter(({ rule }) => !rule.generate).flatMap(({ rules }) => rules),
    );
    const findings = await findingsFromHits(store, heads, silent);
    const grave = heads.flatMap((rule, index) =>
      rule.level === 'critical' || rule.level === 'high' ? [index] : [],
    );
    const ledger = options.collected
      ? withCounts(options.collected, ingested.ledger, options.folder)
      : ingested.ledger;
    const accounts = judgeAccounts(findings, ledger);
    const standOut = accounts.filter(({ verdict }) => verdict !== 'clean').map(({ user }) => user);
    const states = (await options.readState?.(standOut)) ?? [];
    const investigation: Investigation = {
      events: ingested.events,
      ledger: [...ledger, ...states],
      files: ingested.files,
      accounts,
      findings,
      sessions: await sessionsIn(store),
      campaigns: await campaignsIn(store, grave),
      states: summariseStates(ingested.states, own),
      mail: await mailContexts(store, findings, await addressesOf(store, grave)),
      rules: { run: heads.length, refused: [...loaded.refused, ...refused, ...linked.refused] },
    };
    writeWhole(
      join(options.folder, 'investigation.json'),
      `${JSON.stringify(toJson(investigation), null, 2)}\n`,
    );
    writeWhole(join(options.folder, 'hints.json'), `${JSON.stringify(hintsOf(investigation), null, 2)}\n`);
    return investigation;
  } finally {
    await store.close();
  }
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
  readonly footholds: readonly string[];
} {
  const struck = investigation.accounts.filter(
    (account) => account.verdict === 'compromised' || account.verdict === 'likely',
  );
  return {
    accounts: struck.map((account) => account.user),
    since: struck.flatMap((account) => account.firstSeen ?? []).sort()[0] ?? null,
    footholds: [],
  };
}

/** The organisation's domains, by the accounts that act in its logs: those with a real share of all records. */
async function domainsIn(store: EventStore): Promise<readonly string[]> {
  const { dialect } = store;
  const user = dialect.column('user');
  const rows = await store.query(`
    WITH domains AS (
      SELECT ${dialect.replace(user, '^.*@', '')} AS domain, count(*) AS n FROM ${store.events}
      WHERE ${dialect.contains(user, '@')} AND NOT ${dialect.contains(user, '#ext#')} GROUP BY 1
    )
    SELECT domain FROM domains WHERE domain <> '' AND n >= 0.02 * (SELECT sum(n) FROM domains) ORDER BY n DESC`);
  return rows.map((row) => String(row['domain']));
}
