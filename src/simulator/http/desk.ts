import { tryFootholds } from '../attack/index.ts';
import { checkInnocents } from '../attack/innocents.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { copyTenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import type { ServiceAnswer, ServiceRequest } from './exchange-types.ts';

export interface DeskContext {
  readonly world: World;
  readonly scenarios: readonly BuiltScenario[];
  readonly origin: () => string;
}

/** The trainer's own desk, on a host name that no product asks. */
export async function answerDesk(request: ServiceRequest, context: DeskContext): Promise<ServiceAnswer> {
  const { world, scenarios } = context;
  const [, what, id] = request.segments;
  const scenario = scenarios.find((candidate) => candidate.id === (id ?? scenarios[0]?.id));
  if (what === 'scenarios')
    return {
      status: 200,
      body: {
        scenarios: scenarios.map((item) => ({
          id: item.id,
          tenant: item.tenant.id,
          domain: item.tenant.domain,
          victims: item.victims,
        })),
      },
    };
  if (what === 'clock' && request.method === 'POST') {
    world.clock.advance(Number(request.query.get('milliseconds') ?? 0));
    return { status: 200, body: { now: world.clock.iso() } };
  }
  if (!scenario)
    return {
      status: 404,
      body: { error: { code: 'UnknownScenario', message: 'No such scenario was started.' } },
    };
  if (what === 'attack' && request.method === 'POST')
    return {
      status: 200,
      body: { footholds: await tryFootholds({ world, scenario, origin: context.origin() }) },
    };
  if (what === 'innocents')
    return {
      status: 200,
      body: { innocents: await checkInnocents({ world, scenario, origin: context.origin() }) },
    };
  if (what === 'state') return { status: 200, body: copyTenant(scenario.tenant, { logs: false }) };
  if (what === 'writes') return { status: 200, body: world.writes };
  return { status: 404, body: { error: { code: 'NotFound', message: request.path } } };
}
