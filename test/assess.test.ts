import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment, CheckResult } from '../src/domain/assessment.ts';
import { keepSnapshot } from '../src/engine/assess/history.ts';
import { readScubaGear } from '../src/engine/assess/scubagear/index.ts';
import { readSnapshotFile } from '../src/engine/assess/snapshot-file.ts';
import { toJson } from '../src/kernel/json.ts';
import { type Simulator, startSimulator } from '../src/simulator/index.ts';
import { effective } from './support/hostile.ts';
import { evict } from './support/terminal.ts';
import type { Run } from './support/terminal.ts';

// Assessing whole simulated tenants through the program, as somebody would type it.

const home = mkdtempSync(join(tmpdir(), 'evict-assess-'));
let simulator: Simulator;
const environments = new Map<string, Record<string, string>>();

const run = (scenario: string, ...argv: readonly string[]): Promise<Run> =>
  evict(argv, { environment: environments.get(scenario)! });
const assess = async (scenario: string, ...more: readonly string[]) => {
  const found = await run(scenario, 'assess', '--dns', simulator.dns, '-o', 'json', ...more);
  return { code: found.code, assessment: JSON.parse(found.stdout) as Assessment };
};
const of = (assessment: Assessment, id: string): CheckResult =>
  assessment.results.find((result) => result.id === id)!;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['neglected', 'small-firm', 'invoice-fraud'] });
  for (const { id, tenant, operator } of simulator.scenarios) {
    environments.set(id, {
      EVICT_HOME: join(home, id, 'home'),
      EVICT_CASES: join(home, id, 'cases'),
      EVICT_CLIENT_SECRET: operator.secret,
    });
    const words = ['--client-id', operator.clientId, '--method', 'secret', '--endpoint', simulator.origin];
    expect(await run(id, 'login', '--tenant', tenant.domain, ...words)).toMatchObject({ code: 0 });
  }
});
afterAll(() => simulator.close());

