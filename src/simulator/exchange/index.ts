import { authorise } from '../http/authorise.ts';
import type { ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import { serviceAt } from '../http/hosts.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { exchangeError } from './cmdlet.ts';
import { invoke } from './invoke.ts';
import { answerLegacy } from './legacy.ts';
import { allowed } from './registry.ts';
import type { Endpoint } from './registry.ts';

const complianceFrontDoor = 'ps.compliance.protection.outlook.com';

/** outlook.office365.com, and for Security & Compliance its front door and the region's host. */
export function answerExchange(request: ServiceRequest, signer: TokenSigner): ServiceAnswer {
  const path = request.path.toLowerCase();
  if (path.startsWith('/legacy/') || path.startsWith('/microsoft-server-activesync'))
    return answerLegacy(request, signer);
  const endpoint: Endpoint = serviceAt(request.host) === 'compliance' ? 'compliance' : 'exchange';
  const authorised = authorise(request, signer, endpoint);
  if (
    request.segments[2] !== authorised.token.tid &&
    !authorised.tenant.domains.some((domain) => domain['id'] === request.segments[2])
  )
    throw exchangeError(
      403,
      'System.UnauthorizedAccessException',
      'The tenant in the request does not match the token.',
    );
  if (path.endsWith('/invokecommand')) return invoke(authorised, endpoint);
  if (path.endsWith('/exomodulefile') && request.host === complianceFrontDoor)
    // The front door names the region's administration host; its REST API stands on the host of the same prefix below
    // ps.compliance.protection.outlook.com (ScubaGear, connection to Security & Compliance).
    return {
      status: 302,
      headers: { location: `https://eur01b.admin.protection.outlook.com:446${request.path}` },
    };
  if (path.endsWith('/exomodulefile'))
    return {
      status: 200,
      body: {
        value: [
          {
            exportedCmdlets: allowed(authorised, endpoint)
              .map((cmdlet) => cmdlet.name)
              .join(','),
            version: '3.9.0',
          },
        ],
      },
    };
  return {
    status: 404,
    body: {
      error: {
        code: 'NotFound',
        message: `No HTTP resource was found that matches the request URI '${request.path}'.`,
      },
    },
  };
}
