import { describe, expect, it } from 'vitest';
import type { Foothold } from '../../domain/foothold.ts';
import { breachedTenant } from '../../../test/support/tenant.ts';
import { keepGravest, surveyFootholds } from './footholds.ts';
import { hintsFor } from './plan.ts';

const hints = { since: null, acceptedDomains: [], implicated: [] };

/** Invented: one mail flow rule as two accounts' judges see it. */
function judged(suggestion: Foothold['suggestion']): Foothold {
  return {
    id: 'transport-rule:invented.onmicrosoft.com:1',
    kind: 'transport-rule',
    key: '1',
    account: 'invented.onmicrosoft.com',
    title: { en: 'Rule', de: 'Regel' },
    since: null,
    reasons: [],
    suggestion,
    action: 'disable-transport-rule',
    state: null,
  };
}

describe('a foothold that several accounts share', () => {
  it.each([
    [['keep', 'ask', 'remove'], 'remove'],
    [['remove', 'ask', 'keep'], 'remove'],
    [['keep', 'ask'], 'ask'],
    [['ask', 'keep'], 'ask'],
    [['keep', 'keep'], 'keep'],
  ] as const)('judged %j counts once, as %s, in whichever order the answers arrive', (order, expected) => {
    const found = new Map<string, Foothold>();
    for (const suggestion of order) keepGravest(found, judged(suggestion));
    expect([...found.values()].map((foothold) => foothold.suggestion)).toEqual([expected]);
  });
});

describe.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])('what is suggested in %s', (scenario) => {
  it('always has a reason, also where nobody knows when the incident began', async () => {
    const rig = await breachedTenant(scenario);
    try {
      const unknown = await hintsFor(rig.connection, null);
      const { footholds } = await surveyFootholds(rig.connection, rig.accounts, unknown);
      expect(footholds.length).toBeGreaterThan(5);
      expect(footholds.filter((one) => one.reasons.length === 0)).toEqual([]);
    } finally {
      await rig.simulator.close();
    }
  });
});

describe('a survey', () => {
  it('lists what shall go first, and tells its progress to the end', async () => {
    const { connection, accounts, simulator } = await breachedTenant('admin-takeover');
    try {
      const told: string[] = [];
      const { footholds, blind } = await surveyFootholds(connection, accounts, hints, (event) => {
        if (event.event === 'reading') told.push(`${event.done}/${event.of}`);
      });
      expect(blind).toEqual([]);
      const order = footholds.map((foothold) => ['remove', 'ask', 'keep'].indexOf(foothold.suggestion));
      expect(order).toEqual(order.toSorted());
      expect(new Set(footholds.map((foothold) => foothold.id)).size).toBe(footholds.length);
      expect(told.at(-1)).toBe(`${told.length}/${told.length}`);
    } finally {
      await simulator.close();
    }
  });

  it('tells in both languages what it could not read, and reads the rest', async () => {
    const { connection, accounts, simulator } = await breachedTenant('invoice-fraud');
    try {
      simulator.world.faults.push({ kind: 'error', status: 403, path: /#Get-InboxRule$/, times: 99 });
      const { footholds, blind } = await surveyFootholds(connection, accounts, hints);
      expect(blind.length).toBeGreaterThan(0);
      for (const { what, why } of blind) {
        expect(what.en).toContain(accounts[0]!.upn);
        expect([what.de, why.en, why.de].every((text) => text.length > 10)).toBe(true);
      }
      expect(footholds.some((foothold) => foothold.kind === 'inbox-rule')).toBe(false);
      expect(footholds.some((foothold) => foothold.kind === 'forwarding')).toBe(true);
    } finally {
      await simulator.close();
    }
  });
});
