import { resolve } from 'node:path';
import { z } from 'zod';
import { exportEvents } from '../../engine/investigate/case-events.ts';
import { openCase } from '../../evidence/case-folder.ts';
import type { CommandSpec } from '../command.ts';
import { eventFilter, eventInput, eventOptions } from '../investigate/filters.ts';
import { counted } from '../../kernel/localized.ts';

const input = z.object({
  case: z.string(),
  format: z.enum(['ecs', 'timesketch', 'jsonl']).default('timesketch'),
  out: z.string(),
  ...eventInput,
});

/** Hands the events of a case to another program. */
export const caseExport: CommandSpec<z.infer<typeof input>> = {
  path: ['case', 'export'],
  summary: {
    en: 'write the events of a case for Timesketch, in ECS names, or as they are',
    de: 'die Ereignisse eines Falls für Timesketch, mit ECS-Namen oder unverändert schreiben',
  },
  examples: [
    {
      line: 'evict case export incident-7 --format timesketch --out incident-7.jsonl',
      text: { en: 'JSON lines, in the order of time', de: 'JSON-Zeilen in zeitlicher Folge' },
    },
  ],
  permissions: [],
  arguments: [{ name: 'case', text: { en: 'name of the case', de: 'Name des Falls' }, required: true }],
  options: [
    {
      flags: '--format <format>',
      text: { en: 'timesketch, ecs or jsonl', de: 'timesketch, ecs oder jsonl' },
    },
    { flags: '--out <file>', text: { en: 'the file to write', de: 'die zu schreibende Datei' } },
    ...eventOptions,
  ],
  input,
  async run(context, given) {
    const { folder } = openCase(context.casesFolder, given.case);
    const out = resolve(given.out);
    const count = await exportEvents(folder, eventFilter(given), given.format, out);
    return {
      data: { file: out, format: given.format, events: count },
      document: [
        {
          block: 'paragraph',
          tone: 'good',
          text: {
            en: `${counted(count, 'event', 'events')} written to ${out}`,
            de: `${counted(count, 'Ereignis', 'Ereignisse')} nach ${out} geschrieben`,
          }[context.language],
        },
      ],
      exit: 0,
    };
  },
};
