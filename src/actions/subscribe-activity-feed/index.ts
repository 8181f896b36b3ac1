import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import { textMember } from '../support.ts';

/**
 * The service gathers content for a subscriber only, from the subscription on.
 * Source: Office 365 Management Activity API reference, "Start a subscription".
 */
export const subscribeActivityFeed: Action = {
  id: 'subscribe-activity-feed',
  title: {
    en: 'Subscribe to audit content of the Management Activity API',
    de: 'Überwachungsinhalte der Management Activity API abonnieren',
  },
  effect: {
    en: 'From now on records of the last seven days can be had by a third way, should a search of the audit log fail.',
    de: 'Ab jetzt sind die Einträge der letzten sieben Tage auf einem dritten Weg zu bekommen, falls die Suche im Überwachungsprotokoll versagt.',
  },
  latency: { en: 'Up to 12 hours until the first content.', de: 'Bis zu 12 Stunden bis zum ersten Inhalt.' },
  notice: { en: 'Nothing.', de: 'Nichts.' },
  impact: 'low',
  reversible: 'yes',
  phase: 'tenant',
  attack: [],
  d3fend: ['D3-ACH'],
  permissions: [{ kind: 'activity', anyOf: ['ActivityFeed.Read'] }],

  async preview(connection, _account, _foothold, options) {
    const key = textMember(options, 'contentType') ?? '';
    if (await subscribed(connection, key)) return null;
    return { account: null, key, label: key, before: { subscribed: false }, after: { subscribed: true } };
  },
  async read(connection, target) {
    return { subscribed: await subscribed(connection, target.key) };
  },
  async apply({ connection }, target) {
    await connection.activity.start(target.key);
    return { outcome: 'sent' };
  },
  async undo({ connection }, target) {
    await connection.activity.stop(target.key);
    return { outcome: 'sent' };
  },
};

async function subscribed({ activity }: Connection, type: string): Promise<boolean> {
  const all = await activity.subscriptions();
  return all.some(({ contentType, status }) => contentType === type && status === 'enabled');
}
