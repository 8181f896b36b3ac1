import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { leaveNote } from '../engine/running-server.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import { Investigations } from './cases/investigations.ts';
import { CaseStores } from './cases/stores.ts';
import type { ServerContext } from './context.ts';
import { Hub } from './http/hub.ts';
import { listen } from './http/listen.ts';
import { Sessions } from './http/session.ts';
import { readPages } from './http/static.ts';
import { Jobs } from './jobs/jobs.ts';
import { Drafts } from './respond/drafts.ts';
import { programAnswers } from './programs.ts';
import { routes } from './routes/index.ts';
import { LookUps } from './tenants/look-ups.ts';
import { Readings } from './tenants/readings.ts';
import { Trainings } from './training/trainings.ts';

export interface ServeOptions extends Pick<
  ServerContext,
  | 'version'
  | 'demo'
  | 'casesFolder'
  | 'homeFolder'
  | 'dns'
  | 'environment'
  | 'playground'
  | 'tenants'
  | 'connect'
> {
  readonly clock: Clock;
  readonly random: Random;
  /** 0 takes any free port. */
  readonly port: number;
}

export interface EvictServer {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly context: ServerContext;
  /** An address that opens one signed-in window, once, within ten minutes. */
  link(): string;
  /** Ends work under way in an orderly manner, then the server. */
  close(): Promise<void>;
}

/** From src/server and from dist/server alike. */
const pagesFolder = fileURLToPath(new URL('../../dist/ui', import.meta.url));

/** Starts the local web server: the application, its calls, and work that goes on without a window. */
export async function startServer(options: ServeOptions): Promise<EvictServer> {
  const { clock, random } = options;
  const pages = readPages(pagesFolder);
  const sessions = new Sessions(clock, random);
  const hub = new Hub(random);
  const context: ServerContext = {
    clock,
    random,
    version: options.version,
    demo: options.demo,
    casesFolder: options.casesFolder,
    homeFolder: options.homeFolder,
    dns: options.dns,
    environment: options.environment,
    playground: options.playground,
    trainings: new Trainings(),
    readings: new Readings(options.casesFolder),
    lookUps: new LookUps(clock, (tenant, signal) => options.connect(tenant, signal)),
    hub,
    jobs: new Jobs(clock, random, hub),
    drafts: new Drafts(options.casesFolder),
    stores: new CaseStores(),
    investigations: new Investigations(),
    tenants: () => options.tenants(),
    connect: (tenant, signal) => options.connect(tenant, signal),
  };
  const token = Buffer.from(random.bytes(32)).toString('base64url');
  const link = (): string => `${origin}/open?token=${sessions.makeLink()}`;
  const programs = { token, answer: programAnswers(context, link) };
  const server = await listen({ port: options.port, pages, routes, sessions, context, programs });
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const takeNote = leaveNote(options.casesFolder, { pid: process.pid, port, token });
  return {
    origin,
    context,
    link,
    async close() {
      takeNote();
      await context.jobs.close();
      hub.close();
      await context.stores.close();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    },
  };
}
