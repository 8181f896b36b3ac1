import { z } from 'zod';
import { AppError } from '../../kernel/errors.ts';
import type { Json } from '../../kernel/json.ts';
import { request } from 'undici';
import type { CommandSpec } from '../command.ts';
import { attackTable } from '../demo/views.ts';

const input = z.object({
  endpoint: z.url().default('http://127.0.0.1:8365'),
  scenario: z.string().default('invoice-fraud'),
});
const answerReader = z.object({
  footholds: z.array(
    z.object({
      foothold: z.string(),
      kind: z.string(),
      account: z.string(),
      works: z.boolean(),
      evidence: z.string(),
    }),
  ),
});

/** Lets the attacker of a running simulation try every foothold. */
export const simulateAttack: CommandSpec<z.infer<typeof input>> = {
  path: ['simulate', 'attack'],
  summary: {
    en: 'let the attacker of a running simulation try every way in',
    de: 'den Angreifer einer laufenden Simulation jeden Zugang versuchen lassen',
  },
  examples: [
    {
      line: 'evict simulate attack --scenario aitm-device',
      text: { en: 'exit code 3 while something works', de: 'Exitcode 3, solange etwas funktioniert' },
    },
  ],
  permissions: [],
  arguments: [],
  options: [
    {
      flags: '--endpoint <url>',
      text: { en: 'where the simulation listens', de: 'wo die Simulation lauscht' },
    },
    { flags: '--scenario <id>', text: { en: 'which attacker', de: 'welcher Angreifer' } },
  ],
  input,
  async run(context, given) {
    const answer = await request(new URL(`/__simulator/attack/${given.scenario}`, given.endpoint), {
      method: 'POST',
      headers: { host: 'simulator.localhost' },
    }).catch((cause: unknown) => {
      throw new AppError({
        code: 'no-simulator',
        side: 'input',
        message: {
          en: `Nothing answers at ${given.endpoint}.`,
          de: `Unter ${given.endpoint} antwortet nichts.`,
        },
        next: { en: 'Start one with "evict simulate".', de: 'Starten Sie eine mit „evict simulate“.' },
        cause,
      });
    });
    const body: unknown = await answer.body.json();
    if (answer.statusCode !== 200) {
      throw new AppError({
        code: 'unknown-scenario',
        side: 'input',
        message: {
          en: `The simulation at ${given.endpoint} does not run the scenario "${given.scenario}".`,
          de: `Die Simulation unter ${given.endpoint} führt das Szenario „${given.scenario}“ nicht aus.`,
        },
        next: {
          en: 'Name one that it was started with, with --scenario.',
          de: 'Nennen Sie mit --scenario eines, mit dem sie gestartet wurde.',
        },
      });
    }
    const { footholds } = answerReader.parse(body);
    return {
      data: body as Json,
      records: footholds,
      document: [attackTable(footholds, context.language)],
      exit: footholds.some((foothold) => foothold.works) ? 3 : 0,
    };
  },
};
