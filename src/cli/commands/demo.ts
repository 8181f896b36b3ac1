import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { toJson } from '../../kernel/json.ts';
import { startSimulator } from '../../simulator/index.ts';
import type { CommandContext, CommandSpec } from '../command.ts';
import { undoBlocks } from '../demo/chapters.ts';
import { hardeningBlocks } from '../demo/hardening-blocks.ts';
import { runHardening } from '../demo/run-hardening.ts';
import type { HardeningOutcome } from '../demo/run-hardening.ts';
import { runScenario, runUndo } from '../demo/run-scenario.ts';
import { serveDemo } from '../demo/serve-demo.ts';
import type { ScenarioOutcome, UndoOutcome } from '../demo/run-scenario.ts';

const breached = ['invoice-fraud', 'aitm-device', 'admin-takeover'] as const;
/** With the pages: a firm without an attacker as well, to be judged and hardened. */
const served = [...breached, 'neglected'] as const;
const options = z.object({
  scenario: z.array(z.enum(served)).optional(),
  har: z.string().optional(),
  serve: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  open: z.boolean().default(true),
});
const input = options.superRefine(({ serve, scenario = [] }, refused) => {
  const wrong = serve ? [] : scenario.filter((id) => id === 'neglected');
  if (wrong.length > 0)
    refused.addIssue({ code: 'invalid_value', values: [...breached], input: scenario, path: ['scenario'] });
});

/** Breached tenants are taken back before the reader's eyes, over real HTTP. */
export const demo: CommandSpec<z.infer<typeof input>> = {
  path: ['demo'],
  summary: {
    en: 'watch Evict take back three breached tenants, without a tenant of your own',
    de: 'zusehen, wie Evict drei gekaperte Mandanten zurückholt, ohne eigenen Mandanten',
  },
  examples: [
    { line: 'npm run demo', text: { en: 'all three scenarios', de: 'alle drei Szenarien' } },
    {
      line: 'npm run demo -- --scenario aitm-device --lang de',
      text: { en: 'one scenario, in German', de: 'ein Szenario, auf Deutsch' },
    },
    {
      line: 'npm run demo -- --serve',
      text: {
        en: 'the web application, over all three and a neglected one',
        de: 'die Webanwendung, über allen dreien und einem vernachlässigten',
      },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    {
      flags: '--scenario <id...>',
      text: {
        en: `${breached.join(', ')}; with --serve also neglected, a tenant to be judged and hardened`,
        de: `${breached.join(', ')}; mit --serve auch neglected, ein Mandant zum Beurteilen und Härten`,
      },
    },
    {
      flags: '--serve',
      text: {
        en: 'open the web application on the simulated tenants instead',
        de: 'stattdessen die Webanwendung auf den simulierten Mandanten öffnen',
      },
    },
    {
      flags: '--port <number>',
      text: {
        en: 'with --serve: port on 127.0.0.1; default any free one',
        de: 'mit --serve: Port auf 127.0.0.1; Vorgabe: ein freier',
      },
    },
    {
      flags: '--no-open',
      text: { en: 'with --serve: print the link only', de: 'mit --serve: nur den Link ausgeben' },
    },
    {
      flags: '--har <file>',
      text: { en: 'record all traffic as HAR 1.2', de: 'allen Verkehr als HAR 1.2 aufzeichnen' },
    },
  ],
  input,
  async run(outer, given) {
    const casesFolder = mkdtempSync(join(tmpdir(), 'evict-demo-'));
    const context: CommandContext = { ...outer, casesFolder };
    const { language } = context;
    const ids = given.scenario ?? (given.serve ? served : breached);
    const simulator = await startSimulator({
      scenarios: ids,
      ...(given.har ? { har: given.har } : {}),
    });
    const outcomes: ScenarioOutcome[] = [];
    let hardened: HardeningOutcome;
    try {
      if (given.serve) return await serveDemo(context, simulator, { port: given.port, open: given.open });
      for (const [index, id] of ids.entries())
        outcomes.push(await runScenario(context, simulator, id, { index: index + 1, of: ids.length }));
      hardened = await runHardening(context, simulator, ids.at(-1)!);
    } finally {
      await simulator.close();
    }
    const undone = await takeBack(context, ids[0]);
    context.talk.show(hardeningBlocks(hardened, language));
    const sum = (of: (outcome: ScenarioOutcome) => number): number =>
      outcomes.reduce((total, outcome) => total + of(outcome), 0);
    const survivors = sum((outcome) => outcome.survivors);
    const lost = sum((outcome) => outcome.innocentsLost);
    const lockedOut = sum((outcome) => outcome.lockedOut);
    const good = survivors === 0 && lost === 0 && lockedOut === 0;
    return {
      data: toJson({
        survivors,
        innocentsLost: lost,
        lockedOut,
        scenarios: outcomes.map((outcome) => outcome.data),
        undone,
        hardened,
      }),
      document: [
        ...outcomes.flatMap((outcome) => outcome.blocks),
        {
          block: 'heading',
          level: 2,
          text: good
            ? { en: 'Zero ways in survive.', de: 'Kein Zugang überlebt.' }[language]
            : {
                en: `Ways in that survive: ${survivors}. Innocent things that were harmed: ${lost}. Owners locked out: ${lockedOut}.`,
                de: `Überlebende Zugänge: ${survivors}. Harmloses, das Schaden nahm: ${lost}. Ausgesperrte Personen: ${lockedOut}.`,
              }[language],
        },
        {
          block: 'facts',
          rows: [
            [{ en: 'Evidence, plans, journals', de: 'Beweise, Pläne, Journale' }[language], casesFolder],
            [
              { en: 'What was done', de: 'Was getan wurde' }[language],
              `npm run evict -- case show ${ids[0]} --cases ${casesFolder}`,
            ],
            [
              { en: 'Report for the client', de: 'Bericht für den Kunden' }[language],
              `npm run evict -- report ${ids[0]} --cases ${casesFolder}`,
            ],
          ],
        },
      ],
      exit: good ? 0 : 3,
    };
  },
};

/** The last chapter: the same tenant once more, contained and taken back. */
async function takeBack(context: CommandContext, id: string): Promise<UndoOutcome> {
  const simulator = await startSimulator({ scenarios: [id] });
  try {
    const outcome = await runUndo(context, simulator, id);
    context.talk.show(undoBlocks(outcome, context.language));
    return outcome;
  } finally {
    await simulator.close();
  }
}
