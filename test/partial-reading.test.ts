import { afterEach, describe, expect, it } from 'vitest';
import { desk, leaveDesk } from './support/desk.ts';
import type { Desk } from './support/desk.ts';

// A permission, a licence or one endpoint is missing: what hangs on it is unknown and says why, the rest stands, exit 4.

afterEach(leaveDesk);

interface Result {
  readonly id: string;
  readonly status: string;
  readonly reason: { readonly en: string };
}

async function assessed(own: Desk): Promise<{ readonly code: number; readonly results: readonly Result[] }> {
  const run = await own.run(['assess', '--output', 'json', '--dns', own.simulator.dns]);
  const { results } = JSON.parse(run.stdout) as { readonly results: readonly Result[] };
  return { code: run.code, results };
}

const unknown = (results: readonly Result[]): readonly Result[] =>
  results.filter((result) => result.status === 'unknown');

function fail(own: Desk, status: number, path: RegExp): void {
  own.simulator.world.faults.push({ kind: 'error', status, path, times: Number.POSITIVE_INFINITY });
}

describe('assess', () => {
  it('leaves unknown exactly what hangs on the setting whose endpoint answers 500', async () => {
    const own = await desk('small-firm');
    const whole = await assessed(own);
    expect(unknown(whole.results)).toEqual([]);
    fail(own, 500, /#Get-TransportConfig$/);
    const partial = await assessed(own);
    expect(partial.code).toBe(4);
    const [first, ...others] = unknown(partial.results);
    expect(first?.id).toBe('smtp-auth-disabled');
    expect(others).toEqual([]);
    expect(first?.reason.en).toMatch(/500|internal/i);
    const rest = (results: readonly Result[]): readonly string[] =>
      results
        .filter((result) => result.id !== 'smtp-auth-disabled')
        .map(({ id, status }) => `${id} ${status}`)
        .toSorted();
    expect(rest(partial.results)).toEqual(rest(whole.results));
  }, 180_000);

  it('leaves unknown what a missing permission hides, and names the permission', async () => {
    const own = await desk('small-firm');
    fail(own, 403, /\/identity\/conditionalAccess\/policies$/);
    const { code, results } = await assessed(own);
    expect(code).toBe(4);
    const hidden = unknown(results);
    expect(hidden.map(({ id }) => id)).toContain('mfa-for-all-users');
    for (const { reason } of hidden) expect(reason.en).toMatch(/permission|privilege|authori[sz]ed/i);
    expect(results.find(({ id }) => id === 'smtp-auth-disabled')?.status).not.toBe('unknown');
  }, 180_000);

  it('does not take MFA per user that could not be read for MFA that is off', async () => {
    const own = await desk('neglected');
    fail(own, 403, /\/authentication\/requirements$/);
    const { code, results } = await assessed(own);
    expect(code).toBe(4);
    for (const id of ['mfa-as-it-works-out', 'administrators-use-mfa'])
      expect(results.find((result) => result.id === id)).toMatchObject({
        status: 'unknown',
        reason: {
          en: expect.stringMatching(/^"Per-user MFA" could not be read: .* It needs Policy\.Read\.All\.$/),
        },
      });
  }, 180_000);
});

describe('audit status', () => {
  it('tells the mailboxes although the switch of the organisation could not be read', async () => {
    const own = await desk('small-firm');
    fail(own, 500, /#Get-OrganizationConfig$/);
    const run = await own.run(['audit', 'status', '--all', '--output', 'json']);
    const status = JSON.parse(run.stdout) as {
      organization: boolean | null;
      ingestion: boolean | null;
      counts: { mailboxes: number };
      blind: readonly { what: { en: string } }[];
    };
    expect(run.code).toBe(4);
    expect(status.organization).toBeNull();
    expect(status.ingestion).toBe(true);
    expect(status.counts.mailboxes).toBeGreaterThan(5);
    expect(status.blind.map((one) => one.what.en)).toEqual(['Mailbox auditing of the organisation']);
  }, 90_000);

  it('accuses nobody for a licence that could not be read', async () => {
    const own = await desk('small-firm');
    fail(own, 403, /\/users$/);
    const run = await own.run(['audit', 'status', '--all', '--output', 'json']);
    const status = JSON.parse(run.stdout) as {
      counts: { premium: number | null; byGap: { [code: string]: number } };
    };
    expect(run.code).toBe(4);
    expect(status.counts.premium).toBeNull();
    expect(status.counts.byGap['not-explicit']).toBeUndefined();
  }, 90_000);
});

describe('score', () => {
  it('is told without its controls where the profiles could not be read', async () => {
    const own = await desk('small-firm');
    fail(own, 500, /\/security\/secureScoreControlProfiles$/);
    const run = await own.run(['score', '--output', 'json']);
    const report = JSON.parse(run.stdout) as {
      current: number;
      max: number;
      recommended: readonly string[];
      blind: readonly { what: { en: string }; why: { en: string } }[];
    };
    expect(run.code).toBe(4);
    expect(report.max).toBeGreaterThan(0);
    expect(report.blind.map((one) => one.what.en)).toEqual(['Controls of Secure Score']);
  }, 90_000);

  it('is refused with the permission where not even the score could be read', async () => {
    const own = await desk('small-firm');
    fail(own, 403, /\/security\/secureScores$/);
    const run = await own.run(['score']);
    expect(run.code).toBe(5);
    expect(run.stderr).toContain('permission-missing');
  }, 90_000);
});
