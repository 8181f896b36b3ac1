import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { HandedSecret } from '../../domain/action.ts';
import { toJson } from '../../kernel/json.ts';
import { startSimulator } from '../../simulator/index.ts';
import type { CommandContext, CommandSpec } from '../command.ts';
import { runScenario } from '../demo/run-scenario.ts';
import { serveDemo } from '../demo/serve-demo.ts';
import type { ScenarioOutcome } from '../demo/run-scenario.ts';

const all = ['invoice-fraud', 'aitm-device', 'admin-takeover'];
const input = z.object({
  scenario: z.array(z.enum(all as [string, ...string[]])).default(all),
  har: z.string().optional(),
  serve: z.boolean().default(false),
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  open: z.boolean().default(true),
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
      text: { en: 'the web application, over all three', de: 'die Webanwendung, über allen dreien' },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    { flags: '--scenario <id...>', text: { en: all.join(', '), de: all.join(', ') } },
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
    const context: CommandContext = {
      ...outer,
      casesFolder,
      talk: { ...outer.talk, secret: (secret) => handOver(outer, secret) },
    };
    const simulator = await startSimulator({
      scenarios: given.scenario,
      ...(given.har ? { har: given.har } : {}),
    });
    const outcomes: ScenarioOutcome[] = [];
    try {
      if (given.serve) return await serveDemo(context, simulator, { port: given.port, open: given.open });
      for (const id of given.scenario) outcomes.push(await runScenario(context, simulator, id));
    } finally {
      await simulator.close();
    }
    const survivors = outcomes.reduce((sum, outcome) => sum + outcome.survivors, 0);
    const lost = outcomes.reduce((sum, outcome) => sum + outcome.innocentsLost, 0);
    const { language } = context;
    const good = survivors === 0 && lost === 0;
    return {
      data: toJson({ survivors, innocentsLost: lost, scenarios: outcomes.map((outcome) => outcome.data) }),
      document: [
        ...outcomes.flatMap((outcome) => outcome.blocks),
        {
          block: 'heading',
          level: 2,
          text: good
            ? { en: 'Zero ways in survive.', de: 'Kein Zugang überlebt.' }[language]
            : {
                en: `${survivors} way(s) in survive, ${lost} innocent thing(s) were harmed.`,
                de: `${survivors} Zugang/Zugänge überleben, ${lost} Harmloses wurde beschädigt.`,
              }[language],
        },
        {
          block: 'paragraph',
          text: {
            en: `Look into a case: npm run evict -- case show ${given.scenario[0]} --cases ${casesFolder}`,
            de: `In einen Fall sehen: npm run evict -- case show ${given.scenario[0]} --cases ${casesFolder}`,
          }[language],
        },
      ],
      exit: good ? 0 : 3,
    };
  },
};

/** In the demo the secret of an invented account is handed over for show, but not printed where nobody watches. */
function handOver(context: CommandContext, secret: HandedSecret): void {
  const what =
    secret.kind === 'password'
      ? { en: 'new password', de: 'neues Kennwort' }
      : { en: 'temporary access pass', de: 'befristeter Zugriffspass' };
  context.talk.note({
    en: `        (the ${what.en} for ${secret.account} would be shown here, once)`,
    de: `        (${what.de} für ${secret.account} würde hier einmal gezeigt)`,
  });
}
