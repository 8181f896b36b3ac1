import { existsSync, readFileSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { Plan } from '../../domain/plan.ts';
import { writeWhole } from '../../evidence/case-folder.ts';
import { AppError } from '../../kernel/errors.ts';
import { sameJson, toJson } from '../../kernel/json.ts';

/** What must be right in a plan that a person edited; the rest is as Evict wrote it. */
const planReader = z.looseObject({
  schema: z.literal('evict.plan/1'),
  id: z.string(),
  kind: z.enum(['contain', 'recover', 'harden', 'audit', 'score']),
  case: z.string(),
  tenant: z.looseObject({ id: z.string(), domain: z.string() }),
  accounts: z.array(z.looseObject({ upn: z.string() })),
  steps: z.array(
    z.looseObject({
      id: z.string(),
      action: z.string(),
      selected: z.boolean(),
      target: z.looseObject({ key: z.string(), before: z.unknown(), after: z.unknown() }),
    }),
  ),
});

const explanation = `# A plan by Evict. Change "selected" of a step to true or false; the order of steps within a phase may be changed.
# The before-states must stay: if the tenant differs from them when the plan is applied, the step is not sent.
`;

/** Writes the plan for a person to read and edit. */
export function writePlanFile(path: string, plan: Plan): void {
  writeWhole(path, explanation + stringify(toJson(plan), { lineWidth: 110 }));
}

/** Reads a plan that a person may have edited. Throws `plan-unreadable` with the place. */
export function readPlanFile(path: string): Plan {
  if (!existsSync(path)) throw unreadable(path, 'it does not exist', 'es gibt sie nicht');
  try {
    return planReader.parse(parse(readFileSync(path, 'utf8'))) as unknown as Plan;
  } catch (cause) {
    const issue =
      cause instanceof z.ZodError
        ? `${cause.issues[0]?.path.join('.') ?? ''}: ${cause.issues[0]?.message ?? ''}`
        : cause instanceof Error
          ? (cause.message.split('\n')[0] ?? '')
          : '';
    throw unreadable(path, issue, issue, cause);
  }
}

/**
 * The edited plan's decisions on a plan made anew: every step must still be the one that was approved. What changed in
 * the tenant since is refused here, before anything is sent.
 */
export function checkEdited(edited: Plan, fresh: Plan): Plan {
  if (edited.tenant.id !== fresh.tenant.id)
    throw changed(`it is for ${edited.tenant.domain}`, `er gilt für ${edited.tenant.domain}`);
  const byKey = new Map(
    fresh.steps.map((step) => [`${step.action} ${step.target.account?.id ?? ''} ${step.target.key}`, step]),
  );
  const steps = edited.steps.map((step, index) => {
    const known = byKey.get(`${step.action} ${step.target.account?.id ?? ''} ${step.target.key}`);
    if (!known) {
      if (!step.selected) return null;
      throw changed(
        `step ${step.id} (${step.title?.en ?? step.action}) no longer fits: its object is gone or was never there`,
        `Schritt ${step.id} (${step.title?.de ?? step.action}) passt nicht mehr: Sein Gegenstand ist weg oder war nie da`,
      );
    }
    if (step.selected && !sameJson(step.target.before, known.target.before))
      throw changed(
        `step ${step.id} (${known.title.en}): the state before differs from the tenant's now`,
        `Schritt ${step.id} (${known.title.de}): Der Stand davor weicht vom heutigen ab`,
      );
    return {
      ...known,
      id: `${known.id.split('.')[0]}.${String(index + 1).padStart(2, '0')}`,
      selected: step.selected,
    };
  });
  return { ...fresh, steps: steps.filter((step) => step !== null) };
}

function unreadable(path: string, en: string, de: string, cause?: unknown): AppError {
  return new AppError({
    code: 'plan-unreadable',
    side: 'input',
    message: {
      en: `${path} cannot be read as a plan: ${en}.`,
      de: `${path} lässt sich nicht als Plan lesen: ${de}.`,
    },
    next: {
      en: 'Mend the file, or make a new one with --plan and another name.',
      de: 'Reparieren Sie die Datei, oder erzeugen Sie mit --plan und anderem Namen eine neue.',
    },
    ...(cause === undefined ? {} : { cause }),
  });
}

function changed(en: string, de: string): AppError {
  return new AppError({
    code: 'plan-changed',
    side: 'input',
    message: { en: `The plan does not fit any more: ${en}.`, de: `Der Plan passt nicht mehr: ${de}.` },
    next: {
      en: 'Nothing was sent. Make a new plan and edit that one.',
      de: 'Es wurde nichts gesendet. Machen Sie einen neuen Plan und bearbeiten Sie diesen.',
    },
  });
}
