import type { Plan } from '../../domain/plan.ts';
import { openGuards } from '../../engine/respond/run-plan.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import type { CommandContext, CommandResult } from '../command.ts';
import { stepRecords } from './records.ts';
import { planBlocks } from './views.ts';

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

/** Shows the plan and asks; a step that cannot be undone and is marked so needs the account's name typed. */
export async function approvePlan(
  context: CommandContext,
  plan: Plan,
  given: { readonly yes: boolean; readonly override: readonly string[] },
): Promise<void> {
  const open = openGuards(plan, given.override);
  if (open.length > 0 || given.yes) return;
  context.talk.show(planBlocks(plan, context.language));
  const names = plan.steps
    .filter((step) => step.selected && step.confirm)
    .map((step) => step.target.account?.upn ?? plan.tenant.domain);
  for (const name of new Set(names)) {
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
  const selected = plan.steps.filter((step) => step.selected).length;
  const yes = await context.ask.confirm(
    { en: `Do these ${selected} steps now?`, de: `Diese ${selected} Schritte jetzt ausführen?` },
    '--yes',
  );
  if (!yes) throw declined();
}

function declined(): AppError {
  return new AppError({
    code: 'declined',
    side: 'input',
    message: { en: 'Not approved; nothing was changed.', de: 'Nicht freigegeben; es wurde nichts geändert.' },
    next: {
      en: 'Save the plan with --plan FILE to edit it.',
      de: 'Speichern Sie den Plan mit --plan DATEI, um ihn zu bearbeiten.',
    },
  });
}
