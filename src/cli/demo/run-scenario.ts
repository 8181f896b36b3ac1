import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Block } from '../../domain/document.ts';
import { planContainment } from '../../engine/respond/plan.ts';
import { planRecovery } from '../../engine/respond/recover.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { keepVerification } from '../../engine/respond/keep-verification.ts';
import { verifyAccounts } from '../../engine/respond/verify.ts';
import { ensureCase } from '../../evidence/case-folder.ts';
import type { Json } from '../../kernel/json.ts';
import { toJson } from '../../kernel/json.ts';
import { createConnection } from '../../microsoft/auth/connect.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { CommandContext } from '../command.ts';
import { writePlanFile } from '../../engine/respond/plan-file.ts';
import { accountsOf, nextNumber, tell, withCase } from '../respond/session.ts';
import { verificationBlocks } from '../respond/foothold-views.ts';
import { threeTimesTable } from './views.ts';

export interface ScenarioOutcome {
  readonly survivors: number;
  readonly innocentsLost: number;
  readonly blocks: readonly Block[];
  readonly data: Json;
}

/** One breached tenant, from the first look to the owner sending mail again. Every judgement is the attacker's own. */
export async function runScenario(
  context: CommandContext,
  simulator: Simulator,
  id: string,
): Promise<ScenarioOutcome> {
  const scenario = simulator.scenarios.find((candidate) => candidate.id === id)!;
  const { language, talk } = context;
  const say = (en: string, de: string): string => ({ en, de })[language];
  const home = join(context.casesFolder, '.home');
  mkdirSync(home, { recursive: true });
  talk.show([
    { block: 'heading', level: 1, text: scenario.title[language] },
    { block: 'list', items: scenario.story[language] },
  ]);
  // The product signs in as it would anywhere; that it is a simulation shows only in where the connection goes.
  const connection = await createConnection(
    {
      name: id,
      tenantId: scenario.tenant.id,
      domain: String(scenario.tenant.domains[0]?.['id']),
      displayName: scenario.tenant.displayName,
      cloud: 'global',
      clientId: scenario.operator.clientId,
      method: 'secret',
      endpoint: simulator.origin,
    },
    {
      homeFolder: home,
      environment: { EVICT_CLIENT_SECRET: scenario.operator.secret, EVICT_NO_KEYCHAIN: '1' },
      clock: context.clock,
      random: context.random,
      signal: context.signal,
    },
  );
  const accounts = await accountsOf(connection, scenario.victims);
  const before = await simulator.attack(id);
  talk.note({
    en: `\n  Before: ${before.filter((attempt) => attempt.works).length} of ${before.length} ways in work. Evict locks the attacker out of ${scenario.victims.join(', ')}:`,
    de: `\n  Vorher: ${before.filter((attempt) => attempt.works).length} von ${before.length} Zugängen funktionieren. Evict sperrt den Angreifer aus ${scenario.victims.join(', ')} aus:`,
  });
  const found = ensureCase(context.casesFolder, id, {
    createdAt: context.clock.now().toISOString(),
    tenant: connection.tenant,
    accounts: scenario.victims,
  });
  return withCase(context, connection, found, async (run) => {
    const shared = { case: id, only: [], skip: [], keep: [], breakGlass: [] };
    const plan = await planContainment(connection, accounts, {
      ...shared,
      number: nextNumber(run.journal.entries),
      since: scenario.attackBegan,
      tell: (event) => tell(context, event),
    });
    writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
    const containment = await runPlan(run, plan, []);
    const contained = await simulator.attack(id);
    const verification = await verifyAccounts(
      connection,
      accounts,
      run.journal.entries,
      scenario.attackBegan,
      run.tell,
    );
    keepVerification(run.folder, context.clock.now().toISOString(), verification);
    talk.note({
      en: `\n  Verified: ${verification.clean ? 'clean' : 'not clean'}. The account goes back to its owner:`,
      de: `\n  Geprüft: ${verification.clean ? 'sauber' : 'nicht sauber'}. Das Konto geht an seine Inhaberin oder seinen Inhaber zurück:`,
    });
    const recovery = await planRecovery(connection, accounts, verification, {
      ...shared,
      number: nextNumber(run.journal.entries),
      since: scenario.attackBegan,
      handOver: 'pass',
      force: null,
    });
    writePlanFile(join(run.folder, 'plans', `${recovery.id}.yml`), recovery);
    const recovered = await runPlan(run, recovery, []);
    const after = await simulator.attack(id);
    const innocents = await simulator.innocents(id);
    const survivors = [...contained, ...after].filter((attempt) => attempt.works).length;
    const lost = innocents.filter((innocent) => !innocent.stands);
    return {
      survivors,
      innocentsLost: lost.length,
      blocks: [
        { block: 'heading', level: 2, text: `${scenario.title[language]} · ${scenario.tenant.displayName}` },
        threeTimesTable(before, contained, after, language),
        {
          block: 'paragraph',
          tone: lost.length === 0 ? 'good' : 'bad',
          text:
            lost.length === 0
              ? say(
                  `All ${innocents.length} innocent look-alikes are untouched or restored: ${innocents.map((innocent) => innocent.what.en).join(', ')}.`,
                  `Alle ${innocents.length} harmlosen Doppelgänger sind unberührt oder wiederhergestellt: ${innocents.map((innocent) => innocent.what.de).join(', ')}.`,
                )
              : say(
                  `Harmed: ${lost.map((innocent) => innocent.what.en).join(', ')}.`,
                  `Beschädigt: ${lost.map((innocent) => innocent.what.de).join(', ')}.`,
                ),
        },
        ...(verification.clean ? [] : verificationBlocks(verification, language)),
        {
          block: 'paragraph',
          tone: 'muted',
          text: say(
            `Evidence, plans and journal: ${run.folder}`,
            `Beweise, Pläne und Journal: ${run.folder}`,
          ),
        },
      ],
      data: toJson({
        scenario: id,
        folder: run.folder,
        before,
        contained,
        recovered: after,
        innocents,
        steps: [...containment.steps, ...recovered.steps],
        clean: verification.clean,
      }),
    };
  });
}
