import type { Weapon } from '../attack/weapon.ts';
import type { Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { liveOrdinaryDays, openFiles } from './background.ts';
import { place } from './innocents.ts';
import type { Innocent } from './innocents.ts';
import { addOperatorApp, operatorPermissions } from './operator.ts';
import type { OperatorApp } from './operator.ts';
import { perform } from './plant/index.ts';
import type { DeletedMessage, Stage } from './plant/scene.ts';
import { beginScores } from '../secure-score/ledger.ts';
import { addPopulation } from './population.ts';
import { takePosture } from './posture.ts';
import { readScenario } from './spec.ts';
import type { TrapSpec } from './spec.ts';
import { setTrap } from './traps.ts';
import { buildTenant } from './tenant.ts';

/** A tenant with an attacker in it. */
export interface BuiltScenario {
  readonly id: string;
  readonly title: { readonly en: string; readonly de: string };
  readonly story: { readonly en: readonly string[]; readonly de: readonly string[] };
  readonly tenant: Tenant;
  /** User principal names of the compromised accounts. */
  readonly victims: readonly string[];
  readonly attacker: { readonly ip: string; readonly userAgent: string };
  readonly weapons: readonly Weapon[];
  /** What he deleted for good. */
  readonly deleted: readonly DeletedMessage[];
  readonly innocents: readonly Innocent[];
  /** The app with which the product signs in. */
  readonly operator: OperatorApp;
  /** ISO UTC. */
  readonly attackBegan: string;
  readonly expectedFindings: readonly string[];
  /** What hides acts in mailboxes from the log here, and what only looks so. */
  readonly traps: readonly TrapSpec[];
}

/** Builds `content/scenarios/<id>.yml` into the world: people and their past, the harmless, then the attack. */
export function buildScenario(world: World, id: string): BuiltScenario {
  const spec = readScenario(id);
  const tenant = buildTenant(world, spec);
  const operator = addOperatorApp(
    world,
    tenant,
    'Evict',
    [...operatorPermissions, 'Exchange.ManageAsApp', 'ActivityFeed.Read'],
    ['Privileged Authentication Administrator', 'Exchange Administrator', 'Security Administrator'],
  );
  // An app of the organisation's own, with real work to do: some attacks add a secret to it.
  addOperatorApp(world, tenant, 'Archivierung', ['Mail.Read'], [], { name: 'archiv', daysAgo: 210 });
  const weapons: Weapon[] = [];
  const deleted: DeletedMessage[] = [];
  const stage: Stage = { world, tenant, spec, weapons, deleted };
  const innocents = spec.innocents.map((innocent) => place(stage, innocent));
  if (spec.throttled) world.throttling = true;
  if (spec.posture) takePosture(stage, spec.posture);
  const late = (trap: TrapSpec): boolean => trap.kind === 'workload-silent';
  for (const trap of spec.traps) if (!late(trap)) setTrap(stage, trap);
  liveOrdinaryDays(stage, 21);
  openFiles(stage, 21);
  for (const trap of spec.traps) if (late(trap)) setTrap(stage, trap);
  for (const act of spec.attack) perform(stage, act);
  if (spec.population) addPopulation(stage, spec.population);
  const earliest = Math.max(0, ...spec.attack.map((act) => act.hours));
  for (const log of [tenant.logs.unified, tenant.logs.directory, tenant.logs.signIns])
    log.sort((a, b) => a.availableAt - b.availableAt);
  beginScores(world, tenant);
  return {
    id,
    title: spec.title,
    story: spec.story,
    tenant,
    victims: spec.victims.map((name) => `${name}@${spec.tenant.domain}`),
    attacker: spec.attacker,
    weapons,
    deleted,
    innocents,
    operator,
    attackBegan: new Date(world.clock.milliseconds() - earliest * 3_600_000).toISOString(),
    expectedFindings: spec.findings,
    traps: spec.traps,
  };
}
