import type { Connection } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import type { Json } from '../../kernel/json.ts';
import { failure } from '../../sources/live/feed.ts';
import type { Feed, Fetched, Route, Window } from '../../sources/live/feed.ts';

export interface Answer extends Fetched {
  /** By which route it came; null where none answered. */
  readonly route: string | null;
  readonly compared: NonNullable<LedgerEntry['compared']> | null;
}

export interface Asking {
  readonly reconcile: boolean;
  /** Routes that were refused in this run, with the reason. */
  readonly closed: Map<string, Fetched>;
}

/** Asks a log for one window: by its first open route, or by two to compare them. Throws nothing. */
export async function askFeed(
  connection: Connection,
  feed: Feed,
  window: Window,
  asking: Asking,
): Promise<Answer> {
  const answers: { readonly route: Route; readonly fetched: Fetched }[] = [];
  for (const route of feed.routes) {
    const fetched = await askRoute(connection, feed, route, window, asking.closed);
    answers.push({ route, fetched });
    const good = answers.filter((answer) => brought(answer.fetched));
    if (good.length === (asking.reconcile ? 2 : 1)) break;
  }
  const [first, second] = answers.filter((answer) => brought(answer.fetched));
  if (!first) return { ...answers[0]!.fetched, route: null, compared: null };
  if (second) return compare(feed, first, second);
  const lost = answers.find((answer) => answer !== first);
  const { route, fetched } = first;
  if (!lost) return { ...fetched, route: route.id, compared: null };
  const why = lost.fetched.text;
  return {
    ...fetched,
    route: route.id,
    compared: null,
    text: {
      en: `By ${route.title}, since ${lost.route.title} brought nothing: ${why?.en ?? lost.fetched.state}`,
      de: `Über ${route.title}, denn ${lost.route.title} brachte nichts: ${why?.de ?? lost.fetched.state}`,
    },
  };
}

/** A capped or broken-off answer still holds records. */
function brought(fetched: Fetched): boolean {
  return fetched.state === 'complete' || fetched.state === 'capped' || fetched.records.length > 0;
}

/** Neither rights nor licences nor subscriptions change while a run lasts. */
const closing: ReadonlySet<Fetched['state']> = new Set(['refused', 'unlicensed', 'not-asked']);

async function askRoute(
  connection: Connection,
  feed: Feed,
  route: Route,
  window: Window,
  closed: Map<string, Fetched>,
): Promise<Fetched> {
  const key = `${feed.id} ${route.id}`;
  const known = closed.get(key);
  if (known) return known;
  const fetched = await route.fetch(connection, window).catch(failure);
  if (closing.has(fetched.state)) closed.set(key, fetched);
  return fetched;
}

interface Told {
  readonly route: Route;
  readonly fetched: Fetched;
}

/** Records of both, each once. Where they differ, neither is known to be all: the window stays partial. */
function compare(feed: Feed, first: Told, second: Told): Answer {
  const idOf = (record: Json): string => feed.identify(record) ?? JSON.stringify(record);
  const here = new Set(first.fetched.records.map(idOf));
  const there = new Map(second.fetched.records.map((record) => [idOf(record), record]));
  const onlySecond = [...there].filter(([id]) => !here.has(id)).map(([, record]) => record);
  const onlyFirst = [...here].filter((id) => !there.has(id)).length;
  const same = onlyFirst === 0 && onlySecond.length === 0;
  const worst = [first.fetched, second.fetched].find(({ state }) => state !== 'complete');
  const [a, b] = [first.route.title, second.route.title];
  return {
    records: [...first.fetched.records, ...onlySecond],
    route: first.route.id,
    compared: {
      routes: [first.route.id, second.route.id],
      both: here.size - onlyFirst,
      onlyFirst,
      onlySecond: onlySecond.length,
    },
    state: worst?.state ?? (same ? 'complete' : 'partial'),
    text:
      worst?.text ??
      (same
        ? {
            en: `Both routes (${a}, ${b}) gave the same: ${here.size}.`,
            de: `Beide Wege (${a}, ${b}) ergaben dasselbe: ${here.size}.`,
          }
        : {
            en: `The routes differ: by ${a} alone ${onlyFirst}, by ${b} alone ${onlySecond.length}. All are kept; either may lack more.`,
            de: `Die Wege weichen ab: nur über ${a} ${onlyFirst}, nur über ${b} ${onlySecond.length}. Alle sind aufbewahrt; beiden können weitere fehlen.`,
          }),
  };
}
