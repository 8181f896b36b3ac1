import { isObject } from '../../kernel/json.ts';
import { authorise } from '../http/authorise.ts';
import { parseJson, Refusal } from '../http/exchange-types.ts';
import type { AuthorisedRequest, ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { findUser } from '../login/directory.ts';
import { syncScores } from '../secure-score/ledger.ts';
import type { Actor } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { appRoleAssignmentRoutes } from './app-role-assignments.ts';
import { applicationRoutes } from './applications.ts';
import { auditQueryRoutes } from './audit-queries.ts';
import { answerBatch } from './batch.ts';
import { conditionalAccessRoutes } from './conditional-access/index.ts';
import { deviceRoutes } from './devices.ts';
import { graphError } from './errors.ts';
import { grantRoutes } from './grants.ts';
import { groupSettingRoutes } from './group-settings.ts';
import { logRoutes } from './logs.ts';
import { mailboxSettingRoutes } from './mailbox-settings.ts';
import { draftRoutes } from './drafts.ts';
import { mailRoutes } from './mail.ts';
import { membershipRoutes } from './memberships.ts';
import { methodSettingRoutes } from './method-settings.ts';
import { methodRegistrationRoutes } from './method-registration.ts';
import { methodRoutes } from './methods.ts';
import { organizationRoutes } from './organization.ts';
import { requirePermission } from './permission.ts';
import { policyRoutes } from './policies/index.ts';
import { reportRoutes } from './reports.ts';
import { riskRoutes } from './risk.ts';
import { roleRoutes } from './roles.ts';
import { isGraphResource } from './roots.ts';
import type { GraphRequest, GraphRoute } from './route.ts';
import { secureScoreRoutes } from './secure-score.ts';
import { sharePointRoutes } from './sharepoint.ts';
import { throttle } from './throttle.ts';
import { userRoutes } from './users.ts';

/** Every endpoint that is served. */
export const graphRoutes: readonly GraphRoute[] = [
  ...userRoutes,
  ...membershipRoutes,
  ...methodRoutes,
  ...methodRegistrationRoutes,
  ...methodSettingRoutes,
  ...deviceRoutes,
  ...applicationRoutes,
  ...grantRoutes,
  ...appRoleAssignmentRoutes,
  ...roleRoutes,
  ...policyRoutes,
  ...conditionalAccessRoutes,
  ...riskRoutes,
  ...mailboxSettingRoutes,
  ...mailRoutes,
  ...draftRoutes,
  ...logRoutes,
  ...auditQueryRoutes,
  ...reportRoutes,
  ...secureScoreRoutes,
  ...organizationRoutes,
  ...groupSettingRoutes,
  ...sharePointRoutes,
];

/**
 * graph.microsoft.com: what is not known is refused in Graph's own shape, never invented. Who is turned away at the door
 * is told by which ids support finds the request, too.
 */
export function answerGraph(request: ServiceRequest, signer: TokenSigner): ServiceAnswer {
  return answered(request, () => dispatch(authorise(request, signer, 'graph')));
}

function answered(request: ServiceRequest, work: () => ServiceAnswer): ServiceAnswer {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return withInnerError(request, error.answer);
    throw error;
  }
}

function dispatch(request: AuthorisedRequest): ServiceAnswer {
  const [version = '', ...rest] = request.segments;
  if (version !== 'v1.0' && version !== 'beta')
    throw graphError(400, 'BadRequest', `Invalid version: ${version}`);
  if (request.method === 'POST' && rest.length === 1 && rest[0] === '$batch')
    return answerBatch(request, version, (one) => answered(one, () => dispatch(one)));
  const segments = resolved(request, rest);
  if (request.method === 'GET' && segments.at(-1) === '$count')
    return counted(request, version, segments.slice(0, -1));
  return serve(request, version, segments);
}

function serve(
  request: AuthorisedRequest,
  version: GraphRequest['version'],
  segments: readonly string[],
): ServiceAnswer {
  const found = find(request.method, segments, version);
  if (!found) throw unknownPath(request.method, segments, version);
  requirePermission(request, found.route, found.params);
  throttle(request, segments.join('/'));
  const json = request.body === '' ? {} : parseJson(request.body);
  if (!isObject(json))
    throw graphError(
      400,
      'BadRequest',
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  if (request.method !== 'GET') {
    syncScores(request.world, request.tenant);
    request.world.countWrite(`${request.method} ${found.route.pattern}`);
  }
  return found.route.handle({
    ...request,
    version,
    params: found.params,
    json,
    actor: actorOf(request),
  });
}

/** `me` and keys in parentheses (`servicePrincipals(appId='…')`, `users('…')`) as plain segments. */
function resolved(request: AuthorisedRequest, segments: readonly string[]): readonly string[] {
  const [first = '', ...rest] = withPlainAction(request.method, segments);
  if (first === 'me') {
    if (request.token.idtyp === 'app')
      throw graphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
    return ['users', request.token.oid, ...rest];
  }
  const keyed = /^(\w+)\((?:(\w+)=)?'([^']*)'\)$/.exec(first);
  if (!keyed) return [first, ...rest];
  const [, name = '', key, value = ''] = keyed;
  return [name, key === undefined ? value : `${key}='${value}'`, ...rest];
}

