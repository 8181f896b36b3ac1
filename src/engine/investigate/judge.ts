import { detectors } from '../../detectors/index.ts';
import type { Detector, DetectorInput } from '../../domain/detector.ts';
import { byGravity } from '../../domain/finding.ts';
import type { Finding } from '../../domain/finding.ts';
import type { AddressBook } from '../../domain/place.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import { firstPartyApps } from '../../domain/vocabulary/first-party.ts';
import { correlate } from '../../sigma/correlate.ts';
import { compileCorrelations } from '../../sigma/compile-correlations.ts';
import { compileRules, matchRules } from '../../sigma/run.ts';
import type { RefusedRule } from '../../sigma/run.ts';
import type { EventStore } from '../../store/store.ts';
import { judgeAddresses } from './addresses.ts';
import { campaignsIn } from './campaigns.ts';
import { coverageOf } from './coverage.ts';
import { findingFromObservation, findingsFromHits, sessionsIn } from './findings.ts';
import type { Facts, Investigation } from './investigation.ts';
import type { Judging } from './judging.ts';
import { lowerExplained } from './lower.ts';
import { mailContexts } from './mail.ts';
import { chosenAccounts, chosenTime, withoutChoice } from './narrowing.ts';
import { ownDomains } from './own-domains.ts';
import { placeholders } from './placeholders.ts';
import { placesTable, writePlaces } from './places.ts';
import { removalsOf } from './removals.ts';
import { loadRules } from './rules.ts';
import { accountsIn, judgeAccounts } from './verdicts.ts';

/**
 * From the events of a case to what they mean: rules and detectors first, then whose the addresses are, then what only
 * that can tell, and last the verdicts. The store is read, never changed.
 */
export async function judgeEvents(
  whole: EventStore,
  book: AddressBook,
  facts: Facts,
  judging: Judging,
): Promise<Investigation> {
  const { events: store, leftOut } = await chosenTime(whole, judging);
  const ledger = [...withoutChoice(facts.ledger), ...leftOut];
  const domains = await ownDomains(whole, judging);
  const own = new Set([...judging.ownAddresses, ...(await operatorAddresses(whole, judging.operator))]);
  const lower = (findings: readonly Finding[]): readonly Finding[] =>
    lowerExplained(findings, own, judging.overrides);
  await writePlaces(store, book, own);
  const rules = await runRules(store, judging.ruleFolders, domains);
  const first = lower([...rules.findings, ...(await runDetectors(store, 'first', new Set()))]);
  const addresses = await judgeAddresses(store, book, first, own, judging.overrides);
  const attackers = new Set(
    addresses.filter(({ verdict }) => verdict === 'attacker').map(({ address }) => address),
  );
  const second = lower(await runDetectors(store, 'second', attackers));
  const findings = [...first, ...second].toSorted(byGravity);
  const coverage = await coverageOf(store, accountsIn(findings, judging.users));
  return chosenAccounts(judging.users, {
    ...facts,
    ledger,
    accounts: judgeAccounts(findings, addresses, ledger, coverage),
    findings,
    removals: await removalsOf(store, findings),
    sessions: await sessionsIn(store, findings, attackers),
    campaigns: await campaignsIn(store, findings, addresses),
    addresses,
    mail: await mailContexts(store, findings, suspicious(addresses)),
    rules: { run: rules.run + detectors.length, refused: rules.refused },
    credits: book.credits,
  });
}

/**
 * Addresses from which the operator signed in to Evict's own app. An app of Microsoft's is nobody's own: whoever signs in
 * to one of its command-line tools may be the attacker.
 */
async function operatorAddresses(
  store: SqlRunner,
  operator: Judging['operator'],
): Promise<readonly string[]> {
  if (!operator || firstPartyApps.has(operator.appId)) return [];
  const { dialect } = store;
  const rows = await store.query(
    `SELECT DISTINCT client_ip AS address FROM ${store.events} WHERE operation = 'UserLoggedIn' AND outcome = 'success' AND app_id = ${dialect.text(operator.appId)} AND ${dialect.column('user')} = ${dialect.text(operator.name.toLowerCase())} AND client_ip IS NOT NULL LIMIT 100`,
  );
  return rows.map((row) => String(row['address']));
}

function suspicious(addresses: Investigation['addresses']): ReadonlySet<string> {
  return new Set(
    addresses
      .filter(({ verdict }) => verdict === 'attacker' || verdict === 'suspicious')
      .map(({ address }) => address),
  );
}

async function runRules(
  store: SqlRunner,
  folders: readonly string[],
  domains: readonly string[],
): Promise<{
  readonly findings: readonly Finding[];
  readonly run: number;
  readonly refused: readonly RefusedRule[];
}> {
  const loaded = await loadRules(folders);
  const { compiled, refused } = compileRules(loaded.rules, placeholders(domains), loaded.filters);
  const linked = compileCorrelations(
    loaded.correlations,
    compiled.map(({ rule }) => rule),
  );
  const failed = await matchRules(store, compiled);
  for (const [index, correlation] of linked.compiled.entries())
    await correlate(store, correlation, compiled.length + index, compiled.length);
  const heads = [...compiled, ...linked.compiled].map(({ rule }) => rule);
  // A rule that only feeds a correlation raises nothing by itself, unless the correlation says so (`generate`).
  const silent = new Set(linked.compiled.filter(({ rule }) => !rule.generate).flatMap(({ rules }) => rules));
  return {
    findings: await findingsFromHits(store, heads, silent),
    run: heads.length - failed.length,
    refused: [...loaded.refused, ...refused, ...linked.refused, ...failed],
  };
}

async function runDetectors(
  store: SqlRunner,
  pass: Detector['pass'],
  attackers: ReadonlySet<string>,
): Promise<readonly Finding[]> {
  const input: DetectorInput = { store, places: placesTable, attackers };
  const found: Finding[] = [];
  for (const detector of detectors.filter((one) => one.pass === pass)) {
    const observations = await detector.detect(input);
    found.push(...observations.map((seen) => findingFromObservation(detector, seen)));
  }
  return found;
}
