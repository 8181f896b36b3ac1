import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCase } from '../evidence/case-folder.ts';
import { Journal } from '../evidence/journal.ts';
import { systemClock } from '../kernel/clock.ts';
import { systemRandom } from '../kernel/random.ts';
import type { CaseSummary } from './contract/case.ts';
import type { Home } from './contract/home.ts';
import type { SettingsCases } from './contract/tenant.ts';
import { startServer } from './index.ts';
import type { EvictServer } from './index.ts';

const tenant = {
  id: 'tenant-1',
  domain: 'contoso.example',
  displayName: 'Contoso',
  cloud: 'global' as const,
};

describe('a case whose journal is not whole', () => {
  let server: EvictServer;
  let cookie: string;
  const casesFolder = mkdtempSync(join(tmpdir(), 'evict-damaged-'));
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(server.origin + path, { headers: { cookie } });
    expect(answer.status).toBe(200);
    return (await answer.json()) as T;
  };

  beforeAll(async () => {
    for (const name of ['whole', 'changed', 'cut', 'uncounted']) {
      const { folder } = ensureCase(casesFolder, name, {
        createdAt: systemClock.now().toISOString(),
        tenant,
        accounts: [],
      });
      const file = join(folder, 'journal.jsonl');
      const journal = new Journal(file, systemClock);
      // An invented plan: what matters is that it stands in the journal.
      journal.append('plan', null, { id: 'p1', kind: 'harden', accounts: [], steps: [{ selected: true }] });
      journal.append('end', null, {});
      journal.append('note', null, {});
      const lines = readFileSync(file, 'utf8').split('\n');
      if (name === 'changed') writeFileSync(file, lines.join('\n').replace('harden', 'contain'));
      if (name === 'cut') writeFileSync(file, `${lines.slice(0, 2).join('\n')}\n`);
      if (name === 'uncounted') rmSync(`${file}.head`);
    }
    server = await startServer({
      version: 'test',
      environment: process.env,
      demo: false,
      casesFolder,
      homeFolder: casesFolder,
      dns: null,
      playground: null,
      tenants: () => [{ ...tenant, simulated: null, suggested: [] }],
      connect: () => Promise.reject(new Error('not asked')),
      clock: systemClock,
      random: systemRandom,
      port: 0,
    });
    const opened = await fetch(server.link(), { redirect: 'manual' });
    cookie = opened.headers.get('set-cookie')!.split(';')[0]!;
  });
  afterAll(() => server.close());

  const problems = { changed: 'journal-damaged', cut: 'journal-cut', uncounted: 'journal-head', whole: null };

  it('is told as data, and hides none of the others: at home', async () => {
    const { cases } = await ask<Home>('/api/home');
    expect(Object.fromEntries(cases.map(({ name, problem }) => [name, problem?.code ?? null]))).toEqual(
      problems,
    );
    expect(cases.map((one) => one.tenant)).toEqual(cases.map(() => tenant.domain));
    expect(cases.find(({ name }) => name === 'whole')?.response).toBe('changed');
  });

  it('among the changes of a tenant, with the steps that can be verified', async () => {
    const { cases } = await ask<SettingsCases>(`/api/tenants/${tenant.domain}/changes`);
    expect(Object.fromEntries(cases.map(({ name, problem }) => [name, problem?.code ?? null]))).toEqual(
      problems,
    );
    expect(Object.fromEntries(cases.map(({ name, steps }) => [name, steps]))).toEqual({
      whole: 1,
      changed: 0,
      cut: 1,
      uncounted: 1,
    });
  });

  it('can still be opened: what it holds beside its journal is not lost', async () => {
    for (const name of Object.keys(problems))
      expect((await ask<CaseSummary>(`/api/cases/${name}`)).tenant?.domain).toBe(tenant.domain);
  });
});
