import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { sprayFailures, spraysSql } from './shared/spray.ts';
import { common, eventsSql, hour, short } from './shared/support.ts';

/** One address tries passwords at many accounts: each account sees little of it, the address shows it. */
export const passwordSpray: Detector = {
  id: 'password-spray',
  title: { en: 'Password spraying from one address', de: 'Password-Spray von einer Adresse' },
  reason: {
    en: 'One address failed at many accounts within an hour and got into hardly any.',
    de: 'Eine Adresse ist binnen einer Stunde an vielen Konten gescheitert und kam in kaum eines hinein.',
  },
  severity: 'high',
  confidence: 'high',
  attack: ['T1110.003'],
  falsePositives: [
    {
      en: 'A proxy behind which a service with old passwords runs for many people.',
      de: 'Ein Proxy, hinter dem ein Dienst mit alten Kennwörtern für viele Personen läuft.',
    },
  ],
  lookNext: {
    en: 'List the accounts that the address reached with success.',
    de: 'Listen Sie auf, welche Konten die Adresse mit Erfolg erreicht hat.',
  },
  foothold: null,
  sources: ['SI-39', 'SI-40', 'SI-41', 'SI-42', 'SI-43'],
  pass: 'first',
  async detect(input) {
    const { store } = input;
    const user = store.dialect.column('user');
    const rows = await store.query(`
      WITH sprays AS (${spraysSql(input)})
      SELECT e.${user} AS usr, e.client_ip AS address, min(e.time) AS first, max(e.time) AS last, ${eventsSql(input, 'e.record_id', 'e.time')}, ${store.dialect.distinct('e.client_ip', 1)} AS addresses, max(s.accounts) AS accounts
      FROM sprays s JOIN ${store.events} e ON e.client_ip = s.address AND floor(e.time / ${hour}) = s.slot
      WHERE e.operation = 'UserLoginFailed' AND e.error_code IN (${sprayFailures})
      GROUP BY e.${user}, e.client_ip ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => ({
      ...common(row),
      seen: {
        en: `${short(row['address'])}, ${Number(row['accounts'])} accounts`,
        de: `${short(row['address'])}, ${Number(row['accounts'])} Konten`,
      },
    }));
  },
};
