import { afterEach, describe, expect, it } from 'vitest';
import { planAuditEnable, planAuditRepair } from '../src/engine/audit/plan.ts';
import { awaitMark, planMark } from '../src/engine/audit/prove.ts';
import { readAuditStatus } from '../src/engine/audit/status.ts';
import type { AuditStatus } from '../src/engine/audit/status.ts';
import { plansIn } from '../src/engine/respond/resume.ts';
import { runPlan } from '../src/engine/respond/run-plan.ts';
import { undoCase } from '../src/engine/respond/undo.ts';
import { breachedTenant, planDefaults } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

let rig: Rig | null = null;
afterEach(async () => {
  await rig?.simulator.close();
  rig = null;
});

/** An invented mess in a simulated tenant: a switch off, somebody exempt, lists of one's own, a short memory. */
async function neglected(): Promise<Rig> {
  rig = await breachedTenant('invoice-fraud');
  const { tenant } = rig.simulator.scenarios[0]!;
  tenant.exchange.organizationConfig['AuditDisabled'] = true;
  const [first, second, third] = tenant.mailboxes;
  tenant.exchange.auditBypass.push({
    ObjectId: second!.properties.ExternalDirectoryObjectId,
    AuditBypassEnabled: true,
  });
  Object.assign(first!.properties, {
    DefaultAuditSet: ['Admin'],
    AuditOwner: ['HardDelete', 'MailboxLogin'],
    AuditDelegate: ['SendAs'],
  });
  third!.properties['AuditLogAgeLimit'] = '30.00:00:00';
  return rig;
}

/** What the simulated Exchange holds on auditing; the order within a set means nothing. */
function auditState(from: Rig): object {
  const { tenant } = from.simulator.scenarios[0]!;
  const { organizationConfig, adminAuditLogConfig, auditBypass } = tenant.exchange;
  return structuredClone({
    organizationConfig,
    adminAuditLogConfig,
    auditBypass,
    mailboxes: tenant.mailboxes.map(({ properties }) =>
      Object.fromEntries(
        Object.entries(properties)
          .filter(([name]) => name.includes('Audit'))
          .map(([name, value]) => [name, Array.isArray(value) ? value.toSorted() : value]),
      ),
    ),
  });
}

const read = (from: Rig): Promise<AuditStatus> =>
  readAuditStatus(from.connection, { mailboxes: [], all: false, days: 7, tell: () => {} });

describe('mailbox auditing', () => {
  it('is told as it is, mended by plan, and given back exactly', async () => {
    const found = await neglected();
    const { tenant } = found.simulator.scenarios[0]!;
    const before = auditState(found);
    const status = await read(found);
    expect(status.gaps.map((gap) => gap.code)).toEqual(
      expect.arrayContaining(['organization-off', 'bypass']),
    );
    expect(status.counts.byTruth.blind).toBe(status.counts.mailboxes);
    const address = tenant.mailboxes[0]!.properties.PrimarySmtpAddress.toLowerCase();
    expect(status.mailboxes.find((box) => box.address === address)?.missing.Owner).toContain(
      'MailItemsAccessed',
    );

    const run = found.run('audit');
    const plan = await planAuditRepair(found.connection, status, planDefaults);
    const report = await runPlan(run, plan, []);
    expect(report.steps.filter((step) => step.outcome !== 'done')).toEqual([]);
    // The organisation first: while its switch is off, nothing that follows would be recorded.
    expect(plan.steps[0]?.action).toBe('enable-mailbox-auditing');

    const after = await read(found);
    expect(after.gaps.filter((gap) => gap.code !== 'workload-silent')).toEqual([]);
    expect(after.counts.byGap).toEqual({});

    await undoCase(run, plansIn(run.journal.entries), []);
    expect(auditState(found)).toEqual(before);
  });

  it('is unknown where it could not be read, and the rest is told', async () => {
    const found = await neglected();
    const { exchange } = found.connection;
    const connection: typeof found.connection = {
      ...found.connection,
      exchange: {
        ...exchange,
        read: (call, item) =>
          call.cmdlet === 'Get-OrganizationConfig'
            ? Promise.reject(new Error('invented failure'))
            : exchange.read(call, item),
      },
    };
    const status = await read({ ...found, connection });
    expect(status.organization).toBeNull();
    expect(status.blind.length).toBeGreaterThan(0);
    expect(status.gaps.map((gap) => gap.code)).not.toContain('organization-off');
    expect(status.counts.mailboxes).toBeGreaterThan(0);
  });
});

describe('the activity feed', () => {
  it('is subscribed to by plan, and given up again', async () => {
    rig = await breachedTenant('invoice-fraud');
    const { connection } = rig;
    await connection.activity.start('Audit.General');
    const before = await connection.activity.subscriptions();
    const run = rig.run('feed');
    const plan = await planAuditEnable(connection, await read(rig), { ...planDefaults, feed: true });
    const report = await runPlan(run, plan, []);
    expect(report.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    const types = (await connection.activity.subscriptions()).map(({ contentType }) => contentType);
    expect(types.toSorted()).toEqual([
      'Audit.AzureActiveDirectory',
      'Audit.Exchange',
      'Audit.General',
      'Audit.SharePoint',
    ]);
    await undoCase(run, plansIn(run.journal.entries), []);
    expect(await connection.activity.subscriptions()).toEqual(before);
  });
});

describe('the proof', () => {
  const prove = async (found: Rig) => {
    const run = found.run('prove');
    const plan = await planMark(found.connection, found.accounts[0]!, { case: 'prove', number: 1 });
    const since = new Date();
    expect((await runPlan(run, plan, [])).finished).toBe(true);
    const subject = plan.steps[0]!.target.key;
    const options = { since, subject, patience: 1_500, pause: 500, tell: () => {} };
    return awaitMark(found.connection, options);
  };

  it('finds its mark by each route that is there', async () => {
    rig = await breachedTenant('invoice-fraud');
    await rig.connection.activity.start('Audit.Exchange');
    const proofs = await prove(rig);
    expect(proofs.map(({ id, state }) => [id, state])).toEqual([
      ['search-unified-audit-log', 'found'],
      ['audit-query', 'found'],
      ['activity-feed', 'found'],
    ]);
  });

  it('finds nothing while auditing is off, and says so', async () => {
    const proofs = await prove(await neglected());
    expect(proofs[0]).toMatchObject({ id: 'search-unified-audit-log', state: 'not-found' });
    expect(proofs[2]?.text?.en).toContain('Nobody subscribes');
  });
});
