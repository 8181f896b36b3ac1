import type { Finding } from '../../domain/finding.ts';
import { sha256 } from '../../kernel/hash.ts';
import type { Json } from '../../kernel/json.ts';
import { line } from '../../kernel/text.ts';
import type { RuleHead } from '../../sigma/rule.ts';
import type { EventStore } from '../../store/store.ts';
import { ruleTexts } from './rules.ts';

/** Hits of one rule for one user with no more than this between them are one finding, milliseconds. */
const sameStory = 6 * 3_600_000;
const mostEvents = 1_000;
const mostAddresses = 100;
const mostVictims = 1_000;

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

/** Turns the table of hits into findings, the gravest first. */
export async function findingsFromHits(
  store: EventStore,
  rules: readonly RuleHead[],
  silent: ReadonlySet<number> = new Set(),
): Promise<readonly Finding[]> {
  const { dialect } = store;
  const user = dialect.column('user');
  const rows = await store.query(`
    WITH marked AS (
      SELECT h.rule, e.${user} AS ${user}, e.time, e.record_id, e.object_id, e.client_ip,
        CASE WHEN e.time - lag(e.time) OVER (PARTITION BY h.rule, e.${user} ORDER BY e.time) <= ${sameStory} THEN 0 ELSE 1 END AS begins
      FROM hits h JOIN ${store.events} e ON e.${store.rowId} = h."row"
    ), grouped AS (SELECT *, sum(begins) OVER (PARTITION BY rule, ${user} ORDER BY time ROWS UNBOUNDED PRECEDING) AS story FROM marked)
    SELECT rule, ${user}, min(time) AS first, max(time) AS last, count(*) AS n,
      ${dialect.gather('record_id', 'time, record_id', mostEvents)} AS ids, ${dialect.gather('object_id', 'time, record_id', 1)} AS objects, ${dialect.distinct('client_ip', 5)} AS ips
    FROM grouped GROUP BY rule, ${user}, story ORDER BY first, rule`);
  const order = ['critical', 'high', 'medium', 'low', 'informational'];
  return rows
    .filter((row) => !silent.has(Number(row['rule'])))
    .map((row) => toFinding(row as unknown as HitGroup, rules))
    .toSorted(
      (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity) || a.time.localeCompare(b.time),
    );
}

function toFinding(hit: HitGroup, rules: readonly RuleHead[]): Finding {
  const rule = rules[hit.rule]!;
  const texts = ruleTexts(rule);
  const object = hit.objects[0] ?? null;
  const seen = [
    object ? `„${line(object, 120)}“` : '',
    hit.ips.length > 0 ? hit.ips.toSorted().join(', ') : '',
  ]
    .filter(Boolean)
    .join(' · ');
  // Exchange's own service provisions and repairs all the time; what it does is nobody's attack.
  const system = hit.user?.startsWith('nt authority') === true;
  return {
    id: sha256(`${texts.name} ${hit.user ?? ''} ${hit.ids[0] ?? ''}`).slice(0, 16),
    rule: texts.name,
    title: texts.title,
    reason: {
      en: seen ? `${texts.reason.en} (${seen})` : texts.reason.en,
      de: seen ? `${texts.reason.de} (${seen})` : texts.reason.de,
    },
    severity: system && rule.level !== 'informational' ? 'low' : rule.level,
    confidence: texts.confidence,
    user: hit.user,
    time: new Date(hit.first).toISOString(),
    lastTime: new Date(hit.last).toISOString(),
    events: hit.ids,
    count: hit.n,
    addresses: hit.ips,
    attack: texts.attack,
    falsePositives: texts.falsePositives,
    lookNext: texts.next,
    foothold: texts.foothold ? { kind: texts.foothold.kind, key: object } : null,
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
  /** One session on several addresses: stolen, or somebody on the move. */
  readonly suspicious: boolean;
}

/** Sessions by their id, with every address and client that used them. */
export async function sessionsIn(store: EventStore): Promise<readonly SessionSummary[]> {
  const { dialect } = store;
  const rows = await store.query(`
    SELECT session_id AS session, ${dialect.anyValue(dialect.column('user'))} AS ${dialect.column('user')}, ${dialect.distinct('client_ip', mostAddresses)} AS addresses, ${dialect.distinct('user_agent', 5)} AS agents,
      min(time) AS first, max(time) AS last, count(*) AS events
    FROM ${store.events} WHERE session_id IS NOT NULL GROUP BY session_id ORDER BY count(DISTINCT client_ip) DESC, events DESC, session LIMIT 500`);
  return rows.map((row) => ({
    session: String(row['session']),
    user: text(row['user']),
    addresses: texts(row['addresses']),
    agents: texts(row['agents']),
    first: iso(row['first']),
    last: iso(row['last']),
    events: Number(row['events']),
    suspicious: texts(row['addresses']).length > 1,
  }));
}

export interface Campaign {
  readonly address: string;
  readonly users: readonly string[];
  readonly findings: number;
  readonly first: string;
  readonly last: string;
}

/** Addresses from which grave things were done to several accounts. */
export async function campaignsIn(store: EventStore, grave: readonly number[]): Promise<readonly Campaign[]> {
  if (grave.length === 0) return [];
  const { dialect } = store;
  const user = `e.${dialect.column('user')}`;
  const rows = await store.query(`
    SELECT e.client_ip AS address, ${dialect.distinct(user, mostVictims)} AS users, count(*) AS findings, min(e.time) AS first, max(e.time) AS last
    FROM hits h JOIN ${store.events} e ON e.${store.rowId} = h."row"
    WHERE h.rule IN (${grave.join(', ')}) AND e.client_ip IS NOT NULL AND NOT ${dialect.startsWith(user, 'nt authority')}
    GROUP BY 1 HAVING count(DISTINCT ${user}) > 1 ORDER BY findings DESC, address LIMIT 100`);
  return rows.map((row) => ({
    address: String(row['address']),
    users: texts(row['users']),
    findings: Number(row['findings']),
    first: iso(row['first']),
    last: iso(row['last']),
  }));
}

function text(value: Json | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function texts(value: Json | undefined): readonly string[] {
  return Array.isArray(value)
    ? value.filter((entry): entry is string => typeof entry === 'string').toSorted()
    : [];
}

function iso(value: Json | undefined): string {
  return new Date(Number(value)).toISOString();
}
