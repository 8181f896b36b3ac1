import { mostObservations } from '../domain/detector.ts';
import type { Detector, DetectorInput } from '../domain/detector.ts';
import { countries } from '../domain/vocabulary/countries.ts';
import { common, day, hour, short, signInsSql } from './shared/support.ts';

/** Faster than any airliner, kilometres an hour, and far enough that a border town does not count. */
const fastest = 1_000;
const nearest = 500;
/** A country in which an account signed in on so many days belongs to its habits: a second home, a proxy, a VPN. */
const habit = 4;

/**
 * Two sign-ins that no person can have made from both places. Only honest pairs are compared: addresses of the same
 * kind, never of servers or VPNs, whose place is bought, never of two countries that the account is used to. Distances
 * are between the edges of countries, so that no database's idea of a city decides.
 */
export const impossibleTravel: Detector = {
  id: 'impossible-travel',
  title: {
    en: 'Sign-ins too far apart for one person',
    de: 'Anmeldungen zu weit auseinander für eine Person',
  },
  reason: {
    en: 'Between two successful sign-ins lies a distance that nobody covers in that time.',
    de: 'Zwischen zwei erfolgreichen Anmeldungen liegt eine Entfernung, die in dieser Zeit niemand zurücklegt.',
  },
  severity: 'high',
  confidence: 'medium',
  attack: ['T1078.004'],
  falsePositives: [
    {
      en: 'A VPN or a mobile carrier that the databases do not know as such.',
      de: 'Ein VPN oder Mobilfunkanbieter, den die Datenbanken nicht als solchen kennen.',
    },
  ],
  lookNext: {
    en: 'Compare device and client of both sign-ins, and ask the person where they were.',
    de: 'Vergleichen Sie Gerät und Client beider Anmeldungen und fragen Sie die Person, wo sie war.',
  },
  foothold: null,
  sources: ['SI-26', 'SI-27'],
  pass: 'first',
  async detect(input) {
    const rows = await input.store.query(statement(input));
    return rows.map((row) => {
      const hours = Math.max(Number(row['gap']) / hour, 1 / 60).toFixed(1);
      const way = `${short(row['c1'])} (${short(row['a1'])}) → ${short(row['c2'])} (${short(row['a2'])})`;
      const km = Math.round(Number(row['km']));
      return {
        ...common(row),
        events: [String(row['r1']), String(row['r2'])],
        count: 2,
        addresses: [String(row['a1']), String(row['a2'])],
        seen: { en: `${way}, ${km} km in ${hours} h`, de: `${way}, ${km} km in ${hours} h` },
        // Free databases disagree on one address in twelve: one source alone is a hint.
        ...(row['sure'] === 1 ? {} : { severity: 'low' as const, confidence: 'low' as const }),
      };
    });
  },
};

function statement(input: DetectorInput): string {
  const shapes = countries
    .map(({ code, latitude, longitude, radius }) => `('${code}', ${latitude}, ${longitude}, ${radius})`)
    .join(', ');
  // Great-circle distance on a sphere of 6,371 km (haversine), less both radii.
  const half = (a: string, b: string): string => `power(sin(radians(${a} - ${b}) / 2), 2)`;
  const arc = `${half('y.lat', 'x.lat')} + cos(radians(x.lat)) * cos(radians(y.lat)) * ${half('y.lon', 'x.lon')}`;
  return `
    WITH shapes AS (SELECT * FROM (VALUES ${shapes}) AS s(code, lat, lon, radius)),
    signins AS (${signInsSql(input)}),
    honest AS (SELECT * FROM signins WHERE country IS NOT NULL AND kind IN ('access', 'mobile', 'unknown')),
    habits AS (SELECT usr, country FROM honest GROUP BY usr, country HAVING count(DISTINCT floor(time / ${day})) >= ${habit}),
    pairs AS (
      SELECT usr, time AS t2, record_id AS r2, address AS a2, country AS c2, kind AS k2, sure AS s2,
        lag(time) OVER w AS t1, lag(record_id) OVER w AS r1, lag(address) OVER w AS a1, lag(country) OVER w AS c1,
        lag(kind) OVER w AS k1, lag(sure) OVER w AS s1
      FROM honest WINDOW w AS (PARTITION BY usr ORDER BY time, record_id)
    ),
    far AS (
      SELECT p.*, t2 - t1 AS gap, greatest(0, 2 * 6371 * asin(sqrt(least(1, ${arc}))) - x.radius - y.radius) AS km
      FROM pairs p JOIN shapes x ON x.code = p.c1 JOIN shapes y ON y.code = p.c2
      WHERE p.c1 <> p.c2 AND p.k1 = p.k2
    )
    SELECT f.usr AS usr, t1 AS first, t2 AS last, r1, r2, a1, a2, c1, c2, gap, km,
      CASE WHEN s1 = 'true' AND s2 = 'true' THEN 1 ELSE 0 END AS sure
    FROM far f LEFT JOIN habits h1 ON h1.usr = f.usr AND h1.country = f.c1 LEFT JOIN habits h2 ON h2.usr = f.usr AND h2.country = f.c2
    WHERE km >= ${nearest} AND km > ${fastest} * (gap / ${hour}.0) AND (h1.usr IS NULL OR h2.usr IS NULL)
    ORDER BY t2, r2 LIMIT ${mostObservations}`;
}
