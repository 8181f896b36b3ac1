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

interface HitGroup {
  readonly rule: number;
  readonly user: string | null;
  readonly first: number;
  readonly last: number;
  readonly count: number;
  readonly ids: readonly string[];
  readonly object: string | null;
  readonly ips: readonly string[];
}

/** Turns the table of hits into findings, the gravest first. */
export async function findingsFromHits(
  store: EventStore,
  rules: readonly RuleHead[],
  silent: ReadonlySet<number> = new Set(),
): Promise<readonly Finding[]> {
  const rows = await store.query(`
    WITH marked AS (
      SELECT h.rule, e.user, e.time, e.record_id, e.object_id, e.client_ip,
        CASE WHEN e.time - lag(e.time) OVER (PARTITION BY h.rule, e.user ORDER BY e.time) <= ${sameStory} THEN 0 ELSE 1 END AS begins
      FROM hits h JOIN ${store.events} e ON e.rowid = h."row"
    ), grouped AS (SELECT *, sum(begins) OVER (PARTITION BY rule, user ORDER BY time ROWS UNBOUNDED PRECEDING) AS story FROM marked)
    SELECT rule, user, min(time) AS first, max(time) AS last, count(*)::INTEGER AS count,
      list(record_id ORDER BY time)[1:${mostEvents}] AS ids, first(object_id ORDER BY time) AS object, list_distinct(list(client_ip))[1:5] AS ips
    FROM grouped GROUP BY rule, user, story ORDER BY first`);
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
  const seen = [hit.object ? `„${line(hit.object, 120)}“` : '', hit.ips.length > 0 ? hit.ips.join(', ') : '']
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
    count: hit.count,
    attack: texts.attack,
    falsePositives: texts.falsePositives,
    lookNext: texts.next,
    foothold: texts.foothold ? { kind: texts.foothold.kind, key: hit.object } : null,
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
  const rows = await store.query(`
    SELECT session_id AS session, any_value(user) AS user, list_distinct(list(client_ip)) AS addresses, list_distinct(list(user_agent))[1:5] AS agents,
      min(time) AS first, max(time) AS last, count(*)::INTEGER AS events
    FROM ${store.events} WHERE session_id IS NOT NULL GROUP BY session_id ORDER BY len(list_distinct(list(client_ip))) DESC, events DESC LIMIT 500`);
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
  const rows = await store.query(`
    SELECT e.client_ip AS address, list_distinct(list(e.user)) AS users, count(*)::INTEGER AS findings, min(e.time) AS first, max(e.time) AS last
    FROM hits h JOIN ${store.events} e ON e.rowid = h."row"
    WHERE h.rule IN (${grave.join(', ')}) AND e.client_ip IS NOT NULL AND NOT starts_with(e.user, 'nt authority')
    GROUP BY 1 HAVING count(DISTINCT e.user) > 1 ORDER BY findings DESC LIMIT 100`);
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
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}

function iso(value: Json | undefined): string {
  return new Date(Number(value)).toISOString();
}
