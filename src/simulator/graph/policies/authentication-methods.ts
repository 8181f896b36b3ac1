import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import { collection, entity } from '../odata/query.ts';
import { noContent, ok, route } from '../route.ts';
import type { GraphRequest, GraphRoute } from '../route.ts';
import { auditPolicy } from './audit.ts';
import { checkMembers, merge, policyReaders, policyViewers } from './single.ts';

const configurations = 'policies/authenticationMethodsPolicy/authenticationMethodConfigurations';
const readers = [...policyReaders, 'Policy.Read.AuthenticationMethod'];

/** The methods one by one: who may register and use each. */
export const authenticationMethodRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${configurations}`,
    readers,
    (request) => ok(collection(request, configurationsOf(request), configurations)),
    policyViewers,
  ),
  route(
    'GET',
    `/${configurations}/{configuration}`,
    readers,
    (request) => ok(entity(request, configurationOf(request), configurations)),
    policyViewers,
  ),
  route(
    'PATCH',
    `/${configurations}/{configuration}`,
    ['Policy.ReadWrite.AuthenticationMethod'],
    setConfiguration,
    { roles: ['Authentication Policy Administrator'] },
  ),
];

function configurationsOf(request: GraphRequest): readonly Obj[] {
  return request.tenant.policies.authenticationMethods[
    'authenticationMethodConfigurations'
  ] as readonly Obj[];
}

function configurationOf(request: GraphRequest): Obj {
  const wanted = (request.params['configuration'] ?? '').toLowerCase();
  const found = configurationsOf(request).find(
    (candidate) => String(candidate['id']).toLowerCase() === wanted,
  );
  if (!found) throw graphError(404, 'ResourceNotFound', `The configuration '${wanted}' was not found.`);
  return found;
}

function setConfiguration(request: GraphRequest) {
  const configuration = configurationOf(request);
  const { '@odata.type': type, state, id: _id, ...members } = request.json;
  if (type !== configuration['@odata.type'])
    throw graphError(400, 'BadRequest', `@odata.type must be '${String(configuration['@odata.type'])}'.`);
  if (state !== undefined && state !== 'enabled' && state !== 'disabled')
    throw graphError(400, 'BadRequest', `Invalid state '${String(state)}'.`);
  checkMembers(configuration, members);
  const before = structuredClone(configuration);
  merge(configuration, request.json);
  auditPolicy(
    request,
    'Authentication Methods Policy Update',
    { id: 'authenticationMethodsPolicy', name: 'Authentication Methods Policy' },
    before,
    structuredClone(configuration),
  );
  return noContent;
}
