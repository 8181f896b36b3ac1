import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import { openSession } from '../exchange/testing.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import { mailboxOf } from '../state/mailbox.ts';
import type { Actor } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import type { BuiltScenario } from './index.ts';

let simulator: Simulator;

function started(id: string): BuiltScenario {
  return simulator.scenarios.find((scenario) => scenario.id === id)!;
}

/** Whether an act of the owner in his mailbox reaches the unified log now. */
function reachesTheLog(scenario: BuiltScenario, account: string, action = 'MailItemsAccessed'): boolean {
  const { tenant } = scenario;
  const box = mailboxOf(tenant, `${account}@${String(tenant.domains[0]!['id'])}`)!;
  const owner: Actor = {
    kind: 'user',
    id: box.properties.ExternalDirectoryObjectId,
    name: box.properties.UserPrincipalName,
    ip: '198.51.100.24',
    userAgent: null,
    appId: null,
    sessionId: null,
    tokenId: null,
  };
  const before = tenant.logs.unified.length;
  recordMailbox(simulator.world, tenant, box, owner, 'Owner', action, {});
  return tenant.logs.unified.length > before;
}

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['small-firm', 'neglected', 'enterprise'] });
  simulator.world.throttling = false;
});

afterAll(async () => {
  await simulator.close();
});

describe('enterprise', () => {
  it('lists twenty thousand mailboxes in pages, and none of the kinds that stand apart', async () => {
    const session = await openSession(simulator, started('enterprise'), ['Exchange Administrator']);
    const boxes = await session.all('Get-Mailbox', { ResultSize: 'Unlimited' });
    expect(boxes).toHaveLength(20_000);
    expect(new Set(boxes.map((box) => box['UserPrincipalName'])).size).toBe(20_000);
    const groups = await session.all('Get-Mailbox', { ResultSize: 'Unlimited', GroupMailbox: true });
    expect(groups.map((box) => box['Alias'])).toEqual(['netzteam']);
    const folders = await session.all('Get-Mailbox', { ResultSize: 'Unlimited', PublicFolder: true });
    expect(folders.map((box) => box['Alias'])).toEqual(['wissen']);
  });

  it('refuses who asks too fast, and says for how long', async () => {
    const session = await openSession(simulator, started('enterprise'), ['Exchange Administrator']);
    simulator.world.throttling = true;
    const statuses: number[] = [];
    for (let index = 0; index < 31; index++) statuses.push((await session.run('Get-TransportConfig')).status);
    simulator.world.throttling = false;
    expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => 200));
    expect(statuses[30]).toBe(429);
  });

  it('is the same for the same seed', async () => {
    const again = await startSimulator({ scenarios: ['enterprise'] });
    const names = (scenario: BuiltScenario) =>
      scenario.tenant.mailboxes.slice(-50).map((box) => box.properties['DisplayName']);
    expect(names(again.scenarios[0]!)).toEqual(names(started('enterprise')));
    await again.close();
  });

  it('hides what its traps say, and accuses no healthy mailbox', () => {
    const scenario = started('enterprise');
    const hidden = ['finn.listig', 'svc.archiv', 'vera.stumm', 'vorstand'];
    for (const account of hidden)
      expect([account, reachesTheLog(scenario, account)]).toEqual([account, false]);
    const healthy = scenario.traps.filter((trap) => trap.healthy && trap.kind !== 'group-mailbox');
    expect(healthy).toHaveLength(3);
    for (const { account } of healthy)
      expect([account, reachesTheLog(scenario, account!)]).toEqual([account, true]);
    expect(reachesTheLog(scenario, 'netzteam')).toBe(false);
    expect(reachesTheLog(scenario, 'netzteam', 'HardDelete')).toBe(true);
    expect(reachesTheLog(scenario, 'u00042')).toBe(true);
  });

  it('has a workload whose records stopped, while the others arrive', () => {
    const { logs } = started('enterprise').tenant;
    const newest = (workload: string): number =>
      Math.max(
        ...logs.unified.filter(({ record }) => record['Workload'] === workload).map((one) => one.availableAt),
      );
    const day = 86_400_000;
    const now = simulator.world.clock.milliseconds();
    expect(now - newest('SharePoint')).toBeGreaterThan(8 * day);
    expect(now - newest('Exchange')).toBeLessThan(4 * day);
  });
});

describe('a mailbox whose switch is stale', () => {
  it('is brought back by off and on', async () => {
    const scenario = started('enterprise');
    const session = await openSession(simulator, scenario, ['Exchange Administrator']);
    const identity = { Identity: 'vera.stumm@elbmarsch.example' };
    await session.run('Set-Mailbox', { ...identity, AuditEnabled: true });
    expect(reachesTheLog(scenario, 'vera.stumm')).toBe(false);
    await session.run('Set-Mailbox', { ...identity, AuditEnabled: false });
    await session.run('Set-Mailbox', { ...identity, AuditEnabled: true });
    expect(reachesTheLog(scenario, 'vera.stumm')).toBe(true);
  });
});

describe('a group’s mailbox', () => {
  it('takes a change of its set, and nothing comes of it', async () => {
    const session = await openSession(simulator, started('enterprise'), ['Exchange Administrator']);
    const identity = { Identity: 'netzteam@elbmarsch.example' };
    const before = (await session.run('Get-Mailbox', { ...identity, GroupMailbox: true })).rows[0]!;
    const change = { ...identity, AuditOwner: { Add: ['MailItemsAccessed'] } };
    expect((await session.run('Set-Mailbox', change)).status).toBe(200);
    expect((await session.run('Get-Mailbox', { ...identity, GroupMailbox: true })).rows[0]).toEqual(before);
  });
});

describe('neglected', () => {
  it('records nothing, though its mailboxes say that they are audited', async () => {
    const scenario = started('neglected');
    const session = await openSession(simulator, scenario, ['Global Reader']);
    const boxes = await session.all('Get-Mailbox', { ResultSize: 'Unlimited' });
    expect(boxes.find((box) => box['Alias'] === 'lea.kern')!['AuditEnabled']).toBe(true);
    expect(scenario.tenant.logs.unified).toEqual([]);
    for (const { account } of scenario.traps.filter((trap) => trap.account))
      expect([account, reachesTheLog(scenario, account!)]).toEqual([account, false]);
  });

  it('scores low, and a well-kept firm high', () => {
    const latest = (id: string): Obj => started(id).tenant.secureScores.at(-1)!;
    const percent = (id: string) => Number(latest(id)['currentScore']) / Number(latest(id)['maxScore']);
    expect(percent('neglected')).toBeLessThan(0.25);
    expect(percent('small-firm')).toBeGreaterThan(0.6);
  });

  it('has nine global administrators, one of them from the directory on the premises', () => {
    const { tenant } = started('neglected');
    const role = '62e90394-69f5-4237-9190-012177145e10';
    const admins = tenant.roleAssignments.filter((one) => one.roleDefinitionId === role);
    expect(admins).toHaveLength(9);
    const synced = tenant.users.filter((user) => user.onPremisesSyncEnabled === true);
    expect(synced.map((user) => user.displayName)).toEqual(['Sync Admin']);
  });
});

describe('small-firm', () => {
  it('has twelve mailboxes, protected by the Standard preset', async () => {
    const session = await openSession(simulator, started('small-firm'), ['Global Reader']);
    expect(await session.all('Get-Mailbox', { ResultSize: 'Unlimited' })).toHaveLength(12);
    const [rule] = await session.all('Get-EOPProtectionPolicyRule');
    expect(rule).toMatchObject({ Name: 'Standard Preset Security Policy', State: 'Enabled', SentTo: null });
  });
});