describe('a neglected tenant', () => {
  let found: Assessment;
  beforeAll(async () => {
    found = (await assess('neglected')).assessment;
  });

  it.each([
    'baseline-protection-on',
    'mfa-as-it-works-out',
    'administrators-use-mfa',
    'legacy-authentication-blocked',
    'user-consent-restricted',
    'unified-audit-log-on',
    'mailbox-auditing-on',
    'remote-domains-refuse-forwarding',
    'smtp-auth-disabled',
    'spam-kept-from-inbox',
    'spf-refuses-strangers',
    'dmarc-published',
    'required-alerts-on',
    'no-allowed-sender-domains',
  ])('fails "%s"', (id) => {
    expect(of(found, id)).toMatchObject({ id, status: 'fail' });
  });

  it('fails far more than one that somebody cares for', async () => {
    const cared = (await assess('small-firm')).assessment.summary;
    expect(cared.byStatus.fail * 2).toBeLessThan(found.summary.byStatus.fail);
    expect(cared.byStatus.pass).toBeGreaterThan(found.summary.byStatus.pass * 2);
  });

  it('gives every failure words, evidence and a remedy in both languages', () => {
    for (const result of found.results.filter((one) => one.status === 'fail'))
      for (const text of [result.title, result.reason, result.rationale, result.remediation]) {
        expect(text.en.trim(), result.id).not.toBe('');
        expect(text.de.trim(), result.id).not.toBe('');
        expect(`${text.en}${text.de}`, result.id).not.toMatch(/undefined|NaN|\[object/);
      }
  });

  it('lists the worst first', () => {
    const order = ['critical', 'high', 'medium', 'low', 'informational'];
    const failing = found.results
      .filter((one) => one.status === 'fail')
      .map((one) => order.indexOf(one.severity));
    expect(failing).toEqual(failing.toSorted((a, b) => a - b));
  });

  it('ends with 3 only for failures as grave as asked', async () => {
    const only = ['--check', 'customer-lockbox-on'];
    expect((await assess('neglected', ...only)).code).toBe(3);
    expect((await assess('neglected', ...only, '--fail-on', 'high')).code).toBe(0);
  });

  it('compares with the last run: nothing has changed', async () => {
    const again = (await assess('neglected')).assessment;
    expect(again.comparison).toMatchObject({ changes: [] });
    expect(again.comparison!.with < again.takenAt).toBe(true);
  });

  it('is judged by what is kept for the tenant, which it says, and keeps what it is told to', async () => {
    const { domain } = simulator.scenarios.find(({ id }) => id === 'neglected')!.tenant;
    const folder = join(home, 'neglected', 'cases', '_assessments', domain);
    writeFileSync(
      join(folder, 'exceptions.yml'),
      '- check: smtp-auth-disabled\n  owner: Jana\n  reason: scanner\n  expires: 2999-12-31\n',
    );
    const snapshot = ['assess', '--snapshot', found.snapshot.file!];
    const words = ['--break-glass', 'reserve@contoso.example', '--remember', '--lang', 'en'];
    const first = await run('neglected', ...snapshot, ...words, '-o', 'text');
    // Long paths are wrapped.
    for (const name of ['exceptions.yml', 'tenant.yml'])
      expect(first.stdout.replaceAll(/\s/g, '')).toContain(join(folder, name));
    const second = await run('neglected', ...snapshot, '-o', 'json');
    const judged = JSON.parse(second.stdout) as Assessment;
    expect(judged.told).toMatchObject({
      exceptions: join(folder, 'exceptions.yml'),
      particulars: join(folder, 'tenant.yml'),
      breakGlass: ['reserve@contoso.example'],
    });
    expect(of(judged, 'smtp-auth-disabled').exception).toMatchObject({ owner: 'Jana', state: 'in-force' });
    const own = join(folder, 'own.yml');
    writeFileSync(own, '[]');
    const third = await run('neglected', ...snapshot, '--exceptions', own, '-o', 'json');
    const other = JSON.parse(third.stdout) as Assessment;
    expect(other.told.exceptions).toBe(own);
    expect(of(other, 'smtp-auth-disabled').exception).toBeUndefined();
    for (const name of ['exceptions.yml', 'tenant.yml']) rmSync(join(folder, name));
  });

  it('is judged from the kept snapshot without any access', async () => {
    const kept = await evict(['assess', '--snapshot', found.snapshot.file!, '-o', 'json']);
    const again = JSON.parse(kept.stdout) as Assessment;
    expect(again.snapshot.sha256).toBe(found.snapshot.sha256);
    expect(again.results).toEqual(found.results);
  });
});

describe('what cannot be read', () => {
  it.each([
    [
      'a permission is missing',
      { kind: 'error', status: 403, path: /#Get-TransportConfig$/, times: 99 },
      'smtp-auth-disabled',
    ],
    [
      'an endpoint answers 500',
      { kind: 'error', status: 500, path: /#Get-RemoteDomain$/, times: 99 },
      'remote-domains-refuse-forwarding',
    ],
  ] as const)('is unknown with the reason where %s; the rest stands', async (_what, fault, id) => {
    simulator.world.faults.push({ ...fault });
    const only = ['--check', id, 'external-tag-shown'];
    const { code, assessment } = await assess('neglected', ...only);
    simulator.world.faults.length = 0;
    expect(code).toBe(4);
    expect(of(assessment, id)).toMatchObject({ status: 'unknown' });
    expect(of(assessment, id).reason.en.length).toBeGreaterThan(30);
    expect(assessment.unread).toHaveLength(1);
    expect(of(assessment, 'external-tag-shown').status).toBe('fail');
  });

  it('is not applicable where the licence is missing', async () => {
    const { assessment } = await assess('invoice-fraud', '--check', 'safe-links-for-everyone');
    expect(of(assessment, 'safe-links-for-everyone')).toMatchObject({
      status: 'not-applicable',
      reason: { en: 'The organisation has no licence for it (Defender for Office 365 P1).' },
    });
  });

  it('is unknown where the name server does not answer', async () => {
    const silent = await run(
      'neglected',
      'assess',
      '--check',
      'spf-refuses-strangers',
      '--dns',
      '127.0.0.1:1',
      '-o',
      'json',
    );
    expect(silent.code).toBe(4);
    expect(of(JSON.parse(silent.stdout) as Assessment, 'spf-refuses-strangers').status).toBe('unknown');
  });
});

describe('with a case', () => {
  it('ranks by what would have stopped the attack, with the step that each cuts', async () => {
    expect((await run('invoice-fraud', 'investigate', '--case', 'fraud', '-o', 'none')).code).toBe(3);
    const { assessment } = await assess('invoice-fraud', '--case', 'fraud');
    const [first] = assessment.results;
    expect(first!.cuts![0]).toMatchObject({ how: 'stops' });
    expect(
      of(assessment, 'remote-domains-refuse-forwarding')
        .cuts!.map((step) => step.what.en)
        .join(),
    ).toContain('forward');
    // Nobody of the attacked is among those whom this concerns.
    expect(of(assessment, 'shared-mailboxes-cannot-sign-in').cuts).toBeUndefined();
    const ranks = assessment.results.map((result) =>
      ['stops', 'shortens'].indexOf(result.cuts?.[0]?.how ?? ''),
    );
    expect(ranks.lastIndexOf(0)).toBeLessThan(ranks.indexOf(1));
  });
});

describe('reports', () => {
  it('are written in every format, in German, with nothing that a terminal or a page would obey', async () => {
    const file = (ending: string) => join(home, `report.${ending}`);
    const endings = ['html', 'md', 'json', 'csv', 'sarif', 'xml'];
    const found = await run(
      'neglected',
      'assess',
      '--lang',
      'de',
      '--dns',
      simulator.dns,
      '-o',
      'text',
      '--write',
      ...endings.map(file),
    );
    expect(effective.exec(found.stdout)).toBeNull();
    expect(found.stdout).toContain('Schwere: kritisch');
    const texts = endings.map((ending) => readFileSync(file(ending), 'utf8'));
    for (const text of texts) expect(text).toContain('Legacyauthentifizierung');
    const sarif = JSON.parse(texts[4]!) as {
      readonly version: string;
      readonly runs: readonly {
        readonly results: readonly { readonly kind: string; readonly level: string }[];
      }[];
    };
    expect(sarif.version).toBe('2.1.0');
    for (const { kind, level } of sarif.runs[0]!.results) expect(level === 'none').toBe(kind !== 'fail');
    expect(texts[5]).toMatch(/^<\?xml version="1.0" encoding="UTF-8"\?>\n<testsuites /);
    expect(texts[5]!.match(/<failure /g)!.length).toBeGreaterThan(50);
  });

  it('refuses an ending that names no format before anything is read', async () => {
    const refused = await evict(['assess', '--write', 'report.docx', '-o', 'json']);
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'unknown-format' } });
  });
});

