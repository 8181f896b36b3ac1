import { request } from 'undici';
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

  it('answers the same requests with the same bytes, tokens included', async () => {
    const answers = async (seed: number): Promise<string> => {
      const one = await startSimulator({
        scenarios: ['invoice-fraud'],
        seed,
        now: new Date('2026-11-02T08:00:00Z'),
      });
      const { tenant, operator } = one.scenarios[0]!;
      const ask = async (
        host: string,
        path: string,
        init: { method?: 'POST'; body?: string; token?: string },
      ) => {
        const answer = await request(`${one.origin}${path}`, {
          method: init.method ?? 'GET',
          headers: { host, ...(init.token ? { authorization: `Bearer ${init.token}` } : {}) },
          ...(init.body ? { body: init.body } : {}),
        });
        const { date, 'request-id': id } = answer.headers;
        return { text: await answer.body.text(), head: `${String(date)} ${String(id)}` };
      };
      const login = await ask('login.microsoftonline.com', `/${tenant.id}/oauth2/v2.0/token`, {
        method: 'POST',
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          client_id: operator.clientId,
          client_secret: operator.secret,
          scope: 'https://graph.microsoft.com/.default',
        }).toString(),
      });
      const token = (JSON.parse(login.text) as { access_token: string }).access_token;
      const users = await ask('graph.microsoft.com', '/v1.0/users', { token });
      await one.close();
      expect(users.text).toContain('userPrincipalName');
      return [login, users].map(({ head, text }) => `${head}\n${text}`).join('\n');
    };
    const first = await answers(7);
    expect(await answers(7)).toBe(first);
    expect(await answers(8)).not.toBe(first);
  });
});
