import type { FootholdKind } from '../../domain/foothold.ts';
import { counted } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';
import { both, mailLines } from './mail-story.ts';
import type { Report, StoryLine } from './report.ts';
import { citeSources, gapsIn } from './sources.ts';
import { stageOf } from './stages.ts';
import { findingsOfStruck } from './struck.ts';
import type { Cited } from './struck.ts';
import { footholdWords, joinedBy } from './words.ts';

/** What the story is told from: a report before it has its story. */
export type Told = Omit<Report, 'story' | 'statements'>;

/** Nobody reads more than this before acting. */
const mostLines = 10;

const mostActs = 4;

/** The attack in at most ten lines: how he came in, what he did, what he left, when he was last seen, what was done. */
export function storyOf(told: Told): readonly StoryLine[] {
  const own = findingsOfStruck(told);
  if (own.length === 0) return [nothing(told), ...unseen(told)];
  const byTime = own.toSorted((a, b) => a.time.localeCompare(b.time));
  const attempt = byTime.find((finding) => stageOf(finding) === 'attempt');
  const real = byTime.filter((finding) => stageOf(finding) !== 'attempt');
  const entry = entryOf(real);
  const acts = distinct(own.filter((finding) => finding !== entry && stageOf(finding) !== 'attempt')).slice(
    0,
    mostActs,
  );
  const lines: readonly StoryLine[] = [
    ...(attempt ? [about('attempt', attempt, 'Passwords were guessed', 'Kennwörter wurden geraten')] : []),
    ...(entry
      ? [
          stageOf(entry) === 'entry'
            ? about('entry', entry, 'First entry', 'Erster Zugriff')
            : about('entry', entry, 'First sign', 'Erstes Anzeichen'),
        ]
      : []),
    ...acts.toSorted((a, b) => a.time.localeCompare(b.time)).map((finding) => about('act', finding)),
    ...mailLines(told),
    ...left(own),
    ...spread(told),
  ];
  const closing = [...inTime([...last(own), ...answer(told)]), ...unseen(told)];
  return nameless([...inTime(lines.slice(0, mostLines - closing.length)), ...closing], own);
}

/** In the order of time; what is about no one moment sums up and comes after. */
function inTime(lines: readonly StoryLine[]): readonly StoryLine[] {
  const timed = lines.filter(({ time }) => time !== null);
  return [
    ...timed.toSorted((a, b) => a.time!.localeCompare(b.time!)),
    ...lines.filter(({ time }) => time === null),
  ];
}

/** One finding a rule: the first, which is the gravest. */
function distinct(findings: readonly Cited[]): readonly Cited[] {
  const seen = new Set<string>();
  const objects = new Set<string>();
  return findings.filter((finding) => {
    const object = finding.foothold
      ? `${finding.foothold.kind} ${finding.user} ${finding.foothold.key}`
      : null;
    if (seen.has(finding.rule) || (object !== null && objects.has(object))) return false;
    seen.add(finding.rule);
    if (object !== null) objects.add(object);
    return true;
  });
}

/** Where all lines are about one account, none needs to name it. */
function nameless(lines: readonly StoryLine[], own: readonly Cited[]): readonly StoryLine[] {
  const users = new Set(own.flatMap(({ user }) => user ?? []));
  if (users.size !== 1) return lines;
  const name = ` · ${[...users][0]}`;
  return lines.map((one) => ({
    ...one,
    text: { en: one.text.en.replace(name, ''), de: one.text.de.replace(name, '') },
  }));
}

function about(kind: StoryLine['kind'], finding: Cited, en?: string, de?: string): StoryLine {
  const { addresses, user } = finding;
  const where = addresses.length === 0 || kind === 'act' ? '' : ` · ${addresses.slice(0, 2).join(', ')}`;
  const who = user === null ? '' : ` · ${user}`;
  const object = finding.foothold?.key ? ` · ${line(finding.foothold.key.split('\\').at(-1) ?? '', 60)}` : '';
  const what = (title: string, lead: string | undefined): string =>
    `${lead === undefined ? '' : `${lead}: `}${title}${object}${who}${where}`;
  return {
    kind,
    time: finding.time,
    text: { en: what(finding.title.en, en), de: what(finding.title.de, de) },
    refs: [finding.ref],
  };
}

