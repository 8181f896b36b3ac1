import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { breachedTenant } from '../../../test/support/tenant.ts';
import type { Rig } from '../../../test/support/tenant.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { dnsClient } from '../../microsoft/dns/resolver.ts';
import { toJson } from '../../kernel/json.ts';
import { checks } from '../../checks/index.ts';
import { assess } from './index.ts';
import type { AssessOptions } from './index.ts';
import { exceptionsOf } from './exceptions.ts';
import { judge } from './judge.ts';
import { keepSnapshot, lastSnapshot } from './history.ts';
import { readSnapshotFile } from './snapshot-file.ts';
import { takeSnapshot } from './take-snapshot.ts';

let rig: Rig;
let snapshot: Snapshot;
const folder = mkdtempSync(join(tmpdir(), 'evict-assess-'));

const options = (more: Partial<AssessOptions> = {}): AssessOptions => ({
  snapshot,
  file: null,
  sha256: '',
  today: '2026-11-25',
  ...more,
});
const statusOf = (id: string, more: Partial<AssessOptions> = {}) =>
  assess(options(more)).results.find((result) => result.id === id)?.status;
/** The snapshot with one setting set to something else. */
const altered = (id: keyof Snapshot['settings'], reading: unknown): Snapshot => ({
  ...snapshot,
  settings: { ...snapshot.settings, [id]: reading as never },
});

beforeAll(async () => {
  rig = await breachedTenant('invoice-fraud');
  snapshot = await takeSnapshot(
    // Nothing listens there: DNS is unknown, and no test asks the outside world.
    { connection: rig.connection, dns: dnsClient('127.0.0.1:1'), deep: false, tell: () => {} },
    ['remote-domains', 'organization-config', 'outbound-spam', 'service-plans', 'transport-config', 'dns'],
  );
});
afterAll(() => rig.simulator.close());

describe('an assessment', () => {
  it('reads what Exchange tells and fails what is open', () => {
    expect(statusOf('remote-domains-refuse-forwarding')).toBe('fail');
    expect(statusOf('mailbox-auditing-on')).toBe('pass');
    expect(statusOf('outbound-policies-refuse-forwarding')).toBe('warning');
  });

  it('never fails for what could not be read: it says why', () => {
    const text = { en: 'no permission', de: 'keine Berechtigung' };
    const without = altered('remote-domains', { state: 'unknown', code: 'permission-missing', text });
    const found = assess(options({ snapshot: without }));
    const result = found.results.find((one) => one.id === 'remote-domains-refuse-forwarding')!;
    expect(result.status).toBe('unknown');
    expect(result.reason.en).toContain('no permission');
    expect(found.unread).toMatchObject([{ setting: 'remote-domains', code: 'permission-missing' }]);
    expect(found.results.find((one) => one.id === 'mailbox-auditing-on')!.status).toBe('pass');
  });

  it('is not applicable without the licence', () => {
    expect(statusOf('customer-lockbox-on')).toBe('not-applicable');
    const licensed = altered('service-plans', { state: 'read', value: ['LOCKBOX_ENTERPRISE'], at: '' });
    expect(statusOf('customer-lockbox-on', { snapshot: licensed })).toBe('fail');
  });

  it('gives the same verdicts on a snapshot that was kept and read again', () => {
    const kept = keepSnapshot(folder, snapshot, 'whole');
    const again = readSnapshotFile(kept.file);
    expect(again.sha256).toBe(kept.sha256);
    expect(toJson(again.snapshot)).toEqual(toJson(snapshot));
    expect(toJson(lastSnapshot(folder))).toEqual(toJson(snapshot));
    expect(assess(options({ snapshot: again.snapshot })).results).toEqual(assess(options()).results);
  });

  it('makes a setting unknown whose value in the file has another shape', () => {
    const path = join(folder, 'bent.json');
    writeFileSync(path, JSON.stringify(altered('remote-domains', { state: 'read', value: 7, at: '' })));
    const { settings } = readSnapshotFile(path).snapshot;
    expect(settings['remote-domains']).toMatchObject({ state: 'unknown', code: 'answer-unreadable' });
  });

  it('judges each check alike twice', () => {
    const about = {
      takenAt: snapshot.takenAt,
      tenant: snapshot.tenant,
      source: snapshot.source,
      ownAppId: null,
      breakGlass: [],
      sensitiveUsers: [],
      partnerDomains: [],
    };
    for (const check of checks) expect(judge(check, snapshot, about)).toEqual(judge(check, snapshot, about));
  });
});

describe('an exception', () => {
  const list = (expires: string) => {
    const path = join(folder, `exceptions-${expires}.yml`);
    writeFileSync(
      path,
      `- check: remote-domains-refuse-forwarding\n  owner: Jana\n  reason: partner portal\n  expires: ${expires}\n`,
    );
    return exceptionsOf('', path);
  };

  it('takes a failure out of the count until its last day, and puts it back with a word about it', () => {
    const before = assess(options()).summary.failures.high;
    const excepted = assess(options({ exceptions: list('2026-11-25') }));
    expect(excepted.summary).toMatchObject({ excepted: 1, failures: { high: before - 1 } });
    const expired = assess(options({ exceptions: list('2026-11-24') }));
    expect(expired.summary).toMatchObject({ excepted: 0, failures: { high: before } });
    expect(
      expired.results.find((one) => one.id === 'remote-domains-refuse-forwarding')!.exception,
    ).toMatchObject({ state: 'expired', owner: 'Jana' });
  });

  it.each([
    ['a check that does not exist', '- check: nothing\n  owner: a\n  reason: b\n  expires: 2026-12-31\n'],
    ['no owner', '- check: smtp-auth-disabled\n  reason: b\n  expires: 2026-12-31\n'],
    ['no day', '- check: smtp-auth-disabled\n  owner: a\n  reason: b\n  expires: soon\n'],
    ['broken YAML', '- check: [\n'],
  ])('is refused with %s', (_what, text) => {
    const path = join(folder, 'bad.yml');
    writeFileSync(path, text);
    expect(() => exceptionsOf('', path)).toThrow(expect.objectContaining({ code: 'exceptions-unreadable' }));
  });
});

describe('a comparison', () => {
  it('tells what was fixed and what became worse, with the setting before and after', () => {
    const [domain] = (snapshot.settings['remote-domains'] as { readonly value: readonly object[] }).value;
    const repaired = altered('remote-domains', {
      state: 'read',
      value: [{ ...domain, AutoForwardEnabled: false }],
      at: '',
    });
    const fixed = assess(options({ snapshot: repaired, earlier: snapshot })).comparison!;
    expect(fixed.changes).toMatchObject([
      { check: 'remote-domains-refuse-forwarding', change: 'fixed', settings: ['remote-domains'] },
    ]);
    expect(fixed.drift).toMatchObject([
      {
        setting: 'remote-domains',
        count: 1,
        differences: [{ path: '[Default].AutoForwardEnabled', before: true, after: false }],
      },
    ]);
    const worse = assess(options({ earlier: repaired })).comparison!;
    expect(worse.changes).toMatchObject([{ change: 'regressed', before: 'pass', after: 'fail' }]);
  });

  it('takes nothing that was unreadable for a change', () => {
    const text = { en: '', de: '' };
    const blind = altered('remote-domains', { state: 'unknown', code: 'service-failed', text });
    const found = assess(options({ earlier: blind })).comparison!;
    expect(found.drift).toEqual([]);
    expect(found.changes).toMatchObject([{ change: 'new', before: 'unknown', after: 'fail' }]);
  });
});
