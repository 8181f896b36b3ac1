import type { ServiceAnswer } from '../http/exchange-types.ts';
import { recordAppSignIn } from '../state/sign-ins.ts';
import { checkAssertion } from './assertion.ts';
import type { AssertionFault } from './assertion.ts';
import { commonClaims, declaredCapabilities, lifetimeSeconds } from './claims.ts';
import { appRolesOf, findClient, rolesOf } from './directory.ts';
import { loginError } from './errors.ts';
import { requestedResource, scopesOf } from './resources.ts';
import type { LoginContext } from './session.ts';

/** Every app-only token carries this role template besides its own ("Access token claims reference", wids). */
const nobodyInParticular = '0997a1d0-0d1d-4acb-b408-d5ca73121e90';

/** An app signs in as itself (OAuth 2.0 client credentials flow). */
export function clientCredentials(context: LoginContext): ServiceAnswer {
  const { world, tenant, form } = context;
  const clientId = form.get('client_id') ?? '';
  const principal = findClient(tenant, clientId);
  if (!principal && !tenant.applications.some((candidate) => candidate.appId === clientId))
    throw loginError(
      world,
      'unauthorized_client',
      700016,
      `Application with identifier '${clientId}' was not found in the directory '${tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.`,
    );
  proveClient(context, clientId);
  if (principal && !principal.accountEnabled)
    throw loginError(
      world,
      'unauthorized_client',
      7000112,
      `Application '${clientId}'(${principal.displayName}) is disabled.`,
    );
  // An app asks for all that it was granted; single permissions cannot be asked for.
  const wrong = scopesOf(context).find((scope) => !scope.endsWith('/.default'));
  if (wrong !== undefined)
    throw loginError(
      world,
      'invalid_scope',
      1002012,
      `The provided value for scope ${wrong} is not valid. Client credential flows must have a scope value with /.default suffixed to the resource identifier (application ID URI).`,
    );
  const resource = requestedResource(context);
  const claims = {
    ...commonClaims(context, resource.audience),
    appid: clientId,
    azp: clientId,
    idtyp: 'app',
    oid: principal?.id ?? '',
    sub: principal?.id ?? '',
    roles: principal ? appRolesOf(tenant, principal, resource.appId) : [],
    wids: principal ? [...rolesOf(tenant, principal.id), nobodyInParticular] : [],
    ...declaredCapabilities(context),
  };
  recordAppSignIn(world, tenant, {
    appId: clientId,
    servicePrincipalId: principal?.id ?? '',
    name: principal?.displayName ?? clientId,
    resource: resource.name,
    resourceId: resource.appId,
    ip: context.request.ip,
    tokenId: claims.uti,
  });
  return {
    status: 200,
    body: {
      token_type: 'Bearer',
      expires_in: lifetimeSeconds,
      ext_expires_in: lifetimeSeconds,
      access_token: context.signer.sign(claims),
    },
  };
}

/** Refuses a client that does not prove who it is, by a signed assertion or by a secret. */
export function proveClient(context: LoginContext, clientId: string): void {
  const { world, tenant, form } = context;
  const holders = [
    findClient(tenant, clientId),
    tenant.applications.find((candidate) => candidate.appId === clientId),
  ];
  const assertion = form.get('client_assertion');
  const secret = form.get('client_secret');
  if (assertion) {
    const keys = holders.flatMap((holder) => holder?.keyCredentials ?? []);
    const fault = checkAssertion(assertion, clientId, tenant.id, keys, world.clock.now());
    if (fault) throw refusedAssertion(context, fault);
    return;
  }
  if (!secret)
    throw loginError(
      world,
      'invalid_client',
      7000218,
      "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
      401,
    );
  const known = holders
    .flatMap((holder) => holder?.passwordCredentials ?? [])
    .find((credential) => credential._secret === secret);
  if (!known)
    throw loginError(
      world,
      'invalid_client',
      7000215,
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${clientId}'.`,
      401,
    );
  if (new Date(known.endDateTime) < world.clock.now())
    throw loginError(
      world,
      'invalid_client',
      7000222,
      `The provided client secret keys for app '${clientId}' are expired.`,
      401,
    );
}

function refusedAssertion(context: LoginContext, fault: AssertionFault): Error {
  const [code, text] = assertionRefusals[fault];
  return loginError(context.world, 'invalid_client', code, text, 401);
}

const assertionRefusals: { readonly [fault in AssertionFault]: readonly [number, string] } = {
  'unknown-certificate': [
    700027,
    'The certificate with identifier used to sign the client assertion is not registered on application. [Reason - The key was not found.]',
  ],
  'expired-certificate': [
    700027,
    'The certificate with identifier used to sign the client assertion is expired on application. [Reason - The key used is expired.]',
  ],
  'bad-signature': [
    700027,
    'Client assertion failed signature validation. [Reason - The key was found, but use of the key to verify the signature failed.]',
  ],
  'wrong-audience': [700023, 'Client assertion audience claim does not match Realm issuer.'],
  expired: [700024, 'Client assertion is not within its valid time range.'],
  malformed: [50027, 'JWT token is invalid or malformed.'],
};

/**
 * An app that is registered here proves itself also for a person's tokens, unless it allows public client flows
 * (application, isFallbackPublicClient). Of an app that is registered elsewhere this tenant holds no credential to check.
 */
export function requireClientProof(context: LoginContext, clientId: string): void {
  const registered = context.tenant.applications.find((candidate) => candidate.appId === clientId);
  if (!registered) return;
  const offered = context.form.get('client_secret') ?? context.form.get('client_assertion');
  if (offered || registered['isFallbackPublicClient'] !== true) proveClient(context, clientId);
}
