import { mostObservations } from '../domain/detector.ts';
import type { Detector, DetectorInput } from '../domain/detector.ts';
import { common, eventsSql, hour, short, somewhere } from './shared/support.ts';

/** A person who travels with an open session needs longer than this to be in another country. */
const quickest = 2 * hour;

/**
 * One Entra session on two networks: what a stolen cookie or token looks like. The session is followed through sign-ins
 * and audit records by its id, and by the token id where a record names only that.
 */
export const sessionUsedElsewhere: Detector = {
  id: 'session-used-elsewhere',
  title: { en: 'One session in two places', de: 'Eine Sitzung an zwei Orten' },
  reason: {
    en: 'A session that began on one network went on from another: its cookie or token was probably taken.',
    de: 'Eine Sitzung, die in einem Netz begann, lief aus einem anderen weiter: Ihr Cookie oder Token wurde vermutlich entwendet.',
  },
  severity: 'high',
  confidence: 'medium',
  attack: ['T1539', 'T1550.004'],
  falsePositives: [
    {
      en: 'A VPN switched on in the middle of the work, or a security product that fetches links in the name of the user.',
      de: 'Ein VPN, das mitten in der Arbeit eingeschaltet wurde, oder ein Sicherheitsprodukt, das im Namen der Person Links abruft.',
    },
  ],
  lookNext: {
    en: 'List what the session did from the second address, and revoke all sessions of the account.',
    de: 'Listen Sie auf, was die Sitzung von der zweiten Adresse aus tat, und widerrufen Sie alle Sitzungen des Kontos.',
  },
  foothold: 'session',
  sources: ['SI-03', 'SI-04', 'SI-24', 'SI-38', 'SI-54', 'MA-12'],
  pass: 'first',
  async detect(input) {
    const rows = await input.store.query(statement(input));
    return rows.map((row) => {
      const abroad = Number(row['abroad']) === 1;
      const rented = Number(row['rented']) === 1;
      const place = (address: string, country: string, network: string): string =>
        `${short(row[address])} (${
          [row[country], row[network]]
            .filter((part) => part !== null)
            .map(short)
            .join(', ') || '?'
        })`;
      const way = `${place('home', 'homecountry', 'homenetwork')} → ${place('address', 'country', 'network')}`;
      return {
        ...common(row),
        addresses: [String(row['home']), String(row['address'])],
        seen: {
          en: `${way}, session ${short(row['session'])}`,
          de: `${way}, Sitzung ${short(row['session'])}`,
        },
        key: String(row['session']),
        severity: (abroad && row['sure'] === 'true') || (abroad && rented) ? 'high' : 'medium',
        confidence: abroad && rented ? 'high' : 'medium',
      };
    });
  },
};

function statement(input: DetectorInput): string {
  const { store, places } = input;
  const { dialect, events } = store;
  const user = dialect.column('user');
  return `
    WITH tokens AS (
      SELECT token_id, min(session_id) AS session FROM ${events} WHERE token_id IS NOT NULL AND session_id IS NOT NULL GROUP BY token_id
    ),
    used AS (
      SELECT coalesce(e.session_id, t.session) AS session, e.${user} AS usr, e.client_ip AS address, p.country AS country, p.asn AS asn,
        p.network AS network, p.kind AS kind, p.sure AS sure, e.time AS time, e.record_id AS record_id
      FROM ${events} e JOIN ${places} p ON p.address = e.client_ip LEFT JOIN tokens t ON t.token_id = e.token_id
      WHERE (e.session_id IS NOT NULL OR t.session IS NOT NULL) AND e.${user} IS NOT NULL AND ${somewhere} AND coalesce(e.outcome, 'success') = 'success'
    ),
    seen AS (
      SELECT session, usr, address, country, asn, network, kind, sure, min(time) AS first, max(time) AS last, ${eventsSql(input)}
      FROM used GROUP BY session, usr, address, country, asn, network, kind, sure
    ),
    ranked AS (
      SELECT *, first_value(address) OVER w AS home, first_value(country) OVER w AS homecountry, first_value(network) OVER w AS homenetwork,
        first_value(kind) OVER w AS homekind, first_value(last) OVER w AS homelast
      FROM seen WINDOW w AS (PARTITION BY session, usr ORDER BY first, address ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING)
    ),
    judged AS (
      SELECT *, CASE WHEN country <> homecountry AND first - homelast < ${quickest} THEN 1 ELSE 0 END AS abroad,
        CASE WHEN kind IN ('hosting', 'anonymiser') AND homekind NOT IN ('hosting', 'anonymiser') OR homekind IN ('hosting', 'anonymiser') AND kind NOT IN ('hosting', 'anonymiser') THEN 1 ELSE 0 END AS rented
      FROM ranked WHERE address <> home
    )
    SELECT * FROM judged WHERE abroad = 1 OR rented = 1 ORDER BY first, session, address LIMIT ${mostObservations}`;
}
