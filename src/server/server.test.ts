import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import type { IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EvictServer } from './index.ts';
import { startBareServer } from '../../test/support/bare-server.ts';

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Without a browser's own rules: any header, any path, word for word. */
function call(
  origin: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve, reject) => {
    const sent = httpRequest({ hostname, port, path, method, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

describe('the local server', () => {
  let server: EvictServer;
  let casesFolder: string;
  let cookie: string;
  let csrf: string;
  const json = { 'content-type': 'application/json' };
  const signedIn = (more: Record<string, string> = {}): Record<string, string> => ({ cookie, ...more });
  const writing = (more: Record<string, string> = {}): Record<string, string> =>
    signedIn({ ...json, 'x-evict-csrf': csrf, origin: server.origin, ...more });

  beforeAll(async () => {
    casesFolder = mkdtempSync(join(tmpdir(), 'evict-server-'));
    server = await startBareServer(casesFolder);
    const opened = await call(server.origin, server.link().slice(server.origin.length));
    cookie = opened.headers['set-cookie']![0]!.split(';')[0]!;
    const session = await call(server.origin, '/api/session', { headers: signedIn() });
    csrf = (JSON.parse(session.text) as { csrf: string }).csrf;
  });
  afterAll(() => server.close());

  it('listens on loopback only', () => {
    expect(new URL(server.origin).hostname).toBe('127.0.0.1');
  });

  it('opens one session by a link, in a cookie that scripts and other sites do not get, and leaves the address', async () => {
    const link = server.link().slice(server.origin.length);
    const first = await call(server.origin, link);
    expect(first.status).toBe(303);
    expect(first.headers.location).toBe('/');
    expect(first.headers['set-cookie']![0]).toMatch(/; HttpOnly; SameSite=Strict; Path=\/$/);
    const second = await call(server.origin, link);
    expect(second.headers['set-cookie']).toBeUndefined();
    const invented = await call(server.origin, '/open?token=invented');
    expect(invented.headers['set-cookie']).toBeUndefined();
  });

  it('answers nothing of the cases without a session', async () => {
    for (const headers of [{}, { cookie: 'evict_1=invented' }, { cookie: `${cookie}x` }]) {
      const answer = await call(server.origin, '/api/home', { headers });
      expect(answer.status).toBe(401);
      expect(JSON.parse(answer.text)).toMatchObject({
        error: { code: 'no-session', next: { de: /evict serve/ } },
      });
    }
    expect((await call(server.origin, '/api/home', { headers: signedIn() })).status).toBe(200);
  });

  it('sends the security headers with everything, refusals too', async () => {
    for (const path of ['/', '/cases/x', '/api/session', '/nothing.js', '/api/nothing']) {
      const { headers } = await call(server.origin, path);
      const policy = String(headers['content-security-policy']);
      expect(policy, path).toContain("default-src 'none'");
      expect(policy, path).toContain("script-src 'self'");
      expect(policy, path).not.toMatch(/unsafe-inline|unsafe-eval|\*/);
      expect(policy, path).toContain("frame-ancestors 'none'");
      expect(headers, path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'x-frame-options': 'DENY',
      });
      expect(headers['access-control-allow-origin'], path).toBeUndefined();
    }
  });

  it('refuses a name that somebody else points to this computer', async () => {
    const { port } = new URL(server.origin);
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      `127.0.0.1:${Number(port) + 1}`,
    ]) {
      const answer = await call(server.origin, '/api/home', { headers: signedIn({ host }) });
      expect(answer.status, host).toBeGreaterThanOrEqual(400);
    }
    const named = await call(server.origin, '/api/home', {
      headers: signedIn({ host: `localhost:${port}` }),
    });
    expect(named.status).toBe(200);
  });

  it('refuses pages of other origins, with the cookie or without', async () => {
    for (const more of [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      const read = await call(server.origin, '/api/home', {
        headers: signedIn(more),
      });
      expect(read.status, JSON.stringify(more)).toBe(403);
    }
    const asked = await call(server.origin, '/api/home', {
      method: 'OPTIONS',
      headers: { origin: 'http://evil.example', 'access-control-request-method': 'POST' },
    });
    expect(asked.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('changes nothing without the token of the session, or by a form', async () => {
    const body = JSON.stringify({ name: 'forged' });
    for (const headers of [
      signedIn({ ...json, origin: server.origin }),
      writing({ 'x-evict-csrf': 'invented' }),
      writing({ 'x-evict-csrf': '' }),
      writing({ 'content-type': 'text/plain' }),
      writing({ 'content-type': 'application/x-www-form-urlencoded' }),
    ]) {
      const answer = await call(server.origin, '/api/cases', { method: 'POST', headers, body });
      expect(answer.status).toBeGreaterThanOrEqual(400);
    }
    expect(existsSync(join(casesFolder, 'forged'))).toBe(false);
  });

  it('gives no file but those of the application, and lists none', async () => {
    writeFileSync(join(casesFolder, 'secret.html'), 'secret');
    for (const path of [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/assets/../../../package.json',
      '/%2e%2e/%2e%2e/etc/passwd',
      '/assets/..%5c..%5cpackage.json',
      '/etc/passwd',
      '//etc/passwd',
      '/secret.html',
      '/assets/',
      '/%00',
      '/.built',
    ]) {
      const { text } = await call(server.origin, path);
      expect(text, path).not.toMatch(/root:|"name": "evict"|^secret|Index of/);
    }
    expect((await call(server.origin, '/assets/none.js')).status).toBe(404);
  });

  it('takes no case name that leads elsewhere', async () => {
    for (const name of ['..', '../x', '..%2f..', 'a%2fb', '%00', 'con%5c..']) {
      const answer = await call(server.origin, `/api/cases/${name}`, { headers: signedIn() });
      expect(answer.status, name).toBeGreaterThanOrEqual(400);
      expect(answer.text, name).not.toContain('createdAt');
    }
    const made = await call(server.origin, '/api/cases', {
      method: 'POST',
      headers: writing(),
      body: JSON.stringify({ name: '../outside' }),
    });
    expect(made.status).toBe(400);
    expect(JSON.parse(made.text)).toMatchObject({ error: { code: 'case-name' } });
  });

  it('bounds what is sent as JSON, and refuses what it does not understand', async () => {
    const long = await call(server.origin, '/api/cases', {
      method: 'POST',
      headers: writing(),
      body: JSON.stringify({ name: 'x'.repeat(5 * 1_048_576) }),
    });
    expect(long.status).toBe(413);
    for (const body of ['', '{', '[]', '{"name":7}']) {
      const answer = await call(server.origin, '/api/cases', { method: 'POST', headers: writing(), body });
      expect(answer.status, body).toBe(400);
    }
  });

  it('streams uploads into the case under a harmless name, overwriting nothing', async () => {
    mkdirSync(join(casesFolder, 'away'), { recursive: true });
    const made = await call(server.origin, '/api/cases', {
      method: 'POST',
      headers: writing(),
      body: JSON.stringify({ name: 'uploads' }),
    });
    expect(made.status).toBe(200);
    const names: string[] = [];
    for (const name of [
      '../../away/x.csv',
      'x.csv',
      'x.csv',
      '.hidden',
      'nul.txt',
      '<b>&"\u202e.json',
      '  ',
    ]) {
      const answer = await call(server.origin, `/api/cases/uploads/files/${encodeURIComponent(name)}`, {
        method: 'PUT',
        headers: signedIn({ 'x-evict-csrf': csrf, origin: server.origin }),
        body: `content of ${name}`,
      });
      expect(answer.status, name).toBe(200);
      names.push((JSON.parse(answer.text) as { name: string }).name);
    }
    expect(new Set(names).size).toBe(names.length);
    const folder = join(casesFolder, 'uploads', 'evidence', 'uploads');
    expect(readdirSync(folder).toSorted()).toEqual(names.toSorted());
    expect(names.every((name) => /^[\p{L}\p{N}][\p{L}\p{N}._ -]*$/u.test(name.replace(/^-+/, 'x')))).toBe(
      true,
    );
    expect(readFileSync(join(folder, names[1]!), 'utf8')).toBe('content of x.csv');
    expect(readdirSync(join(casesFolder, 'away'))).toEqual([]);
    const outside = await call(server.origin, '/api/cases/uploads/investigate', {
      method: 'POST',
      headers: writing(),
      body: JSON.stringify({ files: ['../../case.json'] }),
    });
    expect(outside.status).toBe(400);
  });

  it('names unknown addresses, cases and jobs with a code and a next step', async () => {
    for (const [path, code] of [
      ['/api/nothing', 'no-such-address'],
      ['/api/cases/nowhere', 'case-not-found'],
      ['/api/cases/uploads/findings', 'not-investigated'],
      ['/api/jobs/none', 'job-not-found'],
    ] as const) {
      const answer = await call(server.origin, path, { headers: signedIn() });
      expect(answer.status, path).toBe(404);
      const { error } = JSON.parse(answer.text) as {
        error: { code: string; next: { en: string; de: string } };
      };
      expect(error.code).toBe(code);
      expect(error.next.en.length * error.next.de.length).toBeGreaterThan(0);
    }
  });

  it('repeats missed events by their id, and says when they are too old', async () => {
    const read = async (
      headers: Record<string, string>,
      path = '/api/events',
    ): Promise<readonly string[]> => {
      const { hostname, port } = new URL(server.origin);
      return new Promise((resolve, reject) => {
        const sent = httpRequest({ hostname, port, path, headers: signedIn(headers) }, (response) => {
          let text = '';
          response.on('data', (part: Buffer) => {
            text += part.toString('utf8');
          });
          setTimeout(() => {
            sent.destroy();
            resolve(text.split('\n\n').filter((block) => block.includes('data: ')));
          }, 150);
        });
        sent.on('error', reject);
        sent.end();
      });
    };
    const [first] = await read({});
    const id = /id: (\S+)/.exec(first!)![1]!;
    for (const name of ['a', 'b', 'c']) server.context.hub.publish({ type: 'case', case: name });
    const missed = await read({ 'last-event-id': id });
    expect(missed.map((block) => /"case":"(.)"/.exec(block)?.[1])).toEqual(['a', 'b', 'c']);
    const second = /id: (\S+)/.exec(missed[0]!)![1]!;
    expect((await read({}, `/api/events?after=${second}`)).length).toBe(2);
    for (const strange of ['another-3', `${id.split('-')[0]}-999`, 'x', '']) {
      const [answer] = await read(strange === '' ? {} : { 'last-event-id': strange });
      expect(answer, strange).toContain('"type":"reset"');
    }
  });

  it('shows new secrets once, and only to the session that began the work', async () => {
    const { jobs } = server.context;
    const secret = { reveal: () => 'invented-secret' };
    const job = jobs.start('apply', 'secrets', 'one', (handle) => {
      handle.hand({ kind: 'password', account: 'a@b.example', value: secret as never, expires: null });
      return Promise.resolve(null);
    });
    expect(() => jobs.takeSecrets(job.id, 'another')).toThrow(/shown already/);
    expect(jobs.takeSecrets(job.id, 'one')).toMatchObject([{ value: 'invented-secret' }]);
    expect(() => jobs.takeSecrets(job.id, 'one')).toThrow(/shown already/);
    expect(JSON.stringify(jobs.list())).not.toContain('invented-secret');
  });

  it('does one thing at a time in a case', async () => {
    const { jobs } = server.context;
    const job = jobs.start(
      'verify',
      'busy',
      'one',
      ({ signal }) =>
        new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    );
    expect(() => jobs.start('apply', 'busy', 'one', () => Promise.resolve(null))).toThrow(/under way/);
    jobs.stop(job.id);
    await expect.poll(() => jobs.get(job.id).state).toBe('stopped');
  });
});
