import { day as dayOf } from '../../kernel/moments.ts';
import type { Reason } from '../../domain/account.ts';
import type { Finding } from '../../domain/finding.ts';
import type { AddressBook, Place } from '../../domain/place.ts';
import type { AddressOverride, AddressVerdict, AddressWord } from '../../domain/verdict.ts';
import { line, sentence } from '../../kernel/text.ts';
import { readUses, recordedCountries } from './address-uses.ts';
import type { AddressUse, Baselines } from './address-uses.ts';
import { isAttempt, isGrave } from './gravity.ts';
import type { SqlRunner } from '../../domain/sql.ts';

/** Judged at most, those of the gravest findings first. */
const mostAddresses = 1_000;
const mostUsers = 100;
const day = 86_400_000;

/** A reason with what it weighs: positive speaks for the attacker. */
interface Weighed {
  readonly weight: number;
  readonly text: Reason['text'];
}

/** Whose addresses those of the findings are, and those that a person named. */
export async function judgeAddresses(
  store: SqlRunner,
  book: AddressBook,
  findings: readonly Finding[],
  ownAddresses: ReadonlySet<string>,
  overrides: readonly AddressOverride[],
): Promise<readonly AddressVerdict[]> {
  const named = overrides.map(({ address }) => address);
  const suspects = findings
    .filter(
      ({ severity, lowered }) => lowered !== null || (severity !== 'low' && severity !== 'informational'),
    )
    .flatMap(({ addresses }) => addresses);
  const wanted = [...new Set([...named, ...ownAddresses, ...suspects])].slice(0, mostAddresses);
  if (wanted.length === 0) return [];
  const { uses, baselines } = await readUses(store, wanted);
  const recorded = await recordedCountries(store, wanted);
  return wanted
    .map((address) =>
      judgeOne(address, {
        uses: uses.filter((use) => use.address === address),
        baselines,
        findings: findings.filter((finding) => finding.addresses.includes(address)),
        place: placeOf(book, address, recorded),
        own: ownAddresses.has(address),
        override: overrides.findLast((override) => override.address === address) ?? null,
      }),
    )
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || b.events - a.events);
}

/** What a record says of an address goes before what a free table says. */
function placeOf(book: AddressBook, address: string, recorded: ReadonlyMap<string, string>): Place {
  const place = book.lookup(address);
  return { ...place, country: recorded.get(address) ?? place.country };
}

const order: readonly AddressWord[] = ['attacker', 'suspicious', 'unclear', 'person', 'own'];

interface Case {
  readonly uses: readonly AddressUse[];
  readonly baselines: Baselines;
  readonly findings: readonly Finding[];
  readonly place: Place;
  readonly own: boolean;
  readonly override: AddressOverride | null;
}

function judgeOne(address: string, given: Case): AddressVerdict {
  const { uses, override, place } = given;
  const weighed = [...speaksFor(given, place), ...speaksAgainst(given, place)];
  const score = weighed.reduce((sum, { weight }) => sum + weight, 0);
  const times = uses.flatMap(({ first, last }) => [first, last]);
  return {
    address,
    verdict: wordOf(score, given, place.kind === 'microsoft'),
    reasons: [
      ...(override ? [spoken(override)] : []),
      ...weighed.map(({ weight, text }): Reason => ({ speaks: weight > 0 ? 'for' : 'against', text })),
    ].map(asSentence),
    place,
    users: uses.map(({ user }) => user).slice(0, mostUsers),
    events: uses.reduce((sum, use) => sum + use.events, 0),
    first: times.length === 0 ? null : new Date(Math.min(...times)).toISOString(),
    last: times.length === 0 ? null : new Date(Math.max(...times)).toISOString(),
    override,
  };
}

function asSentence({ speaks, text }: Reason): Reason {
  return { speaks, text: { en: sentence(text.en), de: sentence(text.de) } };
}

function wordOf(score: number, given: Case, microsoft: boolean): AddressWord {
  if (given.own) return 'own';
  if (given.override) return given.override.judge;
  if (microsoft) return 'unclear';
  // Corroboration before certainty: being new or rented alone makes nobody an attacker.
  const deed = given.findings.some(isGrave) || given.uses.some(({ risky }) => risky > 0);
  if (score >= 6 && deed) return 'attacker';
  if (score >= 3) return 'suspicious';
  return score <= -2 ? 'person' : 'unclear';
}

function spoken(override: AddressOverride): Reason {
  const said = line(override.reason, 120);
  return override.judge === 'attacker'
    ? {
        speaks: 'for',
        text: { en: `A person said so: ${said}`, de: `Von Hand so beurteilt: ${said}` },
      }
    : {
        speaks: 'against',
        text: {
          en: `A person said that it is the owner's: ${said}`,
          de: `Von Hand als Adresse der Person beurteilt: ${said}`,
        },
      };
}

