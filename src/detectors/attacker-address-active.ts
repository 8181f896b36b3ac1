import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { common, eventsSql, inList } from './shared/support.ts';
import { texts } from '../kernel/json.ts';

/** Every account that was active from an address of the attacker, whether or not anything else about it stands out. */
export const attackerAddressActive: Detector = {
  id: 'attacker-address-active',
  title: {
    en: "Account used from the attacker's address",
    de: 'Konto von der Adresse des Angreifers aus benutzt',
  },
  reason: {
    en: 'The account was used successfully from an address that is judged to be the attacker’s.',
    de: 'Das Konto wurde erfolgreich von einer Adresse aus benutzt, die als die des Angreifers gilt.',
  },
  severity: 'high',
  confidence: 'medium',
  attack: ['T1078.004'],
  falsePositives: [
    {
      en: 'The address was judged wrongly, or many people share it.',
      de: 'Die Adresse wurde falsch beurteilt, oder viele teilen sie sich.',
    },
  ],
  lookNext: {
    en: 'Read the timeline of the account from the first of these events on.',
    de: 'Lesen Sie die Zeitleiste des Kontos ab dem ersten dieser Ereignisse.',
  },
  foothold: 'session',
  sources: ['MA-12', 'MA-13'],
  pass: 'second',
  async detect(input) {
    if (input.attackers.size === 0) return [];
    const { store } = input;
    const { dialect } = store;
    const user = dialect.column('user');
    const rows = await store.query(`
      SELECT e.${user} AS usr, min(e.time) AS first, max(e.time) AS last, ${eventsSql(input, 'e.record_id', 'e.time')}, ${dialect.distinct('e.client_ip', 20)} AS addresses,
        ${dialect.distinct('e.operation', 6)} AS operations, max(CASE WHEN e.operation = 'UserLoggedIn' THEN 1 ELSE 0 END) AS inside
      FROM ${store.events} e
      WHERE e.client_ip IN (${inList(input, [...input.attackers])}) AND e.source <> 'risk-detection' AND ${dialect.contains(`e.${user}`, '@')}
        AND coalesce(e.outcome, 'success') = 'success'
      GROUP BY e.${user} ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => {
      const what = texts(row['operations']).toSorted().join(', ');
      return { ...common(row), seen: { en: what, de: what } };
    });
  },
};
