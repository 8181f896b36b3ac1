import type { Method } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { auditMethod, methodType } from './methods.ts';
import { entity } from './odata/query.ts';
import { publicMembers } from './odata/selection.ts';
import { requireSensitiveRole, userOf } from './person.ts';
import type { GraphRequest } from './route.ts';

interface PassPolicy {
  readonly id: string;
  readonly state: string;
  readonly minimumLifetimeInMinutes?: number;
  readonly maximumLifetimeInMinutes?: number;
  readonly defaultLifetimeInMinutes?: number;
  readonly isUsableOnce?: boolean;
}

/** Within what the tenant's policy for temporary access passes allows (Create temporaryAccessPassMethod). */
export function createAccessPass(request: GraphRequest): unknown {
  const { world, tenant, json } = request;
  const user = userOf(request);
  requireSensitiveRole(request, user);
  const policy = (
    tenant.policies.authenticationMethods['authenticationMethodConfigurations'] as readonly PassPolicy[]
  ).find((configuration) => configuration.id === 'TemporaryAccessPass');
  if (policy?.state !== 'enabled')
    throw graphError(
      400,
      'badRequest',
      'Temporary Access Pass is not enabled by the authentication methods policy.',
    );
  const minutes = json['lifetimeInMinutes'] ?? policy.defaultLifetimeInMinutes ?? 60;
  const [shortest, longest] = [policy.minimumLifetimeInMinutes ?? 60, policy.maximumLifetimeInMinutes ?? 480];
  if (typeof minutes !== 'number' || minutes < shortest || minutes > longest)
    throw graphError(
      400,
      'badRequest',
      `The lifetime of a Temporary Access Pass must be between ${shortest} and ${longest} minutes.`,
    );
  if (policy.isUsableOnce === true && json['isUsableOnce'] !== true)
    throw graphError(
      400,
      'badRequest',
      'The policy allows only a Temporary Access Pass that is usable once.',
    );
  const passes = user._methods.filter(isPass);
  if (passes.some((pass) => passEnd(pass) > world.clock.milliseconds()))
    throw graphError(400, 'badRequest', 'The user already has a Temporary Access Pass. Delete it first.');
  user._methods = user._methods.filter((method) => !isPass(method));
  const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnpqrstuvwxyz23456789+&#';
  const value = Array.from({ length: 8 }, () => alphabet[world.random.integer(alphabet.length)]).join('');
  const method: Method = {
    '@odata.type': methodType('temporaryAccessPass'),
    id: world.random.uuid(),
    createdDateTime: world.clock.iso(),
    startDateTime: json['startDateTime'] ?? world.clock.iso(),
    lifetimeInMinutes: minutes,
    isUsableOnce: json['isUsableOnce'] ?? false,
    isUsable: true,
    methodUsabilityReason: 'EnabledByPolicy',
    temporaryAccessPass: null,
    _holder: 'owner',
    _pass: value,
  };
  user._methods.push(method);
  auditMethod(request, user, 'registered', method);
  return {
    ...entity(request, method, 'users/authentication/temporaryAccessPassMethods'),
    ...publicMembers(method),
    temporaryAccessPass: value,
  };
}

function isPass(method: Method): boolean {
  return method['@odata.type'] === methodType('temporaryAccessPass');
}

function passEnd(method: Method): number {
  return Date.parse(String(method['startDateTime'])) + Number(method['lifetimeInMinutes']) * 60_000;
}
