import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerActivity } from '../activity/index.ts';
import { answerExchange } from '../exchange/index.ts';
import { answerGraph } from '../graph/index.ts';
import { answerLogin } from '../login/routes.ts';
import { answerMail, isMailHost } from '../mail/internet.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { World } from '../state/world.ts';
import { authorise } from './authorise.ts';
import { answerDesk } from './desk.ts';
import { Refusal } from './exchange-types.ts';
import type { ServiceAnswer, ServiceRequest } from './exchange-types.ts';
import { faultAnswer, faultPath } from './faults.ts';
import type { HarRecorder } from './har.ts';
import { serviceAt } from './hosts.ts';
import { receive } from './receive.ts';
import type { TokenSigner } from './tokens.ts';

interface ServeContext {
  readonly world: World;
  readonly signer: TokenSigner;
  readonly har: HarRecorder | null;
  readonly scenarios: readonly BuiltScenario[];
  readonly origin: () => string;
}

/** Answers one request as the service behind its host would, with the faults that are due. */
export async function serve(
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
