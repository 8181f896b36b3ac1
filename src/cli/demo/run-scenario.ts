import { join } from 'node:path';
import type { HandedSecret } from '../../domain/action.ts';
import type { Block } from '../../domain/document.ts';
import type { StepReport } from '../../domain/plan.ts';
import { deletedMailOf, giveBack } from '../../engine/respond/deleted-mail.ts';
import { keepVerification } from '../../engine/respond/keep-verification.ts';
import { writePlanFile } from '../../engine/respond/plan-file.ts';
import { planContainment } from '../../engine/respond/plan.ts';
import { planRecovery } from '../../engine/respond/recover.ts';
import { runPlan } from '../../engine/respond/run-plan.ts';
import { undoCase } from '../../engine/respond/undo.ts';
import { verifyAccounts } from '../../engine/respond/verify.ts';
import { ensureCase } from '../../evidence/case-folder.ts';
import type { Json } from '../../kernel/json.ts';
import { toJson } from '../../kernel/json.ts';
import type { Simulator } from '../../simulator/index.ts';
import type { CommandContext } from '../command.ts';
import { verificationBlocks } from '../respond/foothold-views.ts';
import { nextNumber } from '../../engine/respond/case-run.ts';
import { tell, withCase } from '../respond/session.ts';
import { enter } from './enter.ts';
import { chapters, outcomeBlocks } from './chapters.ts';

export interface ScenarioOutcome {
  /** Ways in that still work after containment or recovery. */
  readonly survivors: number;
  readonly innocentsLost: number;
  /** Owners who cannot sign in or send again. */
  readonly lockedOut: number;
  readonly blocks: readonly Block[];
  readonly data: Json;
}

/** Where a scenario stands among all that are shown. */
export interface Place {
  readonly index: number;
  readonly of: number;
}

/** One breached tenant, from the first look to the owner sending mail again. Every judgement is the attacker's own. */
export async function runScenario(
  context: CommandContext,
  simulator: Simulator,
  id: string,
  place: Place,
): Promise<ScenarioOutcome> {
  const scenario = simulator.scenarios.find((candidate) => candidate.id === id)!;
  const show = chapters(context, scenario, place);
  const { connection, accounts } = await enter(context, simulator, id);
  show.opening();
  const before = await simulator.attack(id);
  show.inside(before);
  const found = ensureCase(context.casesFolder, id, {
    createdAt: context.clock.now().toISOString(),
    tenant: connection.tenant,
    accounts: scenario.victims,
  });
  const passes = new Map<string, HandedSecret>();
  return withCase(context, connection, found, async (opened) => {
    const hand = (secret: HandedSecret): void => {
      passes.set(secret.account, secret);
      show.handed(secret);
    };
    const run = { ...opened, hand };
    const shared = { case: id, only: [], skip: [], keep: [], breakGlass: [], since: scenario.attackBegan };
    const plan = await planContainment(connection, accounts, {
      ...shared,
      number: nextNumber(run.journal.entries),
      tell: (event) => tell(context, event),
    });
    writePlanFile(join(run.folder, 'plans', `${plan.id}.yml`), plan);
    show.seen(plan);
    show.containing();
    const containment = await runPlan(run, plan, []);
    const contained = await simulator.attack(id);
    show.outside(contained);
    const verification = await verifyAccounts(
      connection,
      accounts,
      run.journal.entries,
      scenario.attackBegan,
      run.tell,
    );
    keepVerification(run.folder, context.clock.now().toISOString(), verification);
    show.recovering(verification);
    const proposed = await planRecovery(connection, accounts, verification, {
      ...shared,
      number: nextNumber(run.journal.entries),
      handOver: 'pass',
      force: null,
    });
    // As a person would choose: what the log shows being deleted while the attacker was in.
    const shown = deletedMailOf(proposed).filter((step) =>
      step.reasons.some(({ speaks }) => speaks === 'for'),
    );
    const recovery = giveBack(
      proposed,
      shown.map(({ id }) => id),
    );
    writePlanFile(join(run.folder, 'plans', `${recovery.id}.yml`), recovery);
    const recovered = await runPlan(run, recovery, []);
    const owners = await Promise.all(
      accounts.map(({ upn }) => simulator.ownerReturns(id, upn, passes.get(upn)?.value.reveal() ?? '')),
    );
    show.back(owners);
    const after = await simulator.attack(id);
    const innocents = await simulator.innocents(id);
    return {
      survivors: [...contained, ...after].filter((attempt) => attempt.works).length,
      innocentsLost: innocents.filter((innocent) => !innocent.stands).length,
      lockedOut: owners.filter((owner) => !owner.sends).length,
      blocks: [
        ...outcomeBlocks(scenario, { before, contained, recovered: after, innocents }, context.language),
        ...(verification.clean ? [] : verificationBlocks(verification, context.language)),
      ],
      data: toJson({
        scenario: id,
        folder: run.folder,
        before,
        contained,
        recovered: after,
        owners,
        innocents,
        steps: [...containment.steps, ...recovered.steps],
        clean: verification.clean,
      }),
    };
  });
}

export interface UndoOutcome {
  /** How many of the attacker's ways in work. */
  readonly before: number;
  readonly contained: number;
  readonly undone: number;
  readonly steps: readonly StepReport[];
}

/** Contained and taken back again, in a tenant of its own. */
export async function runUndo(
  context: CommandContext,
  simulator: Simulator,
  id: string,
): Promise<UndoOutcome> {
  const scenario = simulator.scenarios.find((candidate) => candidate.id === id)!;
  const { connection, accounts } = await enter(context, simulator, id);
  const found = ensureCase(context.casesFolder, `${id}-undone`, {
    createdAt: context.clock.now().toISOString(),
    tenant: connection.tenant,
    accounts: scenario.victims,
  });
  const works = async (): Promise<number> =>
    (await simulator.attack(id)).filter((attempt) => attempt.works).length;
  return withCase(
    { ...context, talk: { ...context.talk, note: () => {} } },
    connection,
    found,
    async (opened) => {
      const run = { ...opened, hand: () => {} };
      const before = await works();
      const plan = await planContainment(connection, accounts, {
        case: found.name,
        number: 1,
        only: [],
        skip: [],
        keep: [],
        breakGlass: [],
        since: scenario.attackBegan,
      });
      await runPlan(run, plan, []);
      const contained = await works();
      const reports = await undoCase(run, [plan], []);
      const steps = reports.flatMap((report) => report.steps);
      return { before, contained, undone: await works(), steps };
    },
  );
}
