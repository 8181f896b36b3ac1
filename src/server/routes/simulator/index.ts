import { z } from 'zod';
import { planContainment } from '../../../engine/respond/plan.ts';
import { accountsOf, journalOf } from '../../../engine/respond/case-run.ts';
import { ensureCase, freshCaseName, listCases } from '../../../evidence/case-folder.ts';
import { AppError } from '../../../kernel/errors.ts';
import type { ServerContext } from '../../context.ts';
import type { Attacks, Round, Scenario, Scenarios } from '../../contract/simulator.ts';
import { get, post } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import type { Playground, PlaygroundScenario } from '../../training/playground.ts';
import { discardDraft, planOrNoCase } from '../../respond/discard.ts';
import { gradeOf } from '../../training/grade.ts';
import { withoutAnswers } from '../../training/trainings.ts';

const nothing = z.object({});

interface Place {
  readonly playground: Playground;
  readonly found: PlaygroundScenario;
  readonly scenario: Scenario;
}

export const simulatorRoutes: readonly Route[] = [
  get('/api/simulator', nothing, (context): Scenarios => ({
    scenarios: needPlayground(context)
      .scenarios()
      .map((scenario) => describe(context, scenario)),
  })),
  get('/api/simulator/:scenario', nothing, (context, { params }): Attacks => {
    const { found, scenario } = placeOf(context, params['scenario']!);
    const begun = context.trainings.get(found.id);
    const hidden = begun !== null && begun.grade === null;
    return {
      scenario: hidden ? { ...scenario, ways: 0 } : scenario,
      story: hidden ? { en: [], de: [] } : found.story,
      rounds: hidden ? [] : context.trainings.rounds(found.id),
      training: begun && { case: begun.case, begunAt: begun.begunAt, grade: begun.grade },
    };
  }),
  /** The attacker acts; answers with the job. */
  post('/api/simulator/:scenario/attack', nothing, (context, { params, session }) => {
    const place = placeOf(context, params['scenario']!);
    return context.jobs.start('attack', place.scenario.domain, session.id, async () => {
      context.trainings.addRound(place.found.id, await roundOf(context, place));
      return null;
    });
  }),
  post('/api/simulator/:scenario/training', nothing, (context, { params, session }) =>
    train(context, placeOf(context, params['scenario']!), session.id),
  ),
  post('/api/simulator/:scenario/grade', nothing, (context, { params, session }) =>
    grade(context, placeOf(context, params['scenario']!), session.id),
  ),
  post('/api/simulator/:scenario/end', nothing, (context, { params }) => {
    const { found, scenario } = placeOf(context, params['scenario']!);
    const begun = context.trainings.get(found.id);
    // A plan that was never applied would wait forever.
    if (begun && context.drafts.get(begun.case)) discardDraft(context, begun.case);
    context.trainings.end(found.id);
    context.hub.publish({ type: 'case', case: scenario.domain });
    return null;
  }),
  post('/api/simulator/:scenario/reset', nothing, (context, { params }) => {
    startOver(context, placeOf(context, params['scenario']!));
    return null;
  }),
];

/** The tenant as on its first day. Its cases stay to be read; nothing that is under way loses its tenant. */
function startOver(context: ServerContext, { playground, found, scenario }: Place): void {
  context.jobs.needStillness(scenario.domain);
  const cases = listCases(context.casesFolder).filter(({ file }) => file.tenant?.id === found.tenant);
  for (const { name } of cases) context.jobs.needStillness(name);
  playground.reset(found.id);
  context.trainings.forget(found.id);
  context.readings.forget(found.tenant);
  for (const name of [scenario.domain, ...cases.map((item) => item.name)])
    context.hub.publish({ type: 'case', case: name });
}

async function roundOf(context: ServerContext, { playground, found }: Place): Promise<Round> {
  const attempts = await playground.attack(found.id);
  const innocents = (await playground.innocents(found.id)).map(({ what, account, stands }) => ({
    what,
    account,
    stands,
  }));
  return { time: context.clock.now().toISOString(), attempts, innocents };
}

