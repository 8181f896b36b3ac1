import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planAuditRepair } from '../src/engine/audit/plan.ts';
import { awaitMark, planMark } from '../src/engine/audit/prove.ts';
import type { RouteProof } from '../src/engine/audit/prove.ts';
import { readAuditStatus } from '../src/engine/audit/status.ts';
import type { AuditStatus } from '../src/engine/audit/status.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { resolveAccount } from '../src/microsoft/accounts.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

// Twenty thousand mailboxes of an invented company, behind Microsoft's published limits.

let rig: Rig;
let status: AuditStatus;
const progress: number[] = [];

beforeAll(async () => {
  rig = await breachedTenant('enterprise', { throttling: true });
  status = await readAuditStatus(rig.connection, {
    mailboxes: [],
    all: false,
    days: 7,
    tell: (text) => progress.push(Number.parseInt(text.en, 10)),
  });
}, 180_000);

afterAll(() => rig.simulator.close());

const truth = (name: string) => status.mailboxes.find((box) => box.address === `${name}@elbmarsch.example`);

describe('audit status of twenty thousand mailboxes', () => {
  it('is complete, throttled or not, and tells how far it is', () => {
    expect(status.blind).toEqual([]);
    expect(status.counts.mailboxes).toBe(rig.simulator.scenarios[0]!.tenant.mailboxes.length);
    expect(progress.length).toBeGreaterThan(30);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  });

  // Each of the traps that content/scenarios/enterprise.yml names.
  it.each([
    ['finn.listig', 'partly', 'actions-missing', 'MailItemsAccessed'],
    ['nora.leer', 'partly', 'actions-missing', 'MailItemsAccessed'],
    ['kurt.kurz', 'partly', 'age-limit', '7 days'],
    ['vorstand', 'blind', 'kind-not-covered', 'Rooms'],
    ['wissen', 'blind', 'kind-not-covered', 'public folder'],
  ] as const)('finds the trap of %s', (name, judged, code, words) => {
    expect(truth(name)?.truth).toBe(judged);
    const gap = truth(name)?.gaps.find((one) => one.code === code);
    expect(gap?.text.en).toContain(words);
  });

  it('finds the exempt actor and the workload that fell silent', () => {
    const found = status.gaps.map((gap) => [gap.code, gap.subject]);
    expect(found.filter(([code]) => code === 'bypass')).toHaveLength(1);
    expect(found).toContainEqual(['workload-silent', 'files']);
  });

  it('accuses no healthy mailbox: a full list of its own is told as low, and nothing else is told', () => {
    const accused = status.mailboxes
      .filter((box) => box.gaps.some((gap) => gap.severity !== 'low'))
      .map((box) => box.address.split('@')[0]);
    expect(accused.toSorted()).toEqual(['finn.listig', 'kurt.kurz', 'nora.leer']);
    expect(truth('paula.voll')?.gaps.map((gap) => [gap.code, gap.severity])).toEqual([['customised', 'low']]);
    for (const name of ['otto.aus', 'einkauf', 'netzteam']) expect(truth(name), name).toBeUndefined();
    expect(status.mailboxes).toHaveLength(6);
  });
});

/** Leaves a mark in a mailbox and looks for it by each route. */
async function prove(name: string): Promise<readonly RouteProof['state'][]> {
  const { connection } = rig;
  const account = await resolveAccount(connection, `${name}@elbmarsch.example`);
  const plan = await planMark(connection, account, { case: name, number: 1 });
  const since = new Date();
  expect((await runPlan(rig.run(`prove-${plan.id}`), plan, [])).finished).toBe(true);
  const subject = plan.steps[0]!.target.key;
  const options = { since, subject, patience: 1_500, pause: 500, tell: () => {} };
  return (await awaitMark(connection, options)).map(({ state }) => state);
}

/** The eighth trap: every setting is right, and no record arrives. */
describe('a mailbox whose switch shows True while its records get lost', () => {
  it('looks healthy in every setting, is found by its missing mark alone, and renewed it is proven', async () => {
    const { connection } = rig;
    await connection.activity.start('Audit.Exchange');
    expect(truth('vera.stumm')).toBeUndefined();
    expect(await prove('paula.voll')).toEqual(['found', 'found', 'found']);
    expect(await prove('vera.stumm')).toEqual(['not-found', 'not-found', 'not-found']);

    const mailboxes = ['vera.stumm@elbmarsch.example'];
    const own = await readAuditStatus(connection, { mailboxes, all: false, days: 7, tell: () => {} });
    expect(own.mailboxes.map((box) => [box.truth, box.gaps])).toEqual([['recorded', []]]);
    const plan = await planAuditRepair(connection, own, {
      ...planDefaults,
      only: ['renew-audit-enabled'],
      renew: true,
    });
    const report = await runPlan(rig.run('renew'), plan, []);
    expect(report.steps.map(({ outcome }) => outcome)).toEqual(['done']);
    expect(await prove('vera.stumm')).toEqual(['found', 'found', 'found']);
  }, 180_000);
});
