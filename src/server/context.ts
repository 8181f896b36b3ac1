import type { Connection } from '../domain/clients.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Localized } from '../kernel/localized.ts';
import type { Random } from '../kernel/random.ts';
import type { CaseStores } from './cases/stores.ts';
import type { Investigations } from './cases/investigations.ts';
import type { Hub } from './http/hub.ts';
import type { Jobs } from './jobs/jobs.ts';
import type { Drafts } from './respond/drafts.ts';
import type { LookUps } from './tenants/look-ups.ts';
import type { Readings } from './tenants/readings.ts';
import type { Playground } from './training/playground.ts';
import type { Trainings } from './training/trainings.ts';

/** A tenant that the server can reach. */
export interface ReachableTenant {
  readonly id: string;
  readonly domain: string;
  readonly displayName: string;
  /** A simulated tenant: its scenario, in words. */
  readonly simulated: Localized | null;
  /** Accounts that the scenario says are taken over; empty for real tenants. */
  readonly suggested: readonly string[];
}

/** What every route works with. */
export interface ServerContext {
  readonly clock: Clock;
  readonly random: Random;
  readonly version: string;
  readonly demo: boolean;
  readonly casesFolder: string;
  /** Where what outlives cases is kept: days of Secure Score. */
  readonly homeFolder: string;
  /** Name server to ask about the tenants' domains; null: the system's. */
  readonly dns: string | null;
  /** Of the process: names the browser that prints. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Simulated tenants with their attackers; null over real ones. */
  readonly playground: Playground | null;
  readonly trainings: Trainings;
  readonly readings: Readings;
  readonly lookUps: LookUps;
  readonly hub: Hub;
  readonly jobs: Jobs;
  readonly drafts: Drafts;
  readonly stores: CaseStores;
  readonly investigations: Investigations;
  tenants(): readonly ReachableTenant[];
  /** Signs in to a tenant by its id. Throws AppError (side `access`). */
  connect(tenant: string, signal: AbortSignal): Promise<Connection>;
}
