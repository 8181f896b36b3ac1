import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Assessment } from '../src/domain/assessment.ts';
import { main, program, signIn } from './support/program.ts';
import { breachedTenant } from './support/tenant.ts';
import type { Rig } from './support/tenant.ts';

// The whole way of a security owner, by the built program in processes of its own.

let rig: Rig;

beforeAll(async () => {
  rig = await breachedTenant('neglected');
  signIn(rig);
}, 60_000);

afterAll(() => rig.simulator.close());

/** The tenant without its logs, and without the traces that reading and changing leave; roles of a policy have no order. */
function state(): unknown {
  const traces = ['_changed', 'sessions', 'operations'];
  return JSON.parse(
    JSON.stringify(rig.simulator.snapshot('neglected'), (key, value: unknown) => {
      if (key === 'AssignedRoles' && Array.isArray(value)) return value.toSorted();
      return traces.includes(key) ? undefined : value;
    }),
  );
}

async function assess(): Promise<{ readonly code: number | null; readonly results: Assessment['results'] }> {
  const { code, stdout, stderr } = await program(rig, [
    'assess',
    '--output',
    'json',
    '--dns',
    rig.simulator.dns,
    '--break-glass',
    'backup@faehrhaus.example',
  ]);
  expect(stdout, stderr).not.toBe('');
  return { code, results: (JSON.parse(stdout) as Assessment).results };
}

interface Report {
  readonly plan: { readonly steps: readonly { readonly id: string; readonly action: string }[] };
  readonly steps: readonly { readonly step: string; readonly outcome: string }[];
}

async function change(argv: readonly string[]): Promise<Report> {
  const { stdout, stderr } = await program(rig, [...argv, '--yes', '--output', 'json']);
  expect(stdout, stderr).not.toBe('');
  return JSON.parse(stdout) as Report;
}

describe.skipIf(!existsSync(main))('assess, harden --recommended, assess, undo of a neglected tenant', () => {
  it('makes a pass of each failure that its steps mended, and gives the tenant back to the byte', async () => {
    const before = state();
    const first = await assess();
    expect(first.code).toBe(3);

    const given = ['--break-glass', 'backup@faehrhaus.example', '--notify', 'it@example.org'];
    const named = ['--case', 'hardening', ...given];
    const hardened = await change(['harden', '--recommended', '--dns', rig.simulator.dns, ...named]);
    const bad = hardened.steps.filter(({ outcome }) => outcome !== 'done' && outcome !== 'manual');
    expect(bad).toEqual([]);
    const enforced = await change(['harden', '--enforce', ...named]);
    expect(enforced.steps.length).toBeGreaterThan(5);
    expect(enforced.steps.filter(({ outcome }) => outcome !== 'done')).toEqual([]);

    const second = await assess();
    const done = new Set(
      hardened.steps
        .filter(({ outcome }) => outcome === 'done')
        .map(({ step }) => hardened.plan.steps.find(({ id }) => id === step)!.action),
    );
    const mended = first.results.filter(
      ({ status, action }) =>
        status === 'fail' && action !== undefined && action !== null && done.has(action),
    );
    expect(mended.length).toBeGreaterThan(50);
    const now = new Map(second.results.map(({ id, status }) => [id, status]));
    expect(mended.filter(({ id }) => now.get(id) !== 'pass').map(({ id }) => id)).toEqual([]);

    const undone = await program(rig, ['undo', 'hardening', '--yes']);
    expect(undone.code, undone.stderr).toBe(0);
    expect(state()).toEqual(before);
    const third = await assess();
    expect(third.results.map(({ id, status }) => [id, status])).toEqual(
      first.results.map(({ id, status }) => [id, status]),
    );
  }, 300_000);
});
