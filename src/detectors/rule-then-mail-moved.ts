import { counted } from '../kernel/localized.ts';
import { mostObservations } from '../domain/detector.ts';
import type { Detector } from '../domain/detector.ts';
import { common, eventsSql, hour, short } from './shared/support.ts';

/** So many messages, so soon. */
const fewest = 5;
const within = hour;

/** A rule was made, and then mail was cleared away from the same address: what is coming is hidden, and what is there too. */
export const ruleThenMailMoved: Detector = {
  id: 'rule-then-mail-moved',
  title: {
    en: 'Inbox rule made, then mail cleared away',
    de: 'Posteingangsregel angelegt, dann E-Mails weggeräumt',
  },
  reason: {
    en: 'Within an hour of an inbox rule, messages were moved or deleted by hand from the same address: future and past mail are hidden together.',
    de: 'Binnen einer Stunde nach einer Posteingangsregel wurden von derselben Adresse aus Nachrichten von Hand verschoben oder gelöscht: Künftige und vorhandene E-Mails werden zusammen versteckt.',
  },
  severity: 'medium',
  confidence: 'medium',
  attack: ['T1564.008', 'T1070.008'],
  falsePositives: [
    { en: 'Somebody puts the mailbox in order.', de: 'Jemand bringt Ordnung in das Postfach.' },
  ],
  lookNext: {
    en: 'Read the rule, and list the messages that were moved.',
    de: 'Lesen Sie die Regel und listen Sie die verschobenen Nachrichten auf.',
  },
  foothold: 'inbox-rule',
  sources: ['IR-17'],
  pass: 'first',
  async detect(input) {
    const { store } = input;
    const { dialect, events } = store;
    const user = dialect.column('user');
    const rows = await store.query(`
      WITH rules AS (
        SELECT e.${user} AS usr, e.client_ip AS address, min(e.time) AS made, min(e.object_id) AS rule, min(e.record_id) AS rule_id
        FROM ${events} e WHERE lower(e.operation) IN ('new-inboxrule', 'set-inboxrule', 'updateinboxrules') AND coalesce(e.outcome, 'success') = 'success' AND e.client_ip IS NOT NULL
        GROUP BY e.${user}, e.client_ip
      ),
      moves AS (
        SELECT coalesce(e.mailbox_owner, e.${user}) AS usr, e.client_ip AS address, e.time AS time, e.record_id AS record_id,
          CASE WHEN ${dialect.regex(dialect.lower('e.folder'), 'sent|gesendet', '')} THEN 1 ELSE 0 END AS sent
        FROM ${events} e WHERE e.operation IN ('Move', 'MoveToDeletedItems', 'SoftDelete', 'HardDelete')
      )
      SELECT r.usr AS usr, min(r.made) AS first, max(m.time) AS last, ${eventsSql(input, 'm.record_id', 'm.time')}, ${dialect.distinct('m.address', 5)} AS addresses,
        min(r.rule) AS rule, min(r.rule_id) AS rule_id, sum(m.sent) AS sent
      FROM rules r JOIN moves m ON m.usr = r.usr AND m.address = r.address AND m.time BETWEEN r.made AND r.made + ${within}
      GROUP BY r.usr, r.address HAVING count(*) >= ${fewest} ORDER BY first, usr LIMIT ${mostObservations}`);
    return rows.map((row) => {
      const found = common(row);
      return {
        ...found,
        events: [String(row['rule_id']), ...found.events].slice(0, 1_000),
        seen: {
          en: `${counted(found.count, 'message', 'messages')} after the rule ${short(row['rule'])}`,
          de: `${counted(found.count, 'Nachricht', 'Nachrichten')} nach der Regel ${short(row['rule'])}`,
        },
        // Hiding what one has sent is nobody's housekeeping.
        ...(Number(row['sent']) > 0 ? { severity: 'high' as const } : {}),
        key: typeof row['rule'] === 'string' ? row['rule'] : null,
      };
    });
  },
};
