import type { ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { graphHostFor } from '../http/hosts.ts';
import { approveDeviceCode, startDeviceCode } from './device-code.ts';
import { loginError } from './errors.ts';
import { interactiveSignIn, renewDeviceToken, selfServiceReset } from './interactive.ts';
import { issueToken } from './token.ts';

/** login.microsoftonline.com */
export function answerLogin(request: ServiceRequest, signer: TokenSigner): ServiceAnswer {
  const { world } = request;
  const form = new URLSearchParams(request.body);
  const [first = '', ...rest] = request.segments;
  const path = rest.join('/');
  if (request.method === 'POST' && first === 'devicelogin')
    return approveDeviceCode({ request, world, signer, form });
  if (path === 'discovery/instance') return instanceDiscovery();
  if (path === 'discovery/v2.0/keys') return { status: 200, body: signer.keys() };
  const tenant = world.tenant(first);
  if (!tenant) {
    throw loginError(
      world,
      'invalid_request',
      90002,
      `Tenant '${first}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    );
  }
  const context = { request, world, tenant, signer, form };
  switch (`${request.method} ${path}`) {
    case 'GET v2.0/.well-known/openid-configuration':
    case 'GET .well-known/openid-configuration':
      return { status: 200, body: openIdConfiguration(request.host, tenant.id) };
    case 'POST oauth2/v2.0/token':
      return issueToken(context);
    case 'POST oauth2/v2.0/devicecode':
      return startDeviceCode(context);
    case 'POST login':
      return interactiveSignIn(context);
    case 'POST passwordreset':
      return selfServiceReset(context);
    case 'POST prt':
      return renewDeviceToken(context);
    default:
      return {
        status: 404,
        body: {
          error: 'not_found',
          error_description: `AADSTS90015: ${request.method} ${request.path} is not an endpoint.`,
        },
      };
  }
}

function openIdConfiguration(host: string, tenantId: string): unknown {
  const base = `https://${host}/${tenantId}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'fragment', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code', 'id_token', 'code id_token', 'id_token token'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${base}/v2.0`,
    device_authorization_endpoint: `${base}/oauth2/v2.0/devicecode`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    tenant_region_scope: 'EU',
    cloud_instance_name: host.replace(/^login\./, ''),
    cloud_graph_host_name: 'graph.windows.net',
    msgraph_host: graphHostFor(host),
  };
}

function instanceDiscovery(): ServiceAnswer {
  return {
    status: 200,
    body: {
      tenant_discovery_endpoint:
        'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration',
      'api-version': '1.1',
      metadata: [
        {
          preferred_network: 'login.microsoftonline.com',
          preferred_cache: 'login.windows.net',
          aliases: [
            'login.microsoftonline.com',
            'login.windows.net',
            'login.microsoft.com',
            'sts.windows.net',
          ],
        },
      ],
    },
  };
}