function left(own: readonly Cited[]): readonly StoryLine[] {
  const objects = new Map<FootholdKind, Set<string>>();
  const made = own.filter((finding) => finding.foothold !== null);
  for (const { foothold, user } of made) {
    const kind = foothold!.kind;
    objects.set(kind, (objects.get(kind) ?? new Set()).add(`${user} ${foothold!.key}`));
  }
  if (objects.size === 0) return [];
  const list = (language: 'en' | 'de'): string =>
    [...objects].map(([kind, keys]) => `${footholdWords[kind][language]} (${keys.size})`).join(', ');
  return [
    {
      kind: 'left',
      time: null,
      text: { en: `Ways back in that he left: ${list('en')}`, de: `Hinterlassene Zugänge: ${list('de')}` },
      refs: made.slice(0, 5).map((finding) => finding.ref),
    },
  ];
}

function spread({ investigation }: Told): readonly StoryLine[] {
  const widest = investigation?.campaigns.toSorted((a, b) => b.accounts.length - a.accounts.length)[0];
  if (!widest) return [];
  return [
    {
      kind: 'spread',
      time: widest.first,
      text: {
        en: `${widest.accounts.length} accounts are in one hand, joined by ${joinedBy(widest, 'en')}`,
        de: `${widest.accounts.length} Konten sind in einer Hand, verbunden durch ${joinedBy(widest, 'de')}`,
      },
      refs: [],
    },
  ];
}

function last(own: readonly Cited[]): readonly StoryLine[] {
  const latest = own.toSorted((a, b) => b.lastTime.localeCompare(a.lastTime))[0];
  return latest ? [{ ...about('last', latest, 'Last seen', 'Zuletzt gesehen'), time: latest.lastTime }] : [];
}

function answer({ plans, verification }: Told): readonly StoryLine[] {
  const steps = plans.flatMap((plan) => plan.steps.filter((step) => step.selected));
  const done = steps.filter((step) => step.outcome === 'done' || step.outcome === 'already').length;
  if (steps.length === 0) return [];
  const checked = verification?.clean
    ? both('; read back, no way in is left open', '; zurückgelesen, kein Zugang steht mehr offen')
    : verification
      ? both('; read back, not everything is closed', '; zurückgelesen, nicht alles ist geschlossen')
      : both('; not read back as a whole since', '; seither nicht als Ganzes zurückgelesen');
  return [
    {
      kind: 'answer',
      time: steps.flatMap((step) => step.time ?? []).sort()[0] ?? null,
      text: {
        en: `Response: ${done} of ${counted(steps.length, 'step', 'steps')} took effect${checked.en}`,
        de: `Gegenmaßnahmen: ${done} von ${counted(steps.length, 'Schritt', 'Schritten')} wirksam${checked.de}`,
      },
      refs: [],
    },
  ];
}

/** The earliest sign-in, unless something else was seen well before it: then how he came in is not known. */
function entryOf(real: readonly Cited[]): Cited | undefined {
  const [first, signIn] = [real[0], real.find((finding) => stageOf(finding) === 'entry')];
  if (!first || !signIn) return first;
  return Date.parse(signIn.time) - Date.parse(first.time) <= 3_600_000 ? signIn : first;
}

function nothing({ sources }: Told): StoryLine {
  return {
    kind: 'act',
    time: null,
    text: {
      en: 'No account shows enough to count as taken over, in what was read.',
      de: 'Kein Konto zeigt in dem, was gelesen wurde, genug, um als übernommen zu gelten.',
    },
    refs: citeSources(sources),
  };
}

function unseen({ sources }: Told): readonly StoryLine[] {
  const gaps = gapsIn(sources);
  if (gaps.length === 0) return [];
  return [
    {
      kind: 'unseen',
      time: null,
      text: {
        en: `Not seen in full: ${gaps
          .map((gap) => gap.title.en)
          .slice(0, 4)
          .join(', ')}`,
        de: `Nicht vollständig gesehen: ${gaps
          .map((gap) => gap.title.de)
          .slice(0, 4)
          .join(', ')}`,
      },
      refs: gaps.map((gap) => gap.ref).slice(0, 6),
    },
  ];
}
