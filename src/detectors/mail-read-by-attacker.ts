import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { common, eventsSql, inList } from './shared/support.ts';
import { counted } from '../kernel/localized.ts';

/**
 * Mail that counts as known to the attacker. Microsoft's order of judgement ("Use MailItemsAccessed to investigate
 * compromised accounts"): throttled means everything, synchronised means whole folders, bind means the messages named.
 */
export const mailReadByAttacker: Detector = {
  id: 'mail-read-by-attacker',
  title: {
    en: "Mail read from the attacker's address",
    de: 'E-Mails von der Adresse des Angreifers aus gelesen',
  },
  reason: {
    en: 'From an address that is judged to be the attacker’s, mail of this mailbox was opened: it counts as known to him.',
    de: 'Von einer Adresse aus, die als die des Angreifers gilt, wurden E-Mails dieses Postfachs geöffnet: Sie gelten ihm als bekannt.',
  },
  severity: 'high',
  confidence: 'high',
  attack: ['T1114.002'],
  falsePositives: [{ en: 'The address was judged wrongly.', de: 'Die Adresse wurde falsch beurteilt.' }],
  lookNext: {
    en: 'List the messages by their ids, and judge whether the loss must be reported.',
    de: 'Listen Sie die Nachrichten anhand ihrer IDs auf und prüfen Sie, ob der Verlust zu melden ist.',
  },
  foothold: null,
  sources: ['MA-01', 'MA-02', 'MA-12', 'MA-13'],
  pass: 'second',
  async detect(input) {
    if (input.attackers.size === 0) return [];
    const { store } = input;
    const { dialect } = store;
    const rows = await store.query(`
      WITH reads AS (
        SELECT coalesce(e.mailbox_owner, e.${dialect.column('user')}) AS usr, e.time AS time, e.record_id AS record_id, e.client_ip AS address,
          CASE WHEN e.access_type = 'Sync' THEN coalesce(e.folder, '?') END AS synced,
          CASE WHEN lower(e.throttled) = 'true' THEN 1 ELSE 0 END AS throttled,
          CASE WHEN coalesce(e.access_type, 'Bind') = 'Bind' THEN coalesce(e.item_count, 1) ELSE 0 END AS messages
        FROM ${store.events} e WHERE e.operation IN ('MailItemsAccessed', 'MessageBind') AND e.client_ip IN (${inList(input, [...input.attackers])})
      )
      SELECT usr, min(time) AS first, max(time) AS last, ${eventsSql(input)}, ${dialect.distinct('address', 20)} AS addresses,
        sum(messages) AS messages, ${dialect.distinct('synced', 20)} AS synced, max(throttled) AS throttled
      FROM reads WHERE usr IS NOT NULL GROUP BY usr ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => {
      const messages = Number(row['messages']);
      const synced = Array.isArray(row['synced']) ? row['synced'].join(', ') : '';
      const all = Number(row['throttled']) === 1;
      return {
        ...common(row),
        seen: {
          en: [
            all ? 'recording was throttled: assume everything' : '',
            synced === '' ? '' : `whole folders: ${synced}`,
            `${counted(messages, 'message', 'messages')} one by one`,
          ]
            .filter(Boolean)
            .join('; '),
          de: [
            all ? 'die Aufzeichnung war gedrosselt: von allem ausgehen' : '',
            synced === '' ? '' : `ganze Ordner: ${synced}`,
            `${counted(messages, 'Nachricht', 'Nachrichten')} einzeln`,
          ]
            .filter(Boolean)
            .join('; '),
        },
        severity: all || synced !== '' || messages > 5 ? 'high' : 'medium',
      };
    });
  },
};
