import type { Tenant } from '../state/tenant.ts';
import { seededRandom } from '../../kernel/random.ts';
import type { World } from '../state/world.ts';
import type { Control, Progress } from './control.ts';
import { controls } from './controls/index.ts';
import { profileOf } from './profile.ts';
import { licensed, scoreOf } from './score.ts';
import type { Measured } from './score.ts';

const dayMs = 86_400_000;

interface Ledger {
  measured: Measured;
  /** When each service was last looked at, simulated time. */
  readonly looked: Map<string, number>;
}

const ledgers = new WeakMap<Tenant, Ledger>();

/** Lists the controls of a new tenant and gives it ninety days of scores behind it. */
export function beginScores(world: World, tenant: Tenant): void {
  tenant.controlProfiles = controls.map((control, index) => profileOf(tenant, control, index + 1));
  const now = world.clock.milliseconds();
  const measured = measure(tenant);
  ledgers.set(tenant, {
    measured,
    looked: new Map([...measured.keys()].map((control) => [control.service, now])),
  });
  const adopted = adoption(world, tenant, measured);
  tenant.secureScores = Array.from({ length: 90 }, (_, age) => {
    const day = dayOf(now - (89 - age) * dayMs);
    return scoreOf(tenant, onDay(measured, adopted, 89 - age), day, `${day}T00:00:00Z`);
  });
}

/**
 * Microsoft looks at a tenant once a day, and at its Entra settings once a week (Microsoft Secure Score, "How often is
 * my score updated"). Called before each change and each reading: settings change only through requests, so that what
 * stands at that moment stood when the day ended.
 */
export function syncScores(world: World, tenant: Tenant): void {
  const ledger = ledgers.get(tenant);
  if (!ledger) return;
  const now = world.clock.milliseconds();
  const due = (service: string): boolean => {
    const delay = world.delays.score * (service === 'AzureAD' ? 7 : 1);
    return now - (ledger.looked.get(service) ?? 0) >= delay;
  };
  const services = [...ledger.looked.keys()].filter(due);
  if (services.length === 0) return;
  const fresh = measure(tenant);
  ledger.measured = new Map(
    [...fresh].map(([control, progress]) => [
      control,
      services.includes(control.service) ? progress : (ledger.measured.get(control) ?? null),
    ]),
  );
  for (const service of services) ledger.looked.set(service, now);
  publish(tenant, ledger, now);
}

/** One score for each day; the newest of a day replaces the one before. */
function publish(tenant: Tenant, ledger: Ledger, now: number): void {
  const today = dayOf(now);
  const score = scoreOf(tenant, ledger.measured, today, new Date(now).toISOString());
  tenant.secureScores = [...tenant.secureScores.filter((known) => known['id'] !== score['id']), score];
}

function measure(tenant: Tenant): Measured {
  return new Map(licensed(tenant, controls).map((control) => [control, control.measure(tenant)]));
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** How many days ago each control got its present state: the most part long ago, some in the last weeks. */
function adoption(world: World, tenant: Tenant, measured: Measured): ReadonlyMap<Control, number> {
  const random = seededRandom(`score:${tenant.domain}:${world.seed}`);
  return new Map(
    [...measured.keys()].map((control) => [control, random.integer(4) === 0 ? 3 + random.integer(84) : 400]),
  );
}

function onDay(measured: Measured, adopted: ReadonlyMap<Control, number>, age: number): Measured {
  return new Map(
    [...measured].map(([control, progress]): [Control, Progress | null] => {
      const since = adopted.get(control) ?? 400;
      // What is done now was not done before that day; what is not done never was.
      return [
        control,
        progress && age > since && progress.share === 1 ? { ...progress, share: 0 } : progress,
      ];
    }),
  );
}
