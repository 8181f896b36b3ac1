import { mostEvents } from '../../domain/detector.ts';
import type { Detector, Observation } from '../../domain/detector.ts';
import type { Finding } from '../../domain/finding.ts';
import { sha256 } from '../../kernel/hash.ts';
import { textOf, texts } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { line } from '../../kernel/text.ts';
import type { RuleHead } from '../../sigma/rule.ts';
import type { SqlRunner } from '../../domain/sql.ts';
import { ruleTexts } from './rules.ts';
import type { RuleTexts } from './rules.ts';

/**
 * Hits of one rule for one user with no more than this between them are one finding, milliseconds. Informational ones are
 * one in any case: they are context, and a busy month would bury what matters.
 */
const sameStory = 6 * 3_600_000;
/** Addresses that a finding and a session name at most. */
const mostAddresses = 20;

interface HitGroup {
  readonly rule: number;
  readonly user: string | null;
  readonly first: number;
  readonly last: number;
  readonly n: number;
  readonly ids: readonly string[];
  readonly objects: readonly string[];
  readonly ips: readonly string[];
}

/** Turns the table of hits into findings. */
export async function findingsFromHits(
  store: SqlRunner,
  rules: readonly RuleHead[],
  silent: ReadonlySet<number> = new Set(),
): Promise<readonly Finding[]> {
  const { dialect } = store;
  const user = dialect.column('user');
  const texts = rules.map(ruleTexts);
  const about = texts.flatMap((own, index) => (own.about === 'target' ? [index] : []));
  const folded = rules.flatMap((rule, index) => (rule.level === 'informational' ? [index] : []));
  const sameFinding = `${folded.length === 0 ? '' : `WHEN rule IN (${folded.join(', ')}) AND lag(time) OVER own IS NOT NULL THEN 0 `}WHEN time - lag(time) OVER own <= ${sameStory} THEN 0`;
  const whom =
    about.length === 0
      ? `e.${user}`
      : `CASE WHEN h.rule IN (${about.join(', ')}) THEN coalesce(e.target, e.${user}) ELSE e.${user} END`;
  const rows = await store.query(`
    WITH hit AS (
      SELECT h.rule AS rule, ${whom} AS ${user}, e.time AS time, e.record_id AS record_id, e.object_id AS object_id, e.client_ip AS client_ip
      FROM hits h JOIN ${store.events} e ON e.${store.rowId} = h."row"
    ), marked AS (
      SELECT *, CASE ${sameFinding} ELSE 1 END AS begins FROM hit WINDOW own AS (PARTITION BY rule, ${user} ORDER BY time, record_id)
    ), stories AS (
      SELECT *, sum(begins) OVER (PARTITION BY rule, ${user} ORDER BY time, record_id ROWS UNBOUNDED PRECEDING) AS story FROM marked
    ), grouped AS (SELECT *, row_number() OVER (PARTITION BY rule, ${user}, story ORDER BY time, record_id) AS place FROM stories)
    SELECT rule, ${user}, min(time) AS first, max(time) AS last, count(*) AS n,
      ${dialect.gather(`CASE WHEN place <= ${mostEvents} THEN record_id END`, 'time, record_id', mostEvents)} AS ids, ${dialect.gather(`CASE WHEN place <= ${mostEvents} THEN object_id END`, 'time, record_id', 1)} AS objects, ${dialect.distinct('client_ip', mostAddresses)} AS ips
    FROM grouped GROUP BY rule, ${user}, story ORDER BY first, rule`);
  return rows
    .filter((row) => !silent.has(Number(row['rule'])))
    .map((row) => toFinding(row as unknown as HitGroup, rules, texts));
}

