import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '../../kernel/random.ts';
import { tryFootholds } from '../attack/index.ts';
import type { AttackReport, InnocentReport } from '../attack/index.ts';
import { checkInnocents } from '../attack/innocents.ts';
import { ownerReturns } from '../attack/owner.ts';
import type { OwnerReport } from '../attack/owner.ts';
import { startDns } from '../dns/server.ts';
import { buildScenario } from '../scenarios/index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { copyTenant } from '../state/tenant.ts';
import type { Obj } from '../state/tenant.ts';
import { World } from '../state/world.ts';
import { makeCertificates } from '../tls/certificates.ts';
import type { Certificates } from '../tls/certificates.ts';
import { HarRecorder } from './har.ts';
import { readFault } from './on-purpose.ts';
import { serve } from './serve.ts';
import { freshKey, seededKey } from './signing-key.ts';
import { TokenSigner } from './tokens.ts';

export interface SimulatorOptions {
  /** Scenarios to build, each in a tenant of its own; default all three. */
  readonly scenarios?: readonly string[];
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly seed?: string | number;
  /** Start of simulated time. With it, time moves by requests only, so that equal runs give equal bytes. */
  readonly now?: Date;
  /** Writes all traffic to this HAR file on close. */
  readonly har?: string;
  /** Serves HTTPS with a certificate authority of its own. */
  readonly tls?: boolean;
  /** Milliseconds until a log record can be found; default 0. */
  readonly auditDelay?: number;
  readonly throttling?: boolean;
  /** Milliseconds between two looks of Secure Score at the settings; default a day. 0 follows each change at once. */
  readonly scoreDelay?: number;
  /** Seconds between two polls for a device code; default 5, as Entra asks for. */
  readonly pollSeconds?: number;
  /** Port of the DNS over UDP and TCP; 0, the default, takes any free one. */
  readonly dnsPort?: number;
  /** What goes wrong on purpose, in the words of `readFault`. */
  readonly faults?: readonly string[];
}

export interface Simulator {
  /** `http://127.0.0.1:PORT`, to which a client sends requests with the real Host header. */
  readonly origin: string;
  readonly port: number;
  /** `127.0.0.1:PORT`, where the DNS of all tenants' domains is served. */
  readonly dns: string;
  readonly world: World;
  readonly scenarios: readonly BuiltScenario[];
  readonly certificates: Certificates | null;
  /** The attacker tries every foothold of a scenario over HTTP, as anybody would. */
  attack(scenario: string): Promise<readonly AttackReport[]>;
  innocents(scenario: string): Promise<readonly InnocentReport[]>;
  /** The owner tries to sign in with a temporary access pass and to send mail, over HTTP. */
  ownerReturns(scenario: string, account: string, pass: string): Promise<OwnerReport>;
  /**
   * Builds a scenario anew, under a tenant id of its own: what was changed is gone, the attacker is in again, and what
   * was made for the tenant before no longer reaches it.
   */
  reset(scenario: string): void;
  /** The whole state of a tenant without its logs. */
  snapshot(scenario: string): Obj;
  close(): Promise<void>;
}

/** Starts the simulated Microsoft 365 on loopback. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const world = new World({
    seed: options.seed ?? 'evict',
    now: options.now ?? null,
    steps: options.now !== undefined,
  });
  world.throttling = options.throttling ?? false;
  world.pollSeconds = options.pollSeconds ?? 5;
  for (const words of options.faults ?? []) {
    const fault = readFault(words);
    if (!fault) throw new RangeError(`'${words}' is no fault`);
    world.faults.push(fault);
  }
  // Under a clock of its own a run can be repeated to the byte, so that its tokens must be the same too.
  const signer = new TokenSigner(
    options.now ? seededKey(seededRandom(`signing key ${options.seed ?? 'evict'}`)) : freshKey(),
  );
  const har = options.har ? new HarRecorder() : null;
  const scenarios = (options.scenarios ?? ['invoice-fraud', 'aitm-device', 'admin-takeover']).map((id) =>
    buildScenario(world, id),
  );
  Object.assign(world.delays, {
    unifiedAudit: options.auditDelay ?? 0,
    directoryAudit: options.auditDelay ?? 0,
    signIn: options.auditDelay ?? 0,
    score: options.scoreDelay ?? 86_400_000,
  });
  const certificates = options.tls ? makeCertificates(world.clock.now()) : null;
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    serve(request, response, { world, signer, har, scenarios, origin: () => origin }).catch(() =>
      response.destroy(),
    );
  };
  const server: Server = certificates
    ? createTlsServer({ key: certificates.key, cert: certificates.certificate }, handle)
    : createServer(handle);
  // Microsoft's front doors hold idle connections for minutes; five seconds would cut those of a busy client.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const dns = await startDns(world, options.dnsPort ?? 0).catch((cause: unknown) => {
    server.close();
    throw cause;
  });
  const origin = `${certificates ? 'https' : 'http'}://127.0.0.1:${port}`;
  const scenarioOf = (id: string): BuiltScenario => {
    const found = scenarios.find((candidate) => candidate.id === id);
    if (!found) throw new RangeError(`no scenario ${id} was started`);
    return found;
  };
  return {
    origin,
    port,
    dns: dns.address,
    world,
    scenarios,
    certificates,
    attack: (id) => tryFootholds({ world, scenario: scenarioOf(id), origin }),
    innocents: (id) => checkInnocents({ world, scenario: scenarioOf(id), origin }),
    ownerReturns: (id, account, pass) =>
      ownerReturns({ world, scenario: scenarioOf(id), origin }, account, pass),
    reset: (id) => {
      const before = scenarioOf(id);
      world.tenants.splice(world.tenants.indexOf(before.tenant), 1);
      scenarios[scenarios.indexOf(before)] = buildScenario(world, id);
    },
    snapshot: (id) => copyTenant(scenarioOf(id).tenant, { logs: false }),
    close: async () => {
      if (har && options.har) har.write(options.har);
      await dns.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}
