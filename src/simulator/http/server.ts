import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { seededRandom } from '../../kernel/random.ts';
import { answerActivity } from '../activity/index.ts';
import { tryFootholds } from '../attack/index.ts';
import type { AttackReport, InnocentReport } from '../attack/index.ts';
import { checkInnocents } from '../attack/innocents.ts';
import { ownerReturns } from '../attack/owner.ts';
import type { OwnerReport } from '../attack/owner.ts';
import { startDns } from '../dns/server.ts';
import { answerExchange } from '../exchange/index.ts';
import { answerGraph } from '../graph/index.ts';
import { answerLogin } from '../login/routes.ts';
import { answerMail, isMailHost } from '../mail/internet.ts';
import { buildScenario } from '../scenarios/index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { copyTenant } from '../state/tenant.ts';
import type { Obj } from '../state/tenant.ts';
import { World } from '../state/world.ts';
import { makeCertificates } from '../tls/certificates.ts';
import type { Certificates } from '../tls/certificates.ts';
import { authorise } from './authorise.ts';
import { Refusal } from './exchange-types.ts';
import type { ServiceAnswer, ServiceRequest } from './exchange-types.ts';
import { answerDesk } from './desk.ts';
import { faultAnswer, faultPath } from './faults.ts';
import { HarRecorder } from './har.ts';
import { readFault } from './on-purpose.ts';
import { serviceAt } from './hosts.ts';
import { receive } from './receive.ts';
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

interface ServeContext {
  readonly world: World;
  readonly signer: TokenSigner;
  readonly har: HarRecorder | null;
  readonly scenarios: readonly BuiltScenario[];
  readonly origin: () => string;
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  context: ServeContext,
): Promise<void> {
  const { world } = context;
  const started = world.clock.iso();
  world.clock.tick();
  const { request, refused } = await receive(incoming, world);
  const { host, headers, body } = request;
  const fault = world.takeFault(host, request.method, faultPath(request));
  if (fault?.kind === 'drop-before') {
    incoming.socket.destroy();
    return;
  }
  const answer =
    fault && fault.kind !== 'drop-after' && fault.kind !== 'warning'
      ? faultAnswer(fault, host)
      : (refused ?? (await answerRequest(request, context)));
  if (fault?.kind === 'drop-after') {
    incoming.socket.destroy();
    return;
  }
  const responseHeaders: { [name: string]: string } = {
    ...(answer.body === undefined
      ? {}
      : {
          'content-type':
            typeof answer.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8',
        }),
    date: world.clock.now().toUTCString(),
    'request-id': world.random.uuid(),
    ...(headers['client-request-id'] ? { 'client-request-id': headers['client-request-id'] } : {}),
    ...answer.headers,
  };
  const text =
    answer.body === undefined
      ? ''
      : typeof answer.body === 'string'
        ? answer.body
        : JSON.stringify(answer.body);
  context.har?.add({
    started,
    method: request.method,
    url: `https://${host}${incoming.url ?? '/'}`,
    requestHeaders: headers,
    requestBody: body,
    status: answer.status,
    responseHeaders,
    responseBody: text,
  });
  outgoing.writeHead(answer.status, responseHeaders);
  outgoing.end(text);
}

async function answerRequest(request: ServiceRequest, context: ServeContext): Promise<ServiceAnswer> {
  try {
    if (request.host === 'simulator.localhost') return await answerDesk(request, context);
    if (isMailHost(request.host)) return answerMail(request);
    switch (serviceAt(request.host)) {
      case 'login':
        return answerLogin(request, context.signer);
      case 'graph':
        return answerGraph(request, context.signer);
      case 'exchange':
      case 'compliance':
        return answerExchange(request, context.signer);
      case 'activity':
        return answerActivity(authorise(request, context.signer, 'activity'));
      case undefined:
    }
    return {
      status: 404,
      body: {
        error: { code: 'UnknownHost', message: `The simulator does not serve the host '${request.host}'.` },
      },
    };
  } catch (error) {
    if (error instanceof Refusal) return error.answer;
    return {
      status: 500,
      body: {
        error: {
          code: 'InternalServerError',
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        },
      },
    };
  }
}
