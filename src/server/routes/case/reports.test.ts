import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureCase } from '../../../evidence/case-folder.ts';
import type { ErrorAnswer } from '../../contract/common.ts';
import type { Job } from '../../contract/jobs.ts';
import type { MadeReport, ReportOrder } from '../../contract/reports.ts';
import type { EvictServer } from '../../index.ts';
import { startBareServer } from '../../../../test/support/bare-server.ts';

const plain: ReportOrder = {
  audience: 'technical',
  language: 'en',
  format: 'html',
  marking: null,
  logo: null,
  paper: 'a4',
};
const svg = '<svg xmlns="http://www.w3.org/2000/svg"/>';

describe('the reports of a case', () => {
  const casesFolder = mkdtempSync(join(tmpdir(), 'evict-reports-'));
  let server: EvictServer;
  let headers: Record<string, string>;
  const at = (rest = ''): string => `${server.origin}/api/cases/told/reports${rest}`;
  const order = (given: unknown): Promise<Response> =>
    fetch(at(), { method: 'POST', headers, body: JSON.stringify(given) });
  const make = async (given: Partial<ReportOrder> = {}): Promise<Job> => {
    const { id } = (await (await order({ ...plain, ...given })).json()) as Job;
    await expect.poll(() => server.context.jobs.get(id).state).not.toBe('running');
    return server.context.jobs.get(id);
  };
  const codeOf = async (answer: Response): Promise<string> =>
    ((await answer.json()) as ErrorAnswer).error.code;

  beforeAll(async () => {
    server = await startBareServer(casesFolder, { EVICT_BROWSER: join(casesFolder, 'no-such-browser') });
    const opened = await fetch(server.link(), { redirect: 'manual' });
    const cookie = opened.headers.get('set-cookie')!.split(';')[0]!;
    const session = await fetch(`${server.origin}/api/session`, { headers: { cookie } });
    const { csrf } = (await session.json()) as { readonly csrf: string };
    headers = { cookie, 'content-type': 'application/json', 'x-evict-csrf': csrf };
    ensureCase(casesFolder, 'told', {
      createdAt: '2026-03-01T09:00:00.000Z',
      tenant: null,
      accounts: ['anna.weber@invented.example'],
    });
  });
  afterAll(async () => {
    await server.close();
    rmSync(casesFolder, { recursive: true, force: true });
  });

  it('are made with label and logo, listed, and downloaded under the name of the case', async () => {
    const job = await make({
      audience: 'executive',
      language: 'de',
      marking: 'amber',
      logo: { name: 'firm.svg', base64: Buffer.from(svg).toString('base64') },
    });
    expect(job).toMatchObject({ kind: 'report', state: 'done', result: { file: 'executive-de.html' } });
    await make({ format: 'md' });
    const listed = (await (await fetch(at(), { headers })).json()) as readonly MadeReport[];
    expect(listed.map(({ file }) => file).toSorted()).toEqual(['executive-de.html', 'technical-en.md']);
    const answer = await fetch(at('/executive-de.html'), { headers });
    expect(answer.headers.get('content-disposition')).toContain(
      "attachment; filename*=UTF-8''told-executive",
    );
    const page = await answer.text();
    expect(page).toContain('TLP:AMBER');
    expect(page).toContain(`data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`);
    expect(page).toContain('lang="de"');
  });

  it('are shown as a page that runs nothing and is of no origin; only pages are', async () => {
    await make();
    const shown = await fetch(at('/technical-en.html?open=true'), { headers });
    expect(shown.headers.get('content-disposition')).toBeNull();
    expect(shown.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = shown.headers.get('content-security-policy');
    expect(policy).toMatch(/^sandbox; default-src 'none'; /);
    expect(policy).not.toMatch(/script|allow-/);
    await make({ format: 'json' });
    const data = await fetch(at('/technical-en.json?open=true'), { headers });
    expect(data.headers.get('content-disposition')).toContain('attachment');
    expect(await data.json()).toMatchObject({ schema: 'evict.report/1', case: { name: 'told' } });
  });

  it('say at once what a PDF lacks, as the command line does', async () => {
    const answer = await order({ ...plain, format: 'pdf' });
    expect(answer.status).toBe(400);
    const { error } = (await answer.json()) as ErrorAnswer;
    expect(error).toMatchObject({ code: 'browser-missing', next: { en: /^Correct the path/ } });
  });

  it('take no logo that is no picture, or too large', async () => {
    const logo = (bytes: Buffer): unknown => ({
      ...plain,
      logo: { name: 'firm.png', base64: bytes.toString('base64') },
    });
    expect(await codeOf(await order(logo(Buffer.from('<script>alert(1)</script>'))))).toBe('bad-logo');
    const png = Buffer.alloc(1_000_001);
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(png);
    expect(await codeOf(await order(logo(png)))).toBe('bad-logo');
    expect(await codeOf(await order(logo(Buffer.alloc(2_000_000))))).toBe('bad-request');
    expect(await codeOf(await order({ ...plain, logo: { name: 'x', base64: '<svg>' } }))).toBe('bad-request');
  });

  it('give no other file of the case or the disk', async () => {
    writeFileSync(join(casesFolder, 'told', 'reports', 'own.html'), 'own');
    for (const file of ['own.html', '..%2fcase.json', '..%5ccase.json', 'technical-fr.html', '%00'])
      expect((await fetch(at(`/${file}`), { headers })).status, file).toBe(404);
  });

  it('are made beside work under way, which they neither wait for nor stop', async () => {
    let end = (): void => undefined;
    const work = server.context.jobs.start('verify', 'told', 'one', () => {
      return new Promise((resolve) => {
        end = () => resolve(null);
      });
    });
    expect((await make()).state).toBe('done');
    expect(server.context.jobs.get(work.id).state).toBe('running');
    end();
  });
});
