import { z } from 'zod';
import type { Block } from '../../domain/document.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { undoCase } from '../../engine/respond/undo.ts';
import { AppError } from '../../kernel/errors.ts';
import { toJson } from '../../kernel/json.ts';
import { type Language, counted } from '../../kernel/localized.ts';
import type { CommandSpec } from '../command.ts';
import { flag, names, yesOption } from '../respond/options.ts';
import { connectCase, withCase } from '../respond/session.ts';
import { stepRecords } from '../respond/records.ts';
import { reportBlocks } from '../respond/views.ts';

const input = z.object({ case: z.string(), step: names, yes: flag });

/** Takes back what a case did, last plan and last step first. */
export const undo: CommandSpec<z.infer<typeof input>> = {
  path: ['undo'],
  summary: {
    en: 'restore exactly what was there before, all or single steps',
    de: 'genau den Stand davor wiederherstellen, alles oder einzelne Schritte',
  },
  examples: [
    {
      line: 'evict undo 2026-11-24-anna.weber',
      text: { en: 'everything that can be taken back', de: 'alles, was sich zurücknehmen lässt' },
    },
    {
      line: 'evict undo 2026-11-24-anna.weber 1.07',
      text: { en: 'one step, by its number', de: 'ein Schritt, nach seiner Nummer' },
    },
  ],
  permissions: [{ kind: 'graph', anyOf: ['User.ReadWrite.All'] }],
  arguments: [
    { name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true },
    {
      name: 'step',
      text: { en: 'step numbers; none means all', de: 'Schrittnummern; keine heißt alle' },
      required: false,
      variadic: true,
    },
  ],
  options: [yesOption],
  input,
  async run(context, given) {
    const { found, connection } = await connectCase(context, given.case);
    return withCase(context, connection, found, async (run) => {
      const plans = plansIn(run.journal.entries);
      const unknown = given.step.find(
        (id) => !plans.some((plan) => plan.steps.some((step) => step.id === id)),
      );
      if (unknown)
        throw new AppError({
          code: 'unknown-step',
          side: 'input',
          message: { en: `The case has no step ${unknown}.`, de: `Der Fall hat keinen Schritt ${unknown}.` },
          next: {
            en: `"evict case show ${found.name}" lists the steps.`,
            de: `„evict case show ${found.name}“ listet die Schritte.`,
          },
        });
      const count =
        given.step.length === 0
          ? { en: 'Everything in', de: 'Alles in' }
          : {
              en: `${counted(given.step.length, 'step', 'steps')} of`,
              de: `${counted(given.step.length, 'Schritt', 'Schritte')} aus`,
            };
      if (
        !given.yes &&
        !(await context.ask.confirm(
          {
            en: `Take back: ${count.en} case ${found.name}? The attacker's ways in come back, too.`,
            de: `${count.de} Fall ${found.name} zurücknehmen? Auch die Zugänge des Angreifers öffnen sich dann wieder.`,
          },
          '--yes',
        ))
      ) {
        throw new AppError({
          code: 'declined',
          side: 'input',
          message: { en: 'Nothing was taken back.', de: 'Es wurde nichts zurückgenommen.' },
          next: {
            en: 'Name single steps to take back only those.',
            de: 'Nennen Sie einzelne Schritte, um nur diese zurückzunehmen.',
          },
        });
      }
      const reports = await undoCase(run, plans, given.step);
      const finished = reports.every((report) => report.finished);
      return {
        data: toJson({ case: found.name, steps: reports.flatMap((report) => report.steps) }),
        records: reports.flatMap((report) =>
          stepRecords(report.plan, report.steps, context.language).filter((step) => step['outcome'] !== null),
        ),
        document: [
          { block: 'heading', level: 1, text: { en: 'Taken back', de: 'Zurückgenommen' }[context.language] },
          ...(reports.some((report) => report.steps.length > 0) ? [] : [nothing(context.language)]),
          ...reports
            .filter((report) => report.steps.length > 0)
            .flatMap((report) => reportBlocks(report, context.language)),
        ],
        exit: finished ? 0 : 4,
      };
    });
  },
};

function nothing(language: Language): Block {
  const text = {
    en: 'Nothing of this was done, or all of it was taken back already.',
    de: 'Nichts davon wurde getan, oder alles ist schon zurückgenommen.',
  }[language];
  return { block: 'paragraph', text };
}
