import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { firstPartyApps } from '../domain/vocabulary/first-party.ts';
import { common, day, eventsSql, inList, short } from './shared/support.ts';

/** The organisation's mail must have been watched so long before an application can be called new. */
const history = 7 * day;

/** An application that is not Microsoft's own opens mail, and never did before in this organisation. */
export const mailAccessByNewApp: Detector = {
  id: 'mail-access-by-new-app',
  title: {
    en: 'Mail opened by an application never seen before',
    de: 'E-Mails von einer nie gesehenen Anwendung geöffnet',
  },
  reason: {
    en: 'An application that is not one of Microsoft’s own opened mail for the first time in these logs.',
    de: 'Eine Anwendung, die nicht von Microsoft selbst stammt, hat zum ersten Mal in diesen Protokollen E-Mails geöffnet.',
  },
  severity: 'low',
  confidence: 'medium',
  attack: ['T1114.002', 'T1550.001'],
  falsePositives: [
    {
      en: 'A new mail program, archive or backup that was bought.',
      de: 'Ein neu beschafftes Mailprogramm, Archiv oder Backup.',
    },
  ],
  lookNext: {
    en: 'Find the consent that admitted the application, and who gave it from where.',
    de: 'Suchen Sie die Einwilligung, mit der die Anwendung zugelassen wurde: wer sie erteilt hat und von wo aus.',
  },
  foothold: 'oauth-grant',
  sources: ['MA-03', 'MA-05', 'OA-05'],
  pass: 'first',
  async detect(input) {
    const { store } = input;
    const { dialect } = store;
    const rows = await store.query(`
      WITH opened AS (
        SELECT coalesce(e.mailbox_owner, e.${dialect.column('user')}) AS usr, e.time AS time, e.record_id AS record_id, e.client_ip AS address, e.app_id AS app, e.app_name AS name
        FROM ${store.events} e WHERE e.operation = 'MailItemsAccessed' AND e.app_id IS NOT NULL
      ),
      begun AS (SELECT min(time) AS start FROM opened),
      apps AS (
        SELECT app, min(time) AS since FROM opened WHERE app NOT IN (${inList(input, [...firstPartyApps.keys()])}) GROUP BY app
      )
      SELECT o.usr AS usr, o.app AS app, min(o.name) AS name, min(o.time) AS first, max(o.time) AS last, ${eventsSql(input, 'o.record_id', 'o.time')}, ${dialect.distinct('o.address', 20)} AS addresses
      FROM apps a JOIN begun b ON a.since - b.start >= ${history} JOIN opened o ON o.app = a.app AND o.time < a.since + ${day}
      WHERE o.usr IS NOT NULL GROUP BY o.usr, o.app ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => {
      const what = `${short(row['name'])} (${short(row['app'])})`;
      return { ...common(row), seen: { en: what, de: what }, key: String(row['app']) };
    });
  },
};
