import { z } from 'zod';
import type { Setting } from '../domain/setting.ts';
import { graphItems } from '../microsoft/graph/raw.ts';

const updates = z
  .looseObject({
    controlStateUpdates: z.array(z.looseObject({ updatedDateTime: z.string().nullish() })).nullish(),
  })
  .transform((profile) => (profile.controlStateUpdates ?? []).map((update) => update.updatedDateTime ?? ''));

export const secureScore: Setting = {
  id: 'secure-score',
  title: { en: 'Microsoft Secure Score', de: 'Microsoft-Sicherheitsbewertung' },
  source: 'graph',
  permissions: [{ kind: 'graph', anyOf: ['SecurityEvents.Read.All'] }],
  async read({ connection }) {
    const query = { $top: '1' };
    let newest = {};
    for await (const score of connection.graph.list('/security/secureScores', z.looseObject({}), { query })) {
      newest = score;
      break;
    }
    const profiles = await graphItems(connection.graph, '/security/secureScoreControlProfiles');
    const reviewed = profiles
      .flatMap((profile) => updates.parse(profile))
      .sort()
      .at(-1);
    return { ...newest, lastReviewed: reviewed ?? null };
  },
};
