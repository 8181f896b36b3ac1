import type { Plan, Step } from '../../domain/plan.ts';
import { openGuards } from '../../engine/respond/run-plan.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import { toJson } from '../../kernel/json.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { stepRecords } from './records.ts';
import { unseen } from '../talk.ts';
import { reasonRows } from './foothold-views.ts';
import { planBlocks } from './views.ts';

export interface Approval {
  /** `--yes`: answered beforehand. */
  readonly yes: boolean;
  /** Guards that were answered by their name. */
  readonly override: readonly string[];
  readonly question?: Localized;
}

/** A plan that is only shown, or saved to be edited: nothing was sent. */
export function plannedOnly(context: CommandContext, plan: Plan, file: string | null): CommandResult {
  const { language } = context;
  const saved = file
    ? {
        en: `Saved to ${file}. Edit "selected" where you decide otherwise, then run the same command again.`,
        de: `In ${file} gespeichert. Ändern Sie „selected“, wo Sie anders entscheiden, und starten Sie denselben Befehl erneut.`,
      }
    : { en: 'Nothing was sent.', de: 'Es wurde nichts gesendet.' };
  return {
    data: toJson(plan),
    records: stepRecords(plan, [], language),
    document: [...planBlocks(plan, language), { block: 'paragraph', tone: 'strong', text: saved[language] }],
    exit: plan.missing.length > 0 ? 5 : plan.blind.length > 0 ? 4 : 0,
  };
}

/**
 * What only a person can judge is asked about, one by one, with what speaks for and against. Without a person it stays
 * undecided: it is not removed, and the account does not verify clean while it is there.
 */
export async function decide(context: CommandContext, plan: Plan, yes: boolean): Promise<Plan> {
  if (yes || plan.steps.every((step) => !step.undecided)) return plan;
  const { language } = context;
  const steps: Step[] = [];
  for (const step of plan.steps) {
    if (!step.undecided) {
      steps.push(step);
      continue;
    }
    context.talk.show([
      { block: 'heading', level: 3, text: `${step.id} ${step.title[language]}: ${step.target.label}` },
      { block: 'facts', rows: reasonRows(step.reasons, language) },
    ]);
    const goes = await context.ask.confirm(
      {
        en: 'Only you can judge this. Remove it? (No: it is innocent and stays.)',
        de: 'Das können nur Sie beurteilen. Entfernen? (Nein: Es ist harmlos und bleibt.)',
      },
      '--yes, and --only or --keep with its name',
    );
    steps.push({ ...step, selected: goes, kept: !goes, undecided: false });
  }
  return { ...plan, steps };
}

/**
 * Shows the plan and asks; a step that is marked so needs the account's name typed. Nothing is asked where a guard stops
 * the plan anyway, and nothing is begun that makes a secret which nobody could see.
 */
export async function approvePlan(context: CommandContext, plan: Plan, approval: Approval): Promise<void> {
  if (openGuards(plan, approval.override).length > 0) return;
  if (!approval.yes) context.talk.show(planBlocks(plan, context.language));
  const selected = plan.steps.filter((step) => step.selected);
  if (!approval.yes && selected.length > 0) {
    const names = selected
      .filter((step) => step.confirm)
      .map((step) => step.target.account?.upn ?? plan.tenant.domain);
    for (const name of new Set(names)) await typeName(context, name);
    const question = approval.question ?? {
      en: selected.length === 1 ? 'Do this step now?' : `Do these ${selected.length} steps now?`,
      de:
        selected.length === 1
          ? 'Diesen Schritt jetzt ausführen?'
          : `Diese ${selected.length} Schritte jetzt ausführen?`,
    };
    if (!(await context.ask.confirm(question, '--yes'))) throw declined();
  }
  const makesSecret = selected.some((step) => handsSecrets.includes(step.action));
  if (makesSecret && !context.talk.showsSecrets) throw unseen();
}

const handsSecrets = ['reset-password', 'issue-temporary-access-pass'];

async function typeName(context: CommandContext, name: string): Promise<void> {
  const right = await context.ask.typed(
    {
      en: `Some steps change administrators' rights. Type ${name} to go on.`,
      de: `Einige Schritte ändern Administratorrechte. Tippen Sie ${name}, um fortzufahren.`,
    },
    name,
    '--yes',
  );
  if (!right) throw declined();
}

function declined(): AppError {
  return new AppError({
    code: 'declined',
    side: 'input',
    message: { en: 'Not approved; nothing was changed.', de: 'Nicht freigegeben; es wurde nichts geändert.' },
    next: {
      en: 'Run the command again when you are ready; "evict contain … --plan FILE" saves a plan for editing.',
      de: 'Starten Sie den Befehl erneut, wenn Sie so weit sind; „evict contain … --plan DATEI“ speichert einen Plan zum Bearbeiten.',
    },
  });
}