/** A bound action may be called by its bare or its qualified name (OData 4.01 URL conventions, 4.5). */
function withPlainAction(method: string, segments: readonly string[]): readonly string[] {
  return method === 'POST'
    ? segments.map((segment, index) =>
        index === segments.length - 1 ? segment.replace(/^microsoft\.graph\./, '') : segment,
      )
    : segments;
}

function find(
  method: string,
  segments: readonly string[],
  version: string,
): { readonly route: GraphRoute; readonly params: { readonly [name: string]: string } } | undefined {
  for (const route of graphRoutes) {
    if (route.method !== method || (route.betaOnly === true && version !== 'beta')) continue;
    const params = matchPattern(route.pattern, segments);
    if (params) return { route, params };
  }
  return undefined;
}

/** The values of a pattern's `{name}` parts, or null; names of resources are written in any case. */
function matchPattern(pattern: string, segments: readonly string[]): { [name: string]: string } | null {
  const parts = pattern.split('/').filter(Boolean);
  if (parts.length !== segments.length) return null;
  const params: { [name: string]: string } = {};
  for (const [index, part] of parts.entries()) {
    const segment = segments[index]!;
    if (part.startsWith('{')) params[part.slice(1, -1)] = segment;
    else if (part.toLowerCase() !== segment.toLowerCase()) return null;
  }
  return params;
}

/** Another method is 405, a resource that Graph does not have 404; what Graph has and the simulation has not is 501. */
function unknownPath(method: string, segments: readonly string[], version: string): Refusal {
  const here = graphRoutes.filter((route) => route.betaOnly !== true || version === 'beta');
  if (here.some((route) => matchPattern(route.pattern, segments)))
    return graphError(
      405,
      'Request_BadRequest',
      `Specified HTTP method '${method}' is not allowed for the request target.`,
    );
  return isGraphResource(segments[0] ?? '')
    ? graphError(501, 'NotImplemented', `This simulation does not serve '${segments.join('/')}'.`)
    : graphError(404, 'ResourceNotFound', `Resource not found for the segment '${segments[0] ?? ''}'.`);
}

/** `/users/$count`: the bare number, as text. */
function counted(
  request: AuthorisedRequest,
  version: GraphRequest['version'],
  segments: readonly string[],
): ServiceAnswer {
  const query = new URLSearchParams(request.query);
  query.set('$count', 'true');
  const answer = serve({ ...request, query }, version, segments);
  const count = (answer.body as Obj | undefined)?.['@odata.count'];
  if (count === undefined)
    throw graphError(400, 'BadRequest', "The segment '$count' is only valid on a collection.");
  return { ...answer, body: String(count) };
}

/** What Graph adds to each error: the time and the ids by which Microsoft's support finds the request. */
function withInnerError(request: ServiceRequest, answer: ServiceAnswer): ServiceAnswer {
  const error = isObject(answer.body) ? answer.body['error'] : undefined;
  if (!isObject(error)) return answer;
  const id = request.world.random.uuid();
  const innerError = {
    date: request.world.clock.iso().slice(0, 19),
    'request-id': id,
    'client-request-id': request.headers['client-request-id'] ?? id,
  };
  return {
    ...answer,
    headers: { ...answer.headers, 'request-id': id },
    body: { error: { ...error, innerError } },
  };
}

export function actorOf(request: AuthorisedRequest): Actor {
  const { token, tenant } = request;
  const user = token.idtyp === 'user' ? findUser(tenant, token.oid) : undefined;
  const client = tenant.servicePrincipals.find((candidate) => candidate.appId === token.appid);
  return {
    kind: user ? 'user' : 'application',
    id: token.oid,
    name: user?.userPrincipalName ?? client?.displayName ?? token.appid,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    appId: token.appid,
    sessionId: token.sid ?? null,
    tokenId: token.uti,
  };
}
