import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '../../domain/plan.ts';
import { AppError } from '../../kernel/errors.ts';
import { type Rig, breachedTenant, planDefaults } from '../../../test/support/tenant.ts';
import { checkEdited, readPlanFile, writePlanFile } from './plan-file.ts';
import { planContainment } from './plan.ts';

/** A plan as a person edits it: any member may become anything. */
type Edited = {
  tenant: { id: string };
  steps: {
    id: string;
    action: string;
    phase: string;
    selected: boolean;
    target: { key: string; label: string; before: unknown; after: unknown };
  }[];
};

let rig: Rig;
let plan: Plan;
beforeAll(async () => {
  rig = await breachedTenant('aitm-device');
  plan = await newPlan();
});
afterAll(() => rig.simulator.close());

function newPlan(): Promise<Plan> {
  const since = rig.simulator.scenarios[0]!.attackBegan;
  return planContainment(rig.connection, rig.accounts, { ...planDefaults, since });
}

const file = (): string => join(mkdtempSync(join(tmpdir(), 'evict-plan-')), 'plan.yml');

function edit(change: (draft: Edited) => void): Plan {
  const path = file();
  writePlanFile(path, plan);
  const draft = parse(readFileSync(path, 'utf8')) as Edited;
  change(draft);
  writeFileSync(path, stringify(draft));
  return readPlanFile(path);
}

function refusal(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('the plan was accepted');
}

const at = (draft: Edited, action: string): number =>
  draft.steps.findIndex((step) => step.action === action && step.selected);

describe('a plan file', () => {
  it('is short enough to read: each step names its account, and lists of words stand in a line', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'evict-plan-')), 'plan.yml');
    writePlanFile(file, plan);
    const text = readFileSync(file, 'utf8');
    expect(text).toContain(`account: ${plan.accounts[0]!.upn}\n`);
    expect(text.match(/mailbox: user/g)).toHaveLength(1);
    expect(text).toMatch(/permissions:\s+\[/);
  });

  it('comes back as it was written, hostile names included', () => {
    const path = file();
    const hostile = '- !!js "\u001b[2J" : {{ &a *a }} # \u202e\n---\n';
    const [first, ...rest] = plan.steps;
    const written = {
      ...plan,
      steps: [{ ...first!, target: { ...first!.target, label: hostile } }, ...rest],
    };
    writePlanFile(path, written);
    expect(readPlanFile(path)).toEqual(JSON.parse(JSON.stringify(written)));
  });

  it('that nobody changed still fits a plan made anew', async () => {
    const same = checkEdited(
      edit(() => {}),
      await newPlan(),
    );
    expect(same.steps.map((step) => [step.id, step.action, step.selected])).toEqual(
      plan.steps.map((step) => [step.id, step.action, step.selected]),
    );
  });

  it('decides what is done and what is kept', () => {
    const edited = edit((draft) => {
      for (const step of draft.steps)
        if (step.action === 'disable-inbox-rule') step.selected = !step.selected;
    });
    const rules = checkEdited(edited, plan).steps.filter((step) => step.action === 'disable-inbox-rule');
    const before = plan.steps.filter((step) => step.action === 'disable-inbox-rule');
    expect(rules.map((step) => step.selected)).toEqual(before.map((step) => !step.selected));
    expect(rules.map((step) => step.kept)).toEqual(rules.map((step) => !step.selected));
  });

  it('may leave steps out, and change their order within a phase', () => {
    const edited = edit((draft) => {
      draft.steps.splice(at(draft, 'reset-password'), 1);
      const from = at(draft, 'disable-inbox-rule');
      const to = at(draft, 'switch-off-protocols');
      draft.steps.splice(from, 0, draft.steps.splice(to, 1)[0]!);
    });
    const { steps } = checkEdited(edited, plan);
    expect(steps.map((step) => step.action)).not.toContain('reset-password');
    const order = steps.map((step) => step.action);
    expect(order.indexOf('switch-off-protocols')).toBeLessThan(order.indexOf('disable-inbox-rule'));
    expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
  });

  it.each<[string, (draft: Edited) => void, RegExp]>([
    [
      'moves the password before what the attacker would use to get it back',
      (draft) => draft.steps.unshift(draft.steps.splice(at(draft, 'reset-password'), 1)[0]!),
      /later phase/,
    ],
    [
      'changes a before-state',
      (draft) => {
        draft.steps[at(draft, 'disable-inbox-rule')]!.target.before = { enabled: false };
      },
      /before differs/,
    ],
    [
      'changes an after-state',
      (draft) => {
        draft.steps[at(draft, 'block-sign-in')]!.target.after = { accountEnabled: true };
      },
      /state after/,
    ],
    ['repeats a step', (draft) => draft.steps.splice(1, 0, draft.steps[0]!), /twice/],
    [
      'names an object that is not there',
      (draft) => {
        draft.steps[at(draft, 'disable-inbox-rule')]!.target.key = '4711';
      },
      /no longer fits/,
    ],
    [
      'names an action that does not exist',
      (draft) => {
        draft.steps[0]!.action = 'format-everything';
      },
      /no longer fits/,
    ],
    [
      'is for another organisation',
      (draft) => {
        draft.tenant.id = '22222222-2222-4222-8222-222222222222';
      },
      /it is for/,
    ],
  ])('that %s is refused before anything is sent', (_what, change, sentence) => {
    const error = refusal(() => checkEdited(edit(change), plan));
    expect(error.code).toBe('plan-changed');
    expect(error.text.en).toMatch(sentence);
    expect(error.next.de).toContain('nichts gesendet');
  });

  it('that no longer fits in a step that is not selected loses just that step', () => {
    const edited = edit((draft) => {
      const step = draft.steps[at(draft, 'disable-inbox-rule')]!;
      step.selected = false;
      step.target.key = '4711';
    });
    expect(checkEdited(edited, plan).steps).toHaveLength(plan.steps.length - 1);
  });

  it('is refused for a step whose object changed in the tenant meanwhile', async () => {
    const box = rig.simulator.scenarios[0]!.tenant.users.find((user) => user.id === rig.accounts[0]!.id)!;
    const edited = edit(() => {});
    box.accountEnabled = false;
    try {
      expect(refusal(() => checkEdited(edited, { ...plan, steps: [] })).code).toBe('plan-changed');
      const fresh = await newPlan();
      expect(refusal(() => checkEdited(edited, fresh)).code).toBe('plan-changed');
    } finally {
      box.accountEnabled = true;
    }
  });

  it.each<[string, string, RegExp]>([
    ['holds no YAML', 'steps: [unclosed', /./],
    ['holds something else', 'hello: world', /schema/],
    ['is empty', '', /./],
    ['lacks a decision', 'SELECTED', /steps\.0\.selected/],
  ])('that %s is told as unreadable, with the place', (_what, content, place) => {
    const path = file();
    if (content === 'SELECTED') {
      writePlanFile(path, plan);
      writeFileSync(path, readFileSync(path, 'utf8').replace('selected: true', 'selected: perhaps'));
    } else writeFileSync(path, content);
    const error = refusal(() => readPlanFile(path));
    expect(error.code).toBe('plan-unreadable');
    expect(error.text.en).toMatch(place);
    expect(error.text.en).toContain(path);
  });

  it('that is not there is told so', () => {
    expect(refusal(() => readPlanFile(join(tmpdir(), 'evict-no-such-plan.yml'))).text.de).toContain(
      'gibt sie nicht',
    );
  });
});
