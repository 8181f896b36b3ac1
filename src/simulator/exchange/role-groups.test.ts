import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import { openSession } from './testing.ts';
import type { Session } from './testing.ts';

let simulator: Simulator;
let session: Session;
let upn: string;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['invoice-fraud'] });
  const scenario = simulator.scenarios[0]!;
  session = await openSession(simulator, scenario, ['Exchange Administrator']);
  upn = scenario.victims[0]!;
});

afterAll(() => simulator.close());

/** Beside what comes through the policy of the mailbox, which everybody has. */
const rolesHeld = async () => {
  const answer = await session.run('Get-ManagementRoleAssignment', { RoleAssignee: upn });
  return answer.rows.filter((row) => row['RoleAssigneeType'] !== 'RoleAssignmentPolicy');
};

describe('a role group', () => {
  it('takes a member once, tells his roles, and lets go only whom it has', async () => {
    const member = { Identity: 'Recipient Management', Member: upn, Confirm: false };
    expect(await rolesHeld()).toEqual([]);
    expect((await session.run('Add-RoleGroupMember', member)).status).toBe(200);
    expect((await session.run('Add-RoleGroupMember', member)).error).toMatch(/already a member/);
    const rows = await rolesHeld();
    expect(new Set(rows.map((row) => row['RoleAssigneeName']))).toEqual(new Set(['Recipient Management']));
    expect(rows.map((row) => row['Role'])).toContain('Mail Recipients');
    expect((await session.run('Remove-RoleGroupMember', { ...member, Confirm: true })).status).toBe(400);
    expect((await session.run('Remove-RoleGroupMember', member)).status).toBe(200);
    expect((await session.run('Remove-RoleGroupMember', member)).error).toMatch(/isn't a member/);
  });

  it('does not know a person who does not exist', async () => {
    const answer = await session.run('Add-RoleGroupMember', {
      Identity: 'Recipient Management',
      Member: 'nobody@nowhere.example',
    });
    expect([answer.status, answer.error]).toEqual([404, expect.stringContaining("couldn't be found")]);
  });
});

describe("a role of one's own", () => {
  it('is given under a name of its own and taken away by it', async () => {
    const given = { Name: 'Export', Role: 'Mailbox Import Export', User: upn };
    expect((await session.run('New-ManagementRoleAssignment', given)).rows).toMatchObject([
      { Identity: 'Export', RoleAssigneeType: 'User', RoleAssigneeName: upn },
    ]);
    expect((await session.run('New-ManagementRoleAssignment', given)).error).toMatch(/already exists/);
    const gone = { Identity: 'Export', Confirm: false };
    expect((await session.run('Remove-ManagementRoleAssignment', gone)).status).toBe(200);
    expect(await rolesHeld()).toEqual([]);
  });
});

describe('the policy of a mailbox', () => {
  it('gives roles, too, and is told apart by how they come', async () => {
    const asked = async (AssignmentMethod: string[]) =>
      (await session.run('Get-ManagementRoleAssignment', { RoleAssignee: upn, AssignmentMethod })).rows;
    expect((await asked(['RoleAssignmentPolicy'])).map((row) => row['Role'])).toContain('MyBaseOptions');
    expect(await asked(['Direct', 'RoleGroup'])).toEqual([]);
  });
});
