import type { Method } from '../state/tenant.ts';
import { graphError } from './errors.ts';
import { auditMethod, methodBase, methodType, methodUmbrella, methodWriteAccess } from './methods.ts';
import { entity } from './odata/query.ts';
import { requireSensitiveRole, userOf } from './person.ts';
import { created, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

/** The two types that somebody else may register for a person. */
export const methodRegistrationRoutes: readonly GraphRoute[] = [
  route(
    'POST',
    `${methodBase}/phoneMethods`,
    [methodUmbrella, 'UserAuthMethod-Phone.ReadWrite.All'],
    addPhone,
    methodWriteAccess,
  ),
  route(
    'POST',
    `${methodBase}/emailMethods`,
    [methodUmbrella, 'UserAuthMethod-Email.ReadWrite.All'],
    addEmail,
    methodWriteAccess,
  ),
];

/** Microsoft gives each phone type one fixed id. */
const phoneIds: { readonly [type: string]: string } = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
};

function addPhone(request: GraphRequest) {
  const { phoneType, phoneNumber } = request.json;
  const id = phoneIds[String(phoneType)];
  if (!id) throw graphError(400, 'badRequest', `The phone type '${String(phoneType)}' is not valid.`);
  if (typeof phoneNumber !== 'string' || !/^\+\d{1,4} ?[\d ]{4,}(x\d+)?$/.test(phoneNumber))
    throw graphError(400, 'badRequest', `The phone number '${String(phoneNumber)}' is not valid.`);
  return register(request, 'phone', id, { phoneNumber, phoneType, smsSignInState: 'notAllowedByPolicy' });
}

function addEmail(request: GraphRequest) {
  const { emailAddress } = request.json;
  if (typeof emailAddress !== 'string' || !emailAddress.includes('@'))
    throw graphError(400, 'badRequest', `The email address '${String(emailAddress)}' is not valid.`);
  return register(request, 'email', '3ddfcfc8-9383-446f-83cc-3ab9be4be18f', { emailAddress });
}

function register(
  request: GraphRequest,
  type: string,
  id: string,
  fields: { readonly [name: string]: unknown },
) {
  const user = userOf(request);
  requireSensitiveRole(request, user);
  if (user._methods.some((method) => method.id === id))
    throw graphError(400, 'badRequest', 'A method of this type is already registered.');
  const method: Method = {
    '@odata.type': methodType(type),
    id,
    ...fields,
    createdDateTime: request.world.clock.iso(),
    _holder: 'owner',
    _secret: `owner:${id}`,
  };
  user._methods.push(method);
  auditMethod(request, user, 'registered', method);
  return created(entity(request, method, `users/authentication/${type}Methods`));
}