/** Reads the tenant and leaves every possible step as a draft, without a word on which of them are right. */
async function train(
  context: ServerContext,
  { found, scenario }: Place,
  session: string,
): Promise<{ readonly case: string }> {
  const now = context.clock.now().toISOString();
  const name = freshCaseName(context.casesFolder, now.slice(0, 10), `training-${found.id}`);
  const abort = new AbortController();
  const connection = await context.connect(found.tenant, abort.signal);
  ensureCase(context.casesFolder, name, {
    createdAt: now,
    tenant: connection.tenant,
    accounts: scenario.victims,
  });
  context.trainings.set(found.id, { case: name, begunAt: now, answer: null, grade: null });
  const work = async (job: JobHandle): Promise<null> => {
    const answer = await planOrNoCase(context, name, async () => {
      const whole = await planContainment(connection, await accountsOf(connection, found.victims), {
        case: name,
        number: 1,
        since: found.attackBegan,
        only: [],
        skip: [],
        keep: [],
        breakGlass: [],
        tell: job.tell,
      });
      job.signal.throwIfAborted();
      return whole;
    });
    context.drafts.set(name, { plan: withoutAnswers(answer), number: 1, force: null });
    context.trainings.set(found.id, { case: name, begunAt: now, answer, grade: null });
    return null;
  };
  context.jobs.start('plan', name, session, work, abort);
  return { case: name };
}

function grade(context: ServerContext, place: Place, session: string): unknown {
  const { found, scenario } = place;
  const begun = context.trainings.get(found.id);
  if (!begun?.answer) throw noTraining();
  const { answer } = begun;
  return context.jobs.start('attack', scenario.domain, session, async () => {
    const round = await roundOf(context, place);
    context.trainings.addRound(found.id, round);
    const journal = journalOf(context.casesFolder, begun.case);
    context.trainings.set(found.id, { ...begun, grade: gradeOf(begun.begunAt, answer, journal, round) });
    return null;
  });
}

function describe(context: ServerContext, scenario: PlaygroundScenario): Scenario {
  const { id, title, tenant, victims, attackBegan, ways } = scenario;
  const { domain, displayName } = context.tenants().find((known) => known.id === tenant)!;
  return { id, title, domain, displayName, victims, attackBegan, ways };
}

function placeOf(context: ServerContext, id: string): Place {
  const playground = needPlayground(context);
  const found = playground.scenarios().find((scenario) => scenario.id === id);
  if (found) return { playground, found, scenario: describe(context, found) };
  throw new AppError({
    code: 'scenario-not-found',
    side: 'input',
    message: { en: `No scenario "${id}" is running.`, de: `Es läuft kein Szenario „${id}“.` },
    next: {
      en: 'Choose one on the page of the simulator.',
      de: 'Wählen Sie eines auf der Seite des Simulators.',
    },
  });
}

function needPlayground(context: ServerContext): Playground {
  if (context.playground) return context.playground;
  throw new AppError({
    code: 'scenario-not-found',
    side: 'input',
    message: {
      en: 'This server works on real tenants; no simulator runs.',
      de: 'Dieser Server arbeitet an echten Mandanten; es läuft kein Simulator.',
    },
    next: { en: 'Start "evict demo --serve".', de: 'Starten Sie „evict demo --serve“.' },
  });
}

function noTraining(): AppError {
  return new AppError({
    code: 'no-training',
    side: 'input',
    message: {
      en: 'No training of this scenario is ready to be graded.',
      de: 'Kein Training dieses Szenarios ist bereit zur Bewertung.',
    },
    next: {
      en: 'Begin one, and wait until its plan is there.',
      de: 'Beginnen Sie eines, und warten Sie, bis sein Plan da ist.',
    },
  });
}
