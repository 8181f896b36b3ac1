import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { common, eventsSql, hour, inList, minute } from './shared/support.ts';

/** Risk may be noticed a little after the method: detections by Microsoft arrive late. */
const before = 30 * minute;
const after = 6 * hour;

const registrations: readonly string[] = [
  'User registered security info',
  'User registered all required security info',
  'User changed default security info',
  'Admin registered security info',
  'Register device',
  'Add registered owner to device',
  'Add device',
];

/** What an attacker does first with a stolen session: a second factor or device of his own, so that he may come back. */
export const methodAfterRiskySignIn: Detector = {
  id: 'method-after-risky-sign-in',
  title: {
    en: 'Sign-in method or device added after a risky sign-in',
    de: 'Anmeldemethode oder Gerät nach riskanter Anmeldung hinzugefügt',
  },
  reason: {
    en: 'Within hours of a sign-in that Microsoft rated risky, the account got a new second factor or device: a way back that survives a new password.',
    de: 'Binnen Stunden nach einer von Microsoft als riskant bewerteten Anmeldung bekam das Konto einen neuen zweiten Faktor oder ein neues Gerät: ein Rückweg, der ein neues Kennwort übersteht.',
  },
  severity: 'high',
  confidence: 'high',
  attack: ['T1098.005', 'T1556.006'],
  falsePositives: [
    { en: 'A new phone, set up on a journey.', de: 'Ein neues Telefon, das auf Reisen eingerichtet wurde.' },
  ],
  lookNext: {
    en: 'Compare the methods of the account with what the owner holds in the hand.',
    de: 'Vergleichen Sie die Methoden des Kontos mit dem, was der Inhaber in der Hand hält.',
  },
  foothold: 'mfa-method',
  sources: ['ID-03', 'ID-04', 'ID-14'],
  pass: 'first',
  async detect(input) {
    const { store } = input;
    const { dialect, events } = store;
    const user = dialect.column('user');
    const rows = await store.query(`
      WITH risky AS (
        SELECT e.${user} AS usr, e.time AS time, e.record_id AS record_id, e.client_ip AS address FROM ${events} e
        WHERE (e.source = 'risk-detection' OR e.operation = 'UserLoggedIn') AND lower(e.risk_level) IN ('medium', 'high') AND e.${user} IS NOT NULL
      ),
      methods AS (
        SELECT coalesce(e.target, e.${user}) AS usr, e.time AS time, e.record_id AS record_id, e.client_ip AS address, e.operation AS operation FROM ${events} e
        WHERE coalesce(e.outcome, 'success') = 'success' AND e.operation IN (${inList(input, registrations)})
        UNION ALL
        SELECT coalesce(e.target, e.${user}), e.time, e.record_id, e.client_ip, e.operation FROM ${events} e
        WHERE e.operation = 'Update user' AND (${['StrongAuthenticationMethod', 'StrongAuthenticationPhoneAppDetail', 'StrongAuthenticationUserDetails'].map((name) => `${dialect.member('modified', [name])} IS NOT NULL`).join(' OR ')})
      ),
      near AS (
        SELECT m.usr AS usr, m.time AS time, m.record_id AS record_id, m.address AS address, m.operation AS operation, min(r.time) AS risk_time, min(r.record_id) AS risk_id
        FROM methods m JOIN risky r ON r.usr = m.usr AND m.time BETWEEN r.time - ${before} AND r.time + ${after}
        GROUP BY m.usr, m.time, m.record_id, m.address, m.operation
      )
      SELECT usr, least(min(time), min(risk_time)) AS first, max(time) AS last, ${eventsSql(input)}, ${dialect.distinct('address', 5)} AS addresses,
        ${dialect.distinct('operation', 5)} AS operations, min(risk_id) AS risk_id
      FROM near GROUP BY usr, floor(time / ${24 * hour}) ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => {
      const found = common(row);
      const what = Array.isArray(row['operations']) ? row['operations'].join(', ') : '';
      return {
        ...found,
        events: [String(row['risk_id']), ...found.events].slice(0, 1_000),
        seen: { en: what, de: what },
      };
    });
  },
};
