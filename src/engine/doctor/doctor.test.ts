import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../kernel/clock.ts';
import { seededRandom } from '../../kernel/random.ts';
import { createConnection, makeTransport } from '../../microsoft/auth/connect.ts';
import { clouds } from '../../microsoft/http/clouds.ts';
import { startSimulator } from '../../simulator/index.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { DirectoryRole } from '../../simulator/login/roles.ts';
import { addOperatorApp } from '../../simulator/scenarios/operator.ts';
import { examine } from './index.ts';
import { reach } from './reach.ts';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['invoice-fraud'] });
});

afterAll(() => simulator.close());

/** The findings by id, for an app with just these rights. */
async function examined(permissions: readonly string[], roles: readonly DirectoryRole[]) {
  const [scenario] = simulator.scenarios;
  const app = addOperatorApp(simulator.world, scenario!.tenant, 'Doctor (invented)', permissions, roles);
  const connection = await createConnection(
    {
      name: 'doctor',
      tenantId: scenario!.tenant.id,
      domain: scenario!.tenant.domain,
      displayName: '',
      cloud: 'global',
      clientId: app.clientId,
      method: 'secret',
      endpoint: simulator.origin,
    },
    {
      homeFolder: mkdtempSync(join(tmpdir(), 'evict-doctor-')),
      environment: { AZURE_CLIENT_SECRET: app.secret },
      clock: systemClock,
      random: seededRandom('doctor'),
    },
  );
  const { items } = await examine(connection);
  return new Map(items.map((item) => [item.id, item]));
}

describe('the doctor', () => {
  it('names what is there, what is missing, and what does not work without it', async () => {
    const few = await examined(['User.Read.All'], []);
    expect(few.get('token')).toMatchObject({ state: 'ok', text: { en: 'User.Read.All' } });
    expect(few.get('roles')?.state).toBe('warn');
    // A dozen names in one row are read by nobody: the row tells some, the data all.
    const policies = few.get('permission:Policy.ReadWrite.ConditionalAccess')!;
    expect(policies.text.de).toMatch(/Ohne sie geht nicht: ([^,]+, ){2}[^,]+ und \d+ weitere/);
    expect(policies.names!.length).toBeGreaterThan(4);
    expect(few.get('exchange')?.state).toBe('fail');
    expect(few.get('audit-ingestion')?.state).toBe('unknown');
    const missing = few.get('permission:User.RevokeSessions.All');
    expect(missing?.state).toBe('warn');
    expect(missing?.text.en).toMatch(/Without it: .*[Rr]evoke/);
    // The tenant's technician gave it once; without him nobody holds it, as in a tenant of Microsoft's making.
    const { exchange } = simulator.scenarios[0]!.tenant;
    exchange.roleAssignments = exchange.roleAssignments.filter(
      ({ Role }) => Role !== 'Mailbox Import Export',
    );
    const more = await examined(
      ['User.Read.All', 'User.RevokeSessions.All', 'Exchange.ManageAsApp'],
      ['Exchange Administrator'],
    );
    expect(more.has('permission:User.RevokeSessions.All')).toBe(false);
    expect(more.get('roles')?.text.de).toBe('Exchange Administrator');
    expect(more.get('exchange')?.state).toBe('ok');
    expect(more.get('audit-ingestion')?.state).toBe('ok');
    expect(more.get('exchange-role:Mailbox Import Export')).toMatchObject({ state: 'note' });
    expect(few.has('exchange-role:Mailbox Import Export')).toBe(false);
    expect([...more.keys()].filter((id) => id.includes('RecoverableItems'))).toEqual([]);
    const names = [
      'User.Read.All',
      'Group.Read.All',
      'Domain.Read.All',
      'Policy.Read.All',
      'AuditLog.Read.All',
    ];
    const many = (await examined(names, [])).get('token');
    expect(many?.names).toEqual(names.toSorted());
    expect(many?.text.en).toBe(
      'AuditLog.Read.All, Domain.Read.All, Group.Read.All and 2 more (--output json names all)',
    );
  });

  it('says when a switch of auditing is off, and whose licence is missing', async () => {
    const { exchange } = simulator.scenarios[0]!.tenant;
    exchange.organizationConfig['AuditDisabled'] = true;
    const items = await examined(['Organization.Read.All', 'Exchange.ManageAsApp'], ['Global Reader']);
    expect(items.get('audit-mailboxes')?.state).toBe('fail');
    expect(items.get('licence:AAD_PREMIUM')?.state).toBe('note');
    // What only a licence brings is no permission that somebody could grant.
    expect(
      [...items.keys()].filter((id) =>
        /^permission:.*(SafeLinks|SafeAttachment|Atp|ProtectionAlert)/i.test(id),
      ),
    ).toEqual([]);
    expect(items.get('licence:ATP_ENTERPRISE')?.state).toBe('note');
  });

  it('tells a wrong clock and an unreachable host', async () => {
    const random = seededRandom('reach');
    const late = { now: () => new Date(Date.now() - 600_000), sleep: () => Promise.resolve() };
    const here = makeTransport({ endpoint: simulator.origin }, { clock: late, random, environment: {} });
    const found = await reach('global', here, late, random);
    expect(found.find((item) => item.id === 'clock')?.state).toBe('fail');
    const hosts = found.filter((item) => item.id.startsWith('reach:'));
    expect(hosts.map((item) => item.text.en).toSorted()).toEqual(Object.values(clouds.global).toSorted());
    expect(hosts.every((item) => item.state === 'ok')).toBe(true);
    const nowhere = makeTransport(
      { endpoint: 'http://127.0.0.1:9' },
      { clock: late, random, environment: {} },
    );
    const lost = await reach('global', nowhere, late, random);
    expect(lost.find((item) => item.id === 'reach:graph')?.state).toBe('fail');
    expect(lost.find((item) => item.id === 'clock')?.state).toBe('unknown');
  });
});