function toFinding(hit: HitGroup, rules: readonly RuleHead[], all: readonly RuleTexts[]): Finding {
  const rule = rules[hit.rule]!;
  const texts = all[hit.rule]!;
  const object = hit.objects[0] ?? null;
  const addresses = hit.ips.toSorted();
  const seen = (quotes: readonly [string, string]): string =>
    [object ? `${quotes[0]}${line(object, 120)}${quotes[1]}` : '', addresses.slice(0, 5).join(', ')]
      .filter(Boolean)
      .join(' · ');
  return {
    id: sha256(`${texts.name} ${hit.user ?? ''} ${hit.ids[0] ?? ''}`).slice(0, 16),
    rule: texts.name,
    title: texts.title,
    reason: {
      en: withValues(texts.reason.en, seen(['"', '"'])),
      de: withValues(texts.reason.de, seen(['„', '“'])),
    },
    severity: rule.level,
    confidence: texts.confidence,
    user: hit.user,
    time: new Date(hit.first).toISOString(),
    lastTime: new Date(hit.last).toISOString(),
    events: hit.ids,
    count: hit.n,
    addresses,
    attack: texts.attack,
    falsePositives: texts.falsePositives,
    lookNext: texts.next,
    references: texts.references,
    foothold: texts.foothold ? { kind: texts.foothold.kind, key: object } : null,
    lowered: null,
  };
}

function withValues(reason: string, values: string): string {
  return values === '' ? reason : `${reason} (${values})`;
}

/** What a detector in code saw, as a finding. */
export function findingFromObservation(detector: Detector, seen: Observation): Finding {
  return {
    id: sha256(`${detector.id} ${seen.user ?? ''} ${seen.events[0] ?? ''}`).slice(0, 16),
    rule: detector.id,
    title: detector.title,
    reason: {
      en: withValues(detector.reason.en, seen.seen.en),
      de: withValues(detector.reason.de, seen.seen.de),
    },
    severity: seen.severity ?? detector.severity,
    confidence: seen.confidence ?? detector.confidence,
    user: seen.user,
    time: new Date(seen.first).toISOString(),
    lastTime: new Date(seen.last).toISOString(),
    events: seen.events,
    count: seen.count,
    addresses: seen.addresses.slice(0, mostAddresses),
    attack: detector.attack,
    falsePositives: detector.falsePositives,
    lookNext: detector.lookNext,
    references: [],
    foothold: detector.foothold ? { kind: detector.foothold, key: seen.key ?? null } : null,
    lowered: null,
  };
}

export interface SessionSummary {
  readonly session: string;
  readonly user: string | null;
  readonly addresses: readonly string[];
  readonly agents: readonly string[];
  readonly first: string;
  readonly last: string;
  readonly events: number;
  /** A finding says that it was taken, or the attacker's address used it. Several addresses alone are no sign. */
  readonly suspicious: boolean;
}

/** Sessions by their id, with every address and client that used them. */
export async function sessionsIn(
  store: SqlRunner,
  findings: readonly Finding[],
  attackers: ReadonlySet<string>,
): Promise<readonly SessionSummary[]> {
  const taken = new Set(
    findings.flatMap(({ foothold }) => (foothold?.kind === 'session' && foothold.key ? [foothold.key] : [])),
  );
  const { dialect } = store;
  const rows = await store.query(`
    SELECT session_id AS session, ${dialect.anyValue(dialect.column('user'))} AS ${dialect.column('user')}, ${dialect.distinct('client_ip', mostAddresses)} AS addresses, ${dialect.distinct('user_agent', 5)} AS agents,
      min(time) AS first, max(time) AS last, count(*) AS events
    FROM ${store.events} WHERE session_id IS NOT NULL GROUP BY session_id ORDER BY count(DISTINCT client_ip) DESC, events DESC, session LIMIT 500`);
  return rows.map((row) => ({
    session: String(row['session']),
    user: textOf(row['user']),
    addresses: texts(row['addresses']).toSorted(),
    agents: texts(row['agents']).toSorted(),
    first: iso(row['first']),
    last: iso(row['last']),
    events: Number(row['events']),
    suspicious:
      taken.has(String(row['session'])) || texts(row['addresses']).some((address) => attackers.has(address)),
  }));
}

function iso(value: Json | undefined): string {
  return new Date(Number(value)).toISOString();
}
