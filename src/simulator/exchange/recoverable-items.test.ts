import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { mailboxOf } from '../state/mailbox.ts';
import type { Mailbox } from '../state/tenant.ts';
import { openSession } from './testing.ts';
import type { Session } from './testing.ts';

let simulator: Simulator;
let scenario: BuiltScenario;
let session: Session;
let upn: string;
let box: Mailbox;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['invoice-fraud'] });
  scenario = simulator.scenarios[0]!;
  session = await openSession(simulator, scenario, ['Exchange Administrator']);
  upn = scenario.victims[0]!;
  box = mailboxOf(scenario.tenant, upn)!;
  // As a tenant is by default: nobody holds the role, and nothing is deleted yet.
  scenario.tenant.exchange.roleAssignments.length = 0;
  box.recoverable.length = 0;
});

afterAll(() => simulator.close());

describe('mail that was deleted for good', () => {
  it('is for nobody until the role Mailbox Import Export is given to a group', async () => {
    const refused = await session.run('Get-RecoverableItems', { Identity: upn });
    expect([refused.status, refused.error]).toEqual([400, expect.stringContaining('is not recognized')]);
    const role = { Role: 'Mailbox Import Export', SecurityGroup: 'Organization Management' };
    expect((await session.run('New-ManagementRoleAssignment', role)).status).toBe(200);
    expect((await session.run('Get-RecoverableItems', { Identity: upn })).rows).toEqual([]);
  });

  it('is found by folder, subject and entry, and goes back to its folder once', async () => {
    const [first, second] = box.messages.splice(0, 2);
    for (const [index, message] of [first!, second!].entries())
      box.recoverable.push({
        entryId: `0000000${index}`,
        message: { ...message, subject: `Angebot ${index}` },
        sourceFolder: index === 0 ? 'RecoverableItems' : 'PurgedItems',
        deletedAt: simulator.world.clock.iso(),
      });
    const found = async (parameters: object) =>
      (await session.run('Get-RecoverableItems', { Identity: upn, ...parameters })).rows.map(
        (row) => row['EntryID'],
      );
    expect(await found({})).toEqual(['00000000', '00000001']);
    expect(await found({ SourceFolder: 'RecoverableItems' })).toEqual(['00000000']);
    expect(await found({ SourceFolder: 'DiscoveryHoldsItems' })).toEqual([]);
    expect(await found({ SourceFolder: 'PurgedItems' })).toEqual(['00000001']);
    expect(await found({ SubjectContains: 'angebot 1' })).toEqual(['00000001']);
    expect(await found({ FilterStartTime: '2999-01-01T00:00:00Z' })).toEqual([]);
    expect((await session.run('Get-RecoverableItems', { Identity: upn, SourceFolder: 'Attic' })).status).toBe(
      400,
    );
    const one = { Identity: upn, EntryID: '00000000' };
    expect((await session.run('Restore-RecoverableItems', one)).rows).toMatchObject([
      { Subject: 'Angebot 0', WasRestoredSuccessfully: true },
    ]);
    expect((await session.run('Restore-RecoverableItems', one)).rows).toEqual([]);
    expect(box.messages.at(-1)).toMatchObject({ subject: 'Angebot 0', folderId: first!.folderId });
  });
});
