import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from './index.ts';
import type { Simulator } from './index.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator();
});

afterAll(async () => {
  await simulator.close();
});

describe('a freshly breached tenant', () => {
  it.each(['invoice-fraud', 'aitm-device', 'admin-takeover'])(
    '%s: every foothold works and every innocent stands',
    async (id) => {
      const reports = await simulator.attack(id);
      expect(reports.length).toBeGreaterThanOrEqual(6);
      expect(reports.filter((report) => !report.works)).toEqual([]);
      const innocents = await simulator.innocents(id);
      expect(innocents.filter((innocent) => !innocent.stands)).toEqual([]);
    },
  );

  it('has the same bytes for the same seed and clock', async () => {
    const options = { scenarios: ['invoice-fraud'], seed: 7, now: new Date('2026-11-02T08:00:00Z') };
    const first = await startSimulator(options);
    const second = await startSimulator(options);
    expect(JSON.stringify(first.scenarios[0]?.tenant)).toBe(JSON.stringify(second.scenarios[0]?.tenant));
    await Promise.all([first.close(), second.close()]);
  });
});
