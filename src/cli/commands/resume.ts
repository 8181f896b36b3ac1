import { z } from 'zod';
import { resumeCase } from '../../engine/respond/resume.ts';
import { toJson } from '../../kernel/json.ts';
import type { CommandSpec } from '../command.ts';
import { connectCase, withCase } from '../respond/session.ts';
import { stepRecords } from '../respond/records.ts';
import { leftBlocks } from '../respond/left-views.ts';
import { nextBlocks } from '../respond/next-views.ts';
import { reportBlocks } from '../respond/views.ts';

const input = z.object({ case: z.string() });

/** Goes on after a crash: the journal says what was begun, the tenant what took effect. */
export const resume: CommandSpec<z.infer<typeof input>> = {
  path: ['resume'],
  summary: {
    en: 'go on after a crash or an interruption',
    de: 'nach Absturz oder Unterbrechung weitermachen',
  },
  examples: [
    {
      line: 'evict resume 2026-11-24-anna.weber',
      text: {
        en: 'finishes what was begun; nothing is sent twice blindly',
        de: 'beendet das Begonnene; nichts wird blind doppelt gesendet',
      },
    },
  ],
  permissions: [{ kind: 'graph', anyOf: ['User.ReadWrite.All'] }],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [],
  input,
  async run(context, given) {
    const { found, connection } = await connectCase(context, given.case);
    return withCase(context, connection, found, async (run) => {
      const report = await resumeCase(run);
      return {
        data: toJson({ case: found.name, plan: report.plan.id, steps: report.steps }),
        records: stepRecords(report.plan, report.steps, context.language),
        document: [
          {
            block: 'heading',
            level: 1,
            text: { en: `Case ${found.name}`, de: `Fall ${found.name}` }[context.language],
          },
          ...reportBlocks(report, context.language, true),
          ...leftBlocks(report, null, found.name, context.language),
          ...nextBlocks(
            found,
            report.finished ? `evict verify ${found.file.accounts.join(' ')}` : `evict resume ${found.name}`,
            context.language,
          ),
        ],
        exit: report.finished ? 0 : 4,
      };
    });
  },
};
