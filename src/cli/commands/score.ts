import { resolve } from 'node:path';
import { z } from 'zod';
import { findControl, readScoreReport, whatIf } from '../../engine/score/index.ts';
import { toJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { CommandSpec } from '../command.ts';
import { flag, names } from '../respond/options.ts';
import { checkEndings, writeReport } from '../report-files.ts';
import { scoreBlocks, scoreOnPaper } from '../score/views.ts';
import { whatIfBlocks } from '../score/what-if-views.ts';
import { controlBlocks, controlTable } from '../score/control-views.ts';

const input = z.object({
  control: names,
  whatIf: z.string().optional(),
  write: names,
  all: flag,
  top: z.coerce.number().int().min(1).max(500).default(10),
  tenant: z.string().optional(),
});

/** Microsoft's own measure of the organisation's settings, with what to do first. */
export const score: CommandSpec<z.infer<typeof input>> = {
  path: ['score'],
  summary: {
    en: 'Microsoft Secure Score: where the organisation stands, and what to do first',
    de: 'Microsoft Secure Score: wo die Organisation steht und was zuerst zu tun ist',
  },
  examples: [
    {
      line: 'evict score',
      text: {
        en: 'score, history, and the ten changes that bring most for least',
        de: 'Wert, Verlauf und die zehn Änderungen, die am meisten für am wenigsten bringen',
      },
    },
    {
      line: 'evict score --what-if AdminMFAV2,mdo_autoforwardingmode',
      text: { en: 'what the score would be', de: 'was der Wert dann wäre' },
    },
    {
      line: 'evict score BlockLegacyAuthentication',
      text: {
        en: "one control, with Microsoft's instructions",
        de: 'eine Maßnahme, mit Microsofts Anleitung',
      },
    },
  ],
  permissions: [{ kind: 'graph', anyOf: ['SecurityEvents.Read.All', 'SecurityEvents.ReadWrite.All'] }],
  arguments: [
    {
      name: 'control',
      text: {
        en: 'ids of controls to show in full',
        de: 'IDs von Maßnahmen, die ganz gezeigt werden sollen',
      },
      required: false,
      variadic: true,
    },
  ],
  options: [
    {
      flags: '--what-if <ids>',
      text: {
        en: 'what the score would be with these done, separated by commas',
        de: 'was der Wert wäre, wenn diese erledigt sind, durch Kommas getrennt',
      },
    },
    {
      flags: '--top <n>',
      text: { en: 'how many to show, default 10', de: 'wie viele gezeigt werden, Vorgabe 10' },
    },
    {
      flags: '--all',
      text: {
        en: 'every control, also what is met or not scored',
        de: 'jede Maßnahme, auch erfüllte und nicht bewertete',
      },
    },
    {
      flags: '--write <file...>',
      text: {
        en: 'write a report; the ending names the format: .html .md .json .csv',
        de: 'einen Bericht schreiben; die Endung nennt das Format: .html .md .json .csv',
      },
    },
  ],
  input,
  async run(context, given) {
    checkEndings(given.write);
    const report = await readScoreReport(await context.connect(given.tenant), context.homeFolder);
    const { language } = context;
    const wanted = (given.whatIf ?? '').split(',').filter((id) => id.trim() !== '');
    const simulated = wanted.length > 0 ? whatIf(report, wanted) : null;
    const named = given.control.map((id) => findControl(report.controls, id));
    const data = toJson({ ...report, whatIf: simulated });
    const records = (named.length > 0 ? named : report.controls).map(
      ({ words, threats, ...control }) =>
        toJson({ ...control, words: words?.[language] ?? null, threats: threats.join(' ') }) as JsonObject,
    );
    for (const path of given.write) {
      writeReport(resolve(path), { ...scoreOnPaper(report, simulated, language), data, records });
      context.talk.note({ en: `Written to ${resolve(path)}`, de: `Geschrieben nach ${resolve(path)}` });
    }
    return {
      data,
      records,
      document:
        named.length > 0
          ? named.flatMap((control) => controlBlocks(control, language))
          : [
              ...scoreBlocks(report, given.top, language),
              ...(given.all ? [controlTable(report.controls, language)] : []),
              ...(simulated ? whatIfBlocks(report, simulated, language) : []),
            ],
      exit: report.blind.length > 0 ? 4 : 0,
    };
  },
};