const sample = ['../../shared/data', '../../../shared/data']
  .map((path) => join(import.meta.dirname, path, 'scubagear-export', 'ProviderSettingsExport.json'))
  .find((path) => existsSync(path));

describe.skipIf(sample === undefined)('an export of ScubaGear', () => {
  let found: Assessment;
  beforeAll(async () => {
    found = JSON.parse(
      (await evict(['assess', sample!, '--from', 'scubagear', '-o', 'json'])).stdout,
    ) as Assessment;
  });

  it('gives every policy of the three products a verdict or a reason', () => {
    const judged = found.results.filter((result) => result.scuba.length > 0);
    expect(judged.flatMap((result) => result.scuba)).toHaveLength(70);
    for (const result of judged) expect(result.reason.en, result.id).not.toBe('');
  });

  it('agrees with ScubaGear wherever both have a verdict, but for one whose wording has changed since', () => {
    const results = JSON.parse(
      readFileSync(join(sample!, '..', 'TestResults.json'), 'utf8').replace(/^\uFEFF/, ''),
    ) as { readonly PolicyId: string; readonly RequirementMet: boolean; readonly Criticality: string }[];
    const theirs = new Map(
      results
        .filter((one) => one.PolicyId && !one.Criticality.includes('Not-Implemented'))
        .map((one) => [one.PolicyId.replace(/v\d+$/, ''), one.RequirementMet]),
    );
    const differing = found.results
      .filter((result) => result.status === 'pass' || result.status === 'fail')
      .flatMap((result) => result.scuba.map((id) => ({ id, good: result.status === 'pass' })))
      .filter(({ id, good }) => (theirs.get(id.replace(/v\d+$/, '')) ?? good) !== good);
    // MS.AAD.3.6 demands phishing-resistant MFA today; the tenant's policy demands any.
    expect(differing.map((one) => one.id)).toEqual(['MS.AAD.3.6v1']);
  });

  it('reads the same when it is kept as a snapshot', () => {
    const { snapshot } = readScubaGear(sample!);
    const kept = keepSnapshot(join(home, 'kept'), snapshot, 'whole');
    expect(toJson(readSnapshotFile(kept.file).snapshot)).toEqual(toJson(snapshot));
  });

  it('is refused where it is none', async () => {
    const other = join(home, 'other.json');
    writeFileSync(other, '{"value":[]}');
    const refused = await evict(['assess', other, '--from', 'scubagear', '-o', 'json']);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error: { code: 'export-unreadable' } });
  });
});
