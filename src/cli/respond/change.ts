import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Connection } from '../../domain/clients.ts';
import type { Plan } from '../../domain/plan.ts';
import { checkEdited, readPlanFile, writePlanFile } from '../../engine/respond/plan-file.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { ensureCase, freshCaseName } from '../../evidence/case-folder.ts';
import { toJson } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { CommandContext, CommandResult, OptionSpec } from '../command.ts';
import { approvePlan, plannedOnly } from './approve.ts';
import { caseOption, flag, names, yesOption } from './options.ts';
import { stepRecords } from './records.ts';
import { journalOf, needStillness, nextNumber } from '../../engine/respond/case-run.ts';
import { withCase } from './session.ts';
import { reportBlocks } from './views.ts';

/** What every command that changes settings of the organisation takes. */
export const changeInput = z.object({
  case: z.string().optional(),
  dryRun: flag,
  plan: z.string().optional(),
  yes: flag,
  override: names,
  tenant: z.string().optional(),
});

export const changeOptions: readonly OptionSpec[] = [
  caseOption,
  { flags: '--dry-run', text: { en: 'show the plan, send nothing', de: 'Plan zeigen, nichts senden' } },
  {
    flags: '--plan <file>',
    text: {
      en: 'save the plan to this file, or apply it if the file exists',
      de: 'Plan in dieser Datei speichern, oder ausführen, wenn es sie gibt',
    },
  },
  yesOption,
  {
    flags: '--override <guard...>',
    text: { en: 'second word for a guard', de: 'ausdrückliche Zustimmung trotz einer Sperre' },
  },
];

export interface Change {
  readonly heading: Localized;
  /** Begins the name of a case that was given none: `score`, `harden`. */
  readonly stem: string;
  /** The plan of this change, read from the tenant as it is now. */
  readonly plan: (caseName: string, number: number) => Promise<Plan>;
}

/** A change of the organisation's settings: plan, approval, journalled writes, each read back; undone by `evict undo`. */
export async function makeChange(
  context: CommandContext,
  connection: Connection,
  given: z.infer<typeof changeInput>,
  change: Change,
): Promise<CommandResult> {
  const fromFile = given.plan && existsSync(given.plan) ? readPlanFile(given.plan) : null;
  const today = context.clock.now().toISOString();
  const name =
    given.case ?? fromFile?.case ?? freshCaseName(context.casesFolder, today.slice(0, 10), change.stem);
  const number = nextNumber(journalOf(context.casesFolder, name));
  const fresh = await change.plan(name, number);
  const plan = fromFile ? checkEdited(fromFile, fresh) : fresh;
  if (given.plan && !fromFile) writePlanFile(given.plan, plan);
  if (given.dryRun || (given.plan && !fromFile))
    return plannedOnly(context, plan, fromFile ? null : (given.plan ?? null));
  await approvePlan(context, plan, given);
  const { language } = context;
  const found = ensureCase(context.casesFolder, name, {
    createdAt: today,
    tenant: connection.tenant,
    accounts: [],
  });
  return withCase(context, connection, found, async (run): Promise<CommandResult> => {
    needStillness(run, number);
    writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
    const report = await runPlan(run, plan, given.override);
    return {
      data: toJson({ case: name, folder: run.folder, plan, steps: report.steps }),
      records: stepRecords(plan, report.steps, language),
      document: [
        { block: 'heading', level: 1, text: change.heading[language] },
        ...reportBlocks(report, language),
        {
          block: 'paragraph',
          tone: 'strong',
          text: {
            en: `Case ${name} in ${run.folder}. To take it back: evict undo ${name}`,
            de: `Fall ${name} in ${run.folder}. Zurücknehmen: evict undo ${name}`,
          }[language],
        },
      ],
      exit: report.finished && plan.blind.length === 0 ? 0 : 4,
    };
  });
}
