import { existsSync, readFileSync } from 'node:fs';
import { Document, YAMLParseError, isScalar, parse, visit } from 'yaml';
import { z } from 'zod';
import { actionById } from '../../actions/index.ts';
import { phases } from '../../domain/action.ts';
import type { Plan, Step } from '../../domain/plan.ts';
import { writeWhole } from '../../evidence/whole-file.ts';
import { AppError } from '../../kernel/errors.ts';
import { sameJson, toJson } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';

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
      target: z.looseObject({
        account: z.string().nullable(),
        key: z.string(),
        before: z.unknown(),
        after: z.unknown(),
      }),
    }),
  ),
});

const explanation = `# A plan by Evict. Change "selected" of a step to true or false; the order of steps within a phase may be changed.
# The before-states must stay: if the tenant differs from them when the plan is applied, the step is not sent.
`;

/** Writes the plan for a person to read and edit. Throws `plan-unwritable`. */
export function writePlanFile(path: string, plan: Plan): void {
  try {
    writeWhole(path, explanation + asYaml(plan));
  } catch (cause) {
    const code = (cause as { readonly code?: string }).code ?? String(cause);
    throw new AppError({
      code: 'plan-unwritable',
      side: 'input',
      message: {
        en: `The plan cannot be written to ${path} (${code}).`,
        de: `Der Plan lässt sich nicht nach ${path} schreiben (${code}).`,
      },
      next: {
        en: 'Nothing was sent. Name a file in a folder that exists and may be written to.',
        de: 'Es wurde nichts gesendet. Nennen Sie eine Datei in einem Ordner, den es gibt und der beschreibbar ist.',
      },
      cause,
    });
  }
}

/** Each step names its account instead of repeating it, and lists of words stand in a line: this is read by people. */
function asYaml(plan: Plan): string {
  const steps = plan.steps.map((step) => ({
    ...step,
    target: { ...step.target, account: step.target.account?.upn ?? null },
  }));
  const document = new Document(toJson({ ...plan, steps }));
  visit(document, {
    Seq: (_key, list) => {
      list.flow = list.items.length > 0 && list.items.every(isScalar);
    },
  });
  return document.toString({ lineWidth: 110 });
}

/** Reads a plan that a person may have edited. Throws `plan-unreadable` with the place. */
export function readPlanFile(path: string): Plan {
  if (!existsSync(path)) throw unreadable(path, { en: 'it does not exist', de: 'es gibt sie nicht' });
  try {
    const { steps, ...plan } = planReader.parse(parse(readFileSync(path, 'utf8')));
    const accounts = new Map(plan.accounts.map((account) => [account.upn, account]));
    return {
      ...plan,
      steps: steps.map((step) => ({
        ...step,
        target: { ...step.target, account: accounts.get(step.target.account ?? '') ?? null },
      })),
    } as unknown as Plan;
  } catch (cause) {
    throw unreadable(path, placeOf(cause), cause);
  }
}

/** Where and why, for somebody who edited by hand. */
function placeOf(cause: unknown): Localized {
  if (cause instanceof YAMLParseError) {
    const { line, col } = cause.linePos?.[0] ?? { line: 1, col: 1 };
    return {
      en: `line ${line}, column ${col} is no valid YAML`,
      de: `Zeile ${line}, Spalte ${col} ist kein gültiges YAML`,
    };
  }
  const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
  if (issue?.path.length === 0) return { en: 'it holds no plan', de: 'sie enthält keinen Plan' };
  if (issue) {
    const place = issue.path.join('.');
    return { en: `"${place}" is missing or wrong`, de: `„${place}“ fehlt oder ist falsch` };
  }
  const text = (cause as { readonly code?: string }).code ?? String(cause);
  return { en: text, de: text };
}

/**
 * The edited plan's decisions on a plan made anew: every step must still be the one that was approved. What changed in
 * the tenant since is refused here, before anything is sent.
 */
export function checkEdited(edited: Plan, fresh: Plan): Plan {
  if (edited.tenant.id !== fresh.tenant.id)
    throw changed(`it is for ${edited.tenant.domain}`, `er gilt für ${edited.tenant.domain}`);
  const known = new Map(fresh.steps.map((step) => [identity(step), step]));
  const seen = new Set<string>();
  let phase = 0;
  const steps = edited.steps.flatMap((step, index): Step[] => {
    const own = known.get(identity(step));
    if (!own) {
      if (!step.selected) return [];
      throw changed(
        `step ${step.id} (${step.title?.en ?? step.action}) no longer fits: its object is gone or was never there`,
        `Schritt ${step.id} (${step.title?.de ?? step.action}) passt nicht mehr: Sein Gegenstand ist weg oder war nie da`,
      );
    }
    if (seen.has(identity(step)))
      throw changed(
        `step ${step.id} (${own.title.en}) stands in it twice`,
        `Schritt ${step.id} (${own.title.de}) steht zweimal darin`,
      );
    seen.add(identity(step));
    if (step.selected) {
      checkStates(step, own);
      // Order between phases is what beats an attacker who is still inside.
      if (phases.indexOf(own.phase) < phase)
        throw changed(
          `step ${step.id} (${own.title.en}) was moved behind a later phase`,
          `Schritt ${step.id} (${own.title.de}) wurde hinter eine spätere Phase verschoben`,
        );
      phase = phases.indexOf(own.phase);
    }
    return [
      {
        ...own,
        id: `${own.id.split('.')[0]}.${String(index + 1).padStart(2, '0')}`,
        selected: step.selected,
        // Whoever saves an edited plan has decided.
        kept: !step.selected,
        undecided: false,
      },
    ];
  });
  return { ...fresh, steps };
}

function identity(step: Step): string {
  return `${step.action} ${step.target.account?.id ?? ''} ${step.target.key}`;
}

function checkStates(step: Step, own: Step): void {
  // What is sent whatever the state is (a revocation) has no before-state that could stand in its way.
  if (actionById(own.action)?.repeat === true) return;
  if (!sameJson(step.target.before, own.target.before))
    throw changed(
      `step ${step.id} (${own.title.en}): the state before differs from the tenant's now`,
      `Schritt ${step.id} (${own.title.de}): Der Stand davor weicht vom heutigen ab`,
    );
  if (!sameJson(step.target.after, own.target.after))
    throw changed(
      `step ${step.id} (${own.title.en}): the state after is not the one that this action brings about`,
      `Schritt ${step.id} (${own.title.de}): Der Stand danach ist nicht der, den diese Maßnahme herstellt`,
    );
}

function unreadable(path: string, why: Localized, cause?: unknown): AppError {
  return new AppError({
    code: 'plan-unreadable',
    side: 'input',
    message: {
      en: `${path} cannot be read as a plan: ${why.en}.`,
      de: `${path} lässt sich nicht als Plan lesen: ${why.de}.`,
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
