import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { plansIn } from '../src/engine/respond/resume.ts';
import { readJournal } from '../src/evidence/journal.ts';
import { main, program, signIn } from './support/program.ts';
import { breachedTenant } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

// Twenty thousand mailboxes of an invented company, some hundreds of them with a list of their own.

const broken = 300;
let rig: Rig;

beforeAll(async () => {
  rig = await breachedTenant('enterprise');
  rig.simulator.world.throttling = false;
  signIn(rig);
  for (const box of rig.simulator.scenarios[0]!.tenant.mailboxes.slice(-broken))
    Object.assign(box.properties, { DefaultAuditSet: ['Admin', 'Delegate'], AuditOwner: ['HardDelete'] });
}, 120_000);

afterAll(() => rig.simulator.close());

/** What Exchange holds on the auditing of each mailbox; the order within a set means nothing. */
function auditState(): readonly (readonly string[])[] {
  return rig.simulator.scenarios[0]!.tenant.mailboxes.map(({ properties }) => [
    ...(properties['DefaultAuditSet'] as string[]).toSorted(),
    ...(properties['AuditOwner'] as string[]).toSorted(),
  ]);
}

const managed = (): number =>
  rig.simulator.scenarios[0]!.tenant.mailboxes.slice(-broken).filter(
    ({ properties }) => (properties['DefaultAuditSet'] as string[]).length === 3,
  ).length;

const sent = (): number => rig.simulator.world.writes['Set-Mailbox'] ?? 0;

describe.skipIf(!existsSync(main))(
  'audit repair that is killed with SIGKILL amid hundreds of mailboxes',
  () => {
    it('mends each mailbox exactly once over its resumed runs, and an undo gives every list back', async () => {
      const before = auditState();
      const only = ['--only', 'restore-default-audit-set', '--case', 'auditing'];
      const killedAt = (count: number, argv: readonly string[]) => program(rig, argv, () => sent() >= count);
      expect(await killedAt(60, ['audit', 'repair', '--yes', ...only])).toMatchObject({ signal: 'SIGKILL' });
      expect(await killedAt(170, ['resume', 'auditing'])).toMatchObject({ signal: 'SIGKILL' });
      expect(managed()).toBeLessThan(broken);
      const resumed = await program(rig, ['resume', 'auditing']);
      expect([resumed.code, resumed.signal], resumed.stderr).toEqual([0, null]);
      expect(managed()).toBe(broken);

      const journal = readJournal(join(rig.casesFolder, 'auditing', 'journal.jsonl'), false);
      const [plan] = plansIn(journal);
      const steps = plan!.steps.filter((step) => step.selected).map((step) => step.id);
      // The scenario itself holds three lists of their own besides.
      expect(steps).toHaveLength(broken + 3);
      expect(sent()).toBe(steps.length);
      const results = journal.filter(({ event }) => event === 'result').map(({ step }) => step);
      expect(results.toSorted()).toEqual(steps.toSorted());

      const undone = await program(rig, ['undo', 'auditing', '--yes']);
      expect([undone.code, undone.signal], undone.stderr).toEqual([0, null]);
      expect(auditState()).toEqual(before);
      expect(sent()).toBe(2 * steps.length);
    }, 300_000);
  },
);
