import type { ActivityBlob, Connection } from '../../domain/clients.ts';
import { AppError, ServiceError } from '../../kernel/errors.ts';
import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { time } from '../time.ts';
import { day } from './feed.ts';
import type { Route, Window } from './feed.ts';

// Source: Office 365 Management Activity API reference, and its page "Troubleshooting".

/** What an investigation reads. DLP.All holds content of documents and has a permission of its own: it is left out. */
export const contentTypes = [
  'Audit.Exchange',
  'Audit.AzureActiveDirectory',
  'Audit.SharePoint',
  'Audit.General',
] as const;

/** Content can be had for seven days; the minute is for clocks that differ. */
const reach = 7 * day - 60_000;
/** A record may become available so long after its event. */
const lateness = day;
const atOnce = 4;

/**
 * What a subscriber gets. The service knows no event times: it lists blobs by when they became available, so that those of
 * the day after are looked into as well, and only records of the window are kept. It cannot be asked since when somebody
 * subscribes: a window before which nothing ever came is not known to be whole.
 */
export const activityFeed: Route = {
  id: 'activity-feed',
  title: 'Management Activity API',
  async fetch(connection, window) {
    const now = connection.clock.now().getTime();
    const oldest = now - reach;
    const [from, to] = [window.from.getTime(), window.to.getTime()];
    if (to <= oldest) return { records: [], state: 'outside-retention', text: tooOld };
    const subscribed = await subscriptions(connection);
    if (subscribed.length === 0) return { records: [], state: 'not-asked', text: nobody };
    const listed = await list(connection, subscribed, {
      from: new Date(Math.max(from - day, oldest)),
      to: new Date(Math.min(to + lateness, now)),
    });
    const since = (blob: ActivityBlob): boolean => Date.parse(blob.contentCreated) >= from;
    const { records, lost } = await download(connection, listed.filter(since), window);
    const proven = new Set(listed.filter((blob) => !since(blob)).map((blob) => blob.contentType));
    const text = doubts({
      missing: contentTypes.filter((type) => !subscribed.includes(type)),
      unproven: subscribed.filter((type) => !proven.has(type)),
      lost,
      cut: from < oldest,
    });
    return { records, state: text === null ? 'complete' : 'partial', text };
  },
};

async function subscriptions({ activity }: Connection): Promise<readonly string[]> {
  try {
    const found = await activity.subscriptions();
    return contentTypes.filter((type) =>
      found.some(({ contentType, status }) => contentType === type && status === 'enabled'),
    );
  } catch (thrown) {
    // The service holds no tenant whose unified audit log was never switched on.
    if (thrown instanceof ServiceError && /^AF2001[123]$/.test(thrown.serviceCode)) throw auditOff(thrown);
    throw thrown;
  }
}

/** One listing spans a day at most. */
async function list(
  { activity }: Connection,
  types: readonly string[],
  span: Window,
): Promise<readonly ActivityBlob[]> {
  const blobs = new Map<string, ActivityBlob>();
  for (const type of types)
    for (let from = span.from.getTime(); from < span.to.getTime(); from += day) {
      const to = new Date(Math.min(from + day, span.to.getTime()));
      for await (const blob of activity.content(type, new Date(from), to)) blobs.set(blob.contentId, blob);
    }
  return [...blobs.values()];
}

/** Records of the window; how many blobs are gone or cannot be had any more. */
async function download(
  { activity, signal }: Connection,
  blobs: readonly ActivityBlob[],
  window: Window,
): Promise<{ readonly records: readonly Json[]; readonly lost: number }> {
  const records: Json[] = [];
  let lost = 0;
  for (let next = 0; next < blobs.length; next += atOnce) {
    signal?.throwIfAborted();
    const answers = blobs.slice(next, next + atOnce).map((blob) =>
      activity.blob(blob).catch((thrown: unknown) => {
        if (!(thrown instanceof ServiceError && /^AF2005[012]$/.test(thrown.serviceCode))) throw thrown;
        lost++;
        return [];
      }),
    );
    for (const answer of await Promise.all(answers))
      records.push(...answer.filter((record) => within(record, window)));
  }
  return { records, lost };
}

/** One without a time is kept: the reader rejects it by name. */
function within(record: Json, window: Window): boolean {
  const at = isObject(record) ? time(record['CreationTime']) : null;
  return at === null || (at >= window.from.getTime() && at < window.to.getTime());
}

interface Doubts {
  readonly missing: readonly string[];
  readonly unproven: readonly string[];
  readonly lost: number;
  readonly cut: boolean;
}

/** Why an answer may not be all; null where nothing speaks for that. */
function doubts({ missing, unproven, lost, cut }: Doubts): Localized | null {
  const parts: Localized[] = [];
  if (missing.length > 0)
    parts.push({
      en: `Nobody subscribes to ${missing.join(', ')}.`,
      de: `${missing.join(', ')} hat niemand abonniert.`,
    });
  if (cut) parts.push(tooOld);
  else if (unproven.length > 0)
    parts.push({
      en: `Of ${unproven.join(', ')} nothing had come on the day before: whether somebody subscribed by then is not known.`,
      de: `Von ${unproven.join(', ')} kam am Tag davor nichts: Ob es da schon abonniert war, ist nicht bekannt.`,
    });
  if (lost > 0)
    parts.push({
      en: `Parts that were listed and could not be had any more: ${lost}.`,
      de: `Aufgeführte Teile, die nicht mehr zu bekommen waren: ${lost}.`,
    });
  if (parts.length === 0) return null;
  return { en: parts.map(({ en }) => en).join(' '), de: parts.map(({ de }) => de).join(' ') };
}

const tooOld: Localized = {
  en: 'The Management Activity API reaches back seven days.',
  de: 'Die Management Activity API reicht sieben Tage zurück.',
};

const nobody: Localized = {
  en: 'Nobody subscribes to the audit content of this organisation: "evict audit enable --feed" does.',
  de: 'Die Überwachungsinhalte dieser Organisation hat niemand abonniert: „evict audit enable --feed“ tut es.',
};

function auditOff(cause: ServiceError): AppError {
  return new AppError({
    code: 'audit-log-off',
    side: 'service',
    message: {
      en: 'The Management Activity API does not know this organisation: its unified audit log is off.',
      de: 'Die Management Activity API kennt diese Organisation nicht: Ihr einheitliches Überwachungsprotokoll ist aus.',
    },
    next: {
      en: '"evict audit status" tells, "evict audit enable" switches it on.',
      de: '„evict audit status“ zeigt es, „evict audit enable“ schaltet es ein.',
    },
    cause,
  });
}