function speaksFor({ uses, baselines, findings }: Case, place: AddressVerdict['place']): readonly Weighed[] {
  const found: Weighed[] = [];
  const grave = [...new Map(findings.filter(isGrave).map((one) => [one.rule, one])).values()];
  if (grave.length > 0) {
    const titles = (language: 'en' | 'de'): string =>
      grave
        .slice(0, 3)
        .map(({ title }) => title[language])
        .join('; ');
    found.push({
      weight: 4 + Math.min(grave.length - 1, 3),
      text: {
        en: `Grave findings come from it, of ${grave.length === 1 ? 'one kind' : `${grave.length} kinds`}${grave.length > 3 ? ', among them' : ''}: ${titles('en')}`,
        de: `Schwere Funde stammen von ihr, ${grave.length === 1 ? 'einer Art' : `${grave.length} Arten`}${grave.length > 3 ? ', darunter' : ''}: ${titles('de')}`,
      },
    });
  }
  const struck = new Set(findings.filter(isGrave).flatMap(({ user }) => user ?? []));
  if (struck.size > 1)
    found.push({
      weight: 2,
      text: {
        en: `Grave findings at ${struck.size} accounts come from it.`,
        de: `Von ihr stammen schwere Funde an ${struck.size} Konten.`,
      },
    });
  if (uses.some(({ risky }) => risky > 0))
    found.push({
      weight: 3,
      text: {
        en: 'Microsoft rated sign-ins from it as risky.',
        de: 'Microsoft hat Anmeldungen von ihr als riskant bewertet.',
      },
    });
  if (place.kind === 'hosting' || place.kind === 'anonymiser')
    found.push({
      weight: 2,
      text: {
        en: `It belongs to rented servers or a VPN: ${line(place.network ?? `AS${place.asn}`, 60)}`,
        de: `Sie gehört zu Mietservern oder einem VPN: ${line(place.network ?? `AS${place.asn}`, 60)}`,
      },
    });
  if (uses.some(({ scripted }) => scripted > 0))
    found.push({
      weight: 2,
      text: {
        en: 'By its user agent, a script or attack tool signed in from it.',
        de: 'Dem User-Agent nach hat sich von ihr aus ein Skript oder Angriffswerkzeug angemeldet.',
      },
    });
  const fresh = uses.find(({ user, first }) => {
    const known = baselines.get(user);
    return (
      known !== undefined && struck.has(user) && known.first < first - 7 * day && known.before(first) >= 10
    );
  });
  if (fresh)
    found.push({
      weight: 2,
      text: {
        en: `${line(fresh.user, 80)} never used it before ${dayOf(new Date(fresh.first).toISOString(), 'en')}.`,
        de: `${line(fresh.user, 80)} hat sie vor dem ${dayOf(new Date(fresh.first).toISOString(), 'de')} nie benutzt.`,
      },
    });
  const tried = new Set(findings.filter(isAttempt).flatMap(({ user }) => user ?? []));
  if (tried.size >= 5)
    found.push({
      weight: 2,
      text: {
        en: `Passwords of ${tried.size} accounts were tried from it.`,
        de: `Von ihr aus wurden Kennwörter von ${tried.size} Konten ausprobiert.`,
      },
    });
  return found;
}

function speaksAgainst({ uses, findings }: Case, place: AddressVerdict['place']): readonly Weighed[] {
  const found: Weighed[] = [];
  const deeds = findings.filter(isGrave).map(({ time }) => Date.parse(time));
  const begun = deeds.length === 0 ? null : Math.min(...deeds);
  const regular = uses.find(({ days, first, last }) => days >= 5 && first < (begun ?? last) - 7 * day);
  if (regular)
    found.push({
      weight: -5,
      text: {
        en: `${line(regular.user, 80)} used it on ${regular.days} days, long before.`,
        de: `${line(regular.user, 80)} hat sie an ${regular.days} Tagen benutzt, lange vorher.`,
      },
    });
  const struck = new Set(findings.filter(isGrave).flatMap(({ user }) => user ?? []));
  const colleagues = uses.filter(
    ({ user, days, succeeded }) => !struck.has(user) && days >= 3 && succeeded > 0,
  );
  if (colleagues.length >= 3)
    found.push({
      weight: -3,
      text: {
        en: `${colleagues.length} other accounts work from it day by day.`,
        de: `${colleagues.length} andere Konten arbeiten täglich von ihr aus.`,
      },
    });
  if (uses.length > 0 && uses.every(({ succeeded }) => succeeded === 0))
    found.push({
      weight: -3,
      text: {
        en: 'Nothing that was tried from it succeeded.',
        de: 'Nichts, was von ihr aus versucht wurde, ist gelungen.',
      },
    });
  if (place.kind === 'private')
    found.push({
      weight: -2,
      text: { en: 'It lies inside a private network.', de: 'Sie liegt in einem privaten Netz.' },
    });
  if (place.kind === 'microsoft')
    found.push({
      weight: -4,
      text: {
        en: 'It is a server of Microsoft 365 itself, acting for somebody.',
        de: 'Sie ist ein Server von Microsoft 365 selbst, der für jemanden handelt.',
      },
    });
  return found;
}
