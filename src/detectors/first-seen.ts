import { mostObservations } from '../domain/detector.ts';
import type { Detector, DetectorInput, Observation } from '../domain/detector.ts';
import type { Localized } from '../kernel/localized.ts';
import { common, day, hour, short, signInsSql } from './shared/support.ts';
import { texts } from '../kernel/json.ts';

/** An account has habits once it has signed in so often over so long. */
const fewest = 10;
const youngest = 7 * day;
/** A network or country that so many others of the organisation use is the organisation's, not the attacker's. */
const colleagues = 3;
/** What is new within this belongs to one arrival. */
const together = 6 * hour;

const traits = ['country', 'asn', 'agent', 'client', 'app', 'device'] as const;
const words: { readonly [trait in (typeof traits)[number]]: Localized } = {
  country: { en: 'country', de: 'Land' },
  asn: { en: 'network', de: 'Netz' },
  agent: { en: 'program', de: 'Programm' },
  client: { en: 'kind of client', de: 'Client-Art' },
  app: { en: 'application', de: 'Anwendung' },
  device: { en: 'device', de: 'Gerät' },
};

/**
 * A sign-in that is new in several ways at once against what the account did before. One thing alone is everyday life: a
 * new phone, a train. Version numbers of programs are left out, or every update would be new.
 */
export const firstSeen: Detector = {
  id: 'first-seen',
  title: { en: 'Sign-in unlike any before', de: 'Anmeldung wie keine zuvor' },
  reason: {
    en: 'The account signed in from a country or network that it never used, with other things new at the same time.',
    de: 'Das Konto hat sich aus einem Land oder Netz angemeldet, das es nie benutzte, und gleichzeitig war noch anderes neu.',
  },
  severity: 'medium',
  confidence: 'medium',
  attack: ['T1078.004'],
  falsePositives: [
    { en: 'A journey with a new computer or phone.', de: 'Eine Reise mit neuem Rechner oder Telefon.' },
  ],
  lookNext: {
    en: 'Look at what the account did in the hours after, and ask the person.',
    de: 'Sehen Sie nach, was das Konto in den Stunden danach tat, und fragen Sie die Person.',
  },
  foothold: null,
  sources: ['SI-11', 'SI-21', 'SI-29', 'SI-31', 'SI-35'],
  pass: 'first',
  async detect(input) {
    const rows = await input.store.query(statement(input));
    return rows.map((row): Observation => {
      const fresh = traits.filter((trait) => texts(row['traits']).includes(trait));
      const abroad = fresh.includes('country');
      const rented = texts(row['kinds']).some((kind) => kind === 'hosting' || kind === 'anonymiser');
      const list = (language: 'en' | 'de'): string => fresh.map((trait) => words[trait][language]).join(', ');
      const where = [...texts(row['countries']), ...texts(row['addresses'])].map(short).join(' ');
      return {
        ...common(row),
        seen: { en: `new: ${list('en')}; ${where}`, de: `neu: ${list('de')}; ${where}` },
        severity: abroad && rented ? 'high' : abroad && fresh.length > 2 ? 'medium' : 'low',
        confidence: abroad && rented ? 'medium' : 'low',
      };
    });
  },
};

function statement(input: DetectorInput): string {
  const { dialect } = input.store;
  const traitRows = traits
    .map(
      (trait) =>
        `SELECT usr, time, record_id, address, kind, country AS land, n, age, '${trait}' AS trait, CAST(${trait} AS VARCHAR) AS value FROM counted WHERE ${trait} IS NOT NULL`,
    )
    .join(' UNION ALL ');
  return `
    WITH counted AS (
      SELECT *, row_number() OVER w AS n, time - min(time) OVER (PARTITION BY usr) AS age FROM (${signInsSql(input)}) s
      WINDOW w AS (PARTITION BY usr ORDER BY time, record_id)
    ),
    traits AS (${traitRows}),
    firsts AS (
      SELECT *, row_number() OVER (PARTITION BY usr, trait, value ORDER BY n) AS place FROM traits
    ),
    common AS (SELECT trait, value FROM traits WHERE trait IN ('country', 'asn') GROUP BY trait, value HAVING count(DISTINCT usr) > ${colleagues}),
    news AS (
      SELECT f.* FROM firsts f LEFT JOIN common c ON c.trait = f.trait AND c.value = f.value
      WHERE f.place = 1 AND c.value IS NULL AND f.n > ${fewest} AND f.age >= ${youngest}
    )
    SELECT usr, min(time) AS first, max(time) AS last, ${dialect.distinct('record_id', 50)} AS events, count(DISTINCT record_id) AS n,
      ${dialect.distinct('address', 20)} AS addresses, ${dialect.distinct('trait', 10)} AS traits, ${dialect.distinct('kind', 10)} AS kinds,
      ${dialect.distinct("CASE WHEN trait = 'country' THEN value END", 5)} AS countries
    FROM news GROUP BY usr, floor(time / ${together})
    HAVING count(DISTINCT trait) > 1 AND max(CASE WHEN trait IN ('country', 'asn') THEN 1 ELSE 0 END) = 1
    ORDER BY first, usr LIMIT ${mostObservations}`;
}
