import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { spraysSql } from './shared/spray.ts';
import { common, day, eventsSql, short } from './shared/support.ts';

/** The password was right, and only the second factor or a policy stood in the way. */
const halfway = "'50074', '50076', '50079', '53003', '53000', '50158', '50055', '50072'";

/** Passwords were tried at many accounts from one address, and one of them fitted. */
export const signInAfterSpray: Detector = {
  id: 'sign-in-after-spray',
  title: {
    en: 'Password spray that found a password',
    de: 'Password-Spray, der ein Kennwort gefunden hat',
  },
  reason: {
    en: 'An address that failed at many accounts got into this one, or had its password right.',
    de: 'Eine Adresse, die an vielen Konten scheiterte, kam in dieses hinein oder hatte sein Kennwort richtig.',
  },
  severity: 'high',
  confidence: 'high',
  attack: ['T1110.003', 'T1078.004'],
  falsePositives: [
    {
      en: 'A proxy or terminal server behind which many people mistype.',
      de: 'Ein Proxy oder Terminalserver, hinter dem sich viele vertippen.',
    },
  ],
  lookNext: {
    en: 'Reset this password first, then those of all accounts that the address reached.',
    de: 'Setzen Sie zuerst dieses Kennwort zurück, dann die aller Konten, die die Adresse erreicht hat.',
  },
  foothold: 'password',
  sources: ['SI-39', 'SI-40', 'SI-41', 'SI-42'],
  pass: 'first',
  async detect(input) {
    const { store } = input;
    const user = store.dialect.column('user');
    const rows = await store.query(`
      WITH tries AS (${spraysSql(input)}),
      sprays AS (SELECT address, min(begin) AS begin, max(accounts) AS accounts, sum(failed) AS failed FROM tries GROUP BY address),
      right_ones AS (
        SELECT e.client_ip AS address, e.${user} AS usr, e.time AS time, e.record_id AS record_id, CASE WHEN e.operation = 'UserLoggedIn' THEN 1 ELSE 0 END AS inside
        FROM ${store.events} e WHERE e.operation = 'UserLoggedIn' OR (e.operation = 'UserLoginFailed' AND e.error_code IN (${halfway}))
      ),
      usual AS (
        SELECT r.address AS address, r.usr AS usr FROM right_ones r JOIN sprays s ON s.address = r.address
        WHERE r.inside = 1 AND r.time < s.begin GROUP BY r.address, r.usr
      )
      SELECT r.usr AS usr, min(r.time) AS first, max(r.time) AS last, ${eventsSql(input, 'r.record_id', 'r.time')}, ${store.dialect.distinct('r.address', 5)} AS addresses,
        max(r.inside) AS inside, max(s.accounts) AS accounts, max(s.failed) AS failed, min(s.address) AS address
      FROM sprays s JOIN right_ones r ON r.address = s.address AND r.time BETWEEN s.begin AND s.begin + ${7 * day}
        LEFT JOIN usual u ON u.address = r.address AND u.usr = r.usr
      WHERE u.usr IS NULL AND r.usr IS NOT NULL
      GROUP BY r.usr, r.address ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => {
      const inside = Number(row['inside']) === 1;
      const tried = `${short(row['address'])}, ${Number(row['failed'])}/${Number(row['accounts'])}`;
      return {
        ...common(row),
        seen: inside
          ? { en: `signed in; failures/accounts: ${tried}`, de: `angemeldet; Fehlversuche/Konten: ${tried}` }
          : {
              en: `password right, stopped after it; failures/accounts: ${tried}`,
              de: `Kennwort richtig, danach aufgehalten; Fehlversuche/Konten: ${tried}`,
            },
        severity: inside ? 'high' : 'medium',
      };
    });
  },
};
