import { actorOf } from '../graph/index.ts';
import { authorise } from '../http/authorise.ts';
import { parseJson, Refusal } from '../http/exchange-types.ts';
import type { AuthorisedRequest, ServiceAnswer, ServiceRequest } from '../http/exchange-types.ts';
import { serviceAt } from '../http/hosts.ts';
import type { TokenSigner } from '../http/tokens.ts';
import { plansOf } from '../login/directory.ts';
import { directoryRoles } from '../login/roles.ts';
import { syncScores } from '../secure-score/ledger.ts';
import type { Obj } from '../state/tenant.ts';
import { auditBypassCmdlets } from './audit-bypass.ts';
import { auditCmdlets } from './audit.ts';
import { exchangeError, invalid } from './cmdlet.ts';
import type { Cmdlet, Reach } from './cmdlet.ts';
import { answerLegacy } from './legacy.ts';
import { mailboxSettingCmdlets } from './mailbox-settings.ts';
import { messageTraceCmdlets } from './message-trace.ts';
import { mailboxCmdlets } from './mailboxes.ts';
import { permissionCmdlets } from './permissions.ts';
import { recipientCmdlets } from './recipients.ts';
import { restrictedSenderCmdlets } from './restricted-senders.ts';
import { roleGroupCmdlets } from './role-groups.ts';
import { ruleCmdlets } from './rules.ts';
import { settingCmdlets } from './configuration/index.ts';
import { throttleCmdlets } from './throttle.ts';

type Endpoint = 'exchange' | 'compliance';

const every: readonly Cmdlet[] = [
  ...mailboxCmdlets,
  ...recipientCmdlets,
  ...ruleCmdlets,
  ...permissionCmdlets,
  ...mailboxSettingCmdlets,
  ...settingCmdlets,
  ...roleGroupCmdlets,
  ...auditBypassCmdlets,
  ...restrictedSenderCmdlets,
  ...auditCmdlets,
  ...messageTraceCmdlets,
];

const cmdlets: { readonly [endpoint in Endpoint]: ReadonlyMap<string, Cmdlet> } = {
  exchange: byName(every.filter((cmdlet) => !cmdlet.reach.startsWith('compliance'))),
  compliance: byName(every.filter((cmdlet) => cmdlet.reach.startsWith('compliance'))),
};

function byName(list: readonly Cmdlet[]): ReadonlyMap<string, Cmdlet> {
  return new Map(list.map((cmdlet) => [cmdlet.name.toLowerCase(), cmdlet]));
}

/** What each directory role may do in Exchange (App-only authentication for Exchange PowerShell, supported roles). */
const reachOfRole: { readonly [role: string]: readonly Reach[] } = {
  [directoryRoles['Global Administrator']]: [
    'read',
    'recipients',
    'organization',
    'security',
    'compliance-read',
    'compliance',
  ],
  [directoryRoles['Exchange Administrator']]: ['read', 'recipients', 'organization', 'security'],
  [directoryRoles['Security Administrator']]: ['read', 'security', 'compliance-read', 'compliance'],
  [directoryRoles['Exchange Recipient Administrator']]: ['read', 'recipients'],
  [directoryRoles['Compliance Administrator']]: ['read', 'compliance-read', 'compliance'],
  [directoryRoles['Global Reader']]: ['read', 'compliance-read'],
  [directoryRoles['Security Reader']]: ['read', 'compliance-read'],
  [directoryRoles['Helpdesk Administrator']]: ['read'],
};

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
  if (path.endsWith('/invokecommand'))
    return invoke(authorised, endpoint, authorised.body, authorised.headers);
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
  if (path.endsWith('/$batch')) return batch(authorised, endpoint);
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

/** A session holds the cmdlets that role and licence allow; whatever else is asked for is not recognised. */
function allowed(request: AuthorisedRequest, endpoint: Endpoint): readonly Cmdlet[] {
  const reach = new Set(request.token.wids.flatMap((role) => reachOfRole[role] ?? []));
  const plans = plansOf(request.tenant);
  return [...cmdlets[endpoint].values()].filter(
    (cmdlet) => reach.has(cmdlet.reach) && (!cmdlet.plan || plans.has(cmdlet.plan)),
  );
}

function invoke(
  request: AuthorisedRequest,
  endpoint: Endpoint,
  body: string,
  headers: { readonly [name: string]: string },
): ServiceAnswer {
  requireScope(request);
  const input = (parseJson(body) as { CmdletInput?: { CmdletName?: string; Parameters?: Obj } } | undefined)
    ?.CmdletInput;
  if (!input?.CmdletName) throw exchangeError(400, 'System.ArgumentException', 'CmdletInput is missing.');
  throttleCmdlets(request);
  const may = allowed(request, endpoint);
  if (may.length === 0)
    throw new Refusal({
      status: 401,
      body: {
        error: { code: 'Unauthorized', message: 'The application or user has no role in Exchange Online.' },
      },
    });
  const known = cmdlets[endpoint].get(input.CmdletName.toLowerCase());
  if (!known || !may.includes(known))
    throw exchangeError(
      400,
      'System.Management.Automation.CommandNotFoundException',
      `The term '${input.CmdletName}' is not recognized as a name of a cmdlet, function, script file, or executable program.`,
    );
  const parameters = bind(known, input.Parameters ?? {});
  if (known.confirms && parameters['Confirm'] !== false)
    throw invalid(
      'A command that prompts the user failed because the host program or the command type does not support user interaction. Specify -Confirm:$false.',
    );
  if (!headers['x-anchormailbox'])
    throw invalid('The request is missing the X-AnchorMailbox header, which is needed for routing.');
  const isRead = known.reach === 'read' || known.reach === 'compliance-read';
  if (!isRead) {
    syncScores(request.world, request.tenant);
    request.world.countWrite(known.name);
  }
  const warnings: string[] = [];
  const fault = request.world.faults.find(
    (candidate) => candidate.kind === 'warning' && candidate.times > 0 && candidate.path.test(known.name),
  );
  if (fault) {
    fault.times--;
    return answer([], [fault.text ?? 'A task was canceled.'], null);
  }
  const items = known.run({
    world: request.world,
    tenant: request.tenant,
    actor: actorOf(request),
    name: known.name,
    parameters,
    warnings,
    anchor: headers['x-anchormailbox'],
    plans: plansOf(request.tenant),
  });
  return page(request, items, warnings, headers, parameters['ResultSize'], known);
}

/** The permission in the token is asked first; alone it lets nobody do anything. */
function requireScope({ token }: AuthorisedRequest): void {
  const [held, wanted] =
    token.idtyp === 'app'
      ? [token.roles ?? [], 'Exchange.ManageAsApp']
      : [(token.scp ?? '').split(' '), 'Exchange.Manage'];
  if (held.includes(wanted)) return;
  throw new Refusal({
    status: 403,
    body: {
      error: {
        code: 'Forbidden',
        message: `The permissions in the token aren't supported in this scenario. ${wanted} is required.`,
      },
    },
  });
}

/** PowerShell takes names of parameters in any case, and none that the cmdlet does not have. */
function bind(known: Cmdlet, given: Obj): Obj {
  const declared = [...known.parameters, ...commonParameters];
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const meant = declared.find((candidate) => candidate.toLowerCase() === name.toLowerCase());
      if (meant) return [meant, value];
      throw exchangeError(
        400,
        'System.Management.Automation.ParameterBindingException',
        `A parameter cannot be found that matches parameter name '${name}'.`,
      );
    }),
  );
}

const commonParameters = ['Identity', 'Confirm', 'ErrorAction', 'WarningAction', 'ResultSize', 'Verbose'];

function publicOnly(item: Obj): Obj {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_')));
}

/** Paged by POSTing the same body to `@odata.nextLink`; the link expires after thirty minutes. */
function page(
  request: AuthorisedRequest,
  items: readonly Obj[],
  warnings: readonly string[],
  headers: { readonly [name: string]: string },
  resultSize: unknown,
  known: Cmdlet,
): ServiceAnswer {
  const size = Number(/maxpagesize=(\d+)/.exec(headers['prefer'] ?? '')?.[1] ?? 1000);
  const token = request.query.get('$skiptoken');
  const [start, issued] = token ? token.split('.').map(Number) : [0, request.world.clock.milliseconds()];
  if (request.world.clock.milliseconds() - (issued ?? 0) > 1_800_000)
    throw exchangeError(
      400,
      'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      'Expired or Invalid pagination request. Default Expiry time is 00:30:00',
    );
  // Without a size, a Get- cmdlet stops at a thousand objects and says so.
  const unlimited = known.limits === true || String(resultSize).toLowerCase() === 'unlimited';
  const limit = unlimited ? items.length : Number(resultSize ?? 1000);
  if (Number.isNaN(limit)) throw invalid(`Cannot convert value "${String(resultSize)}" to a result size.`);
  if (items.length > limit)
    warnings = [
      ...warnings,
      `By default, only the first ${limit} items are returned. Use the ResultSize parameter to specify the number of items returned.`,
    ];
  const shown = items.slice(0, limit);
  const rows = shown.slice(start, (start ?? 0) + size).map(publicOnly);
  const end = (start ?? 0) + rows.length;
  const query = new URLSearchParams(request.query);
  query.set('$skiptoken', `${end}.${issued}`);
  const next =
    end < shown.length
      ? `https://${request.host}${request.path}?${query.toString().replaceAll('%24', '$')}`
      : null;
  const select = request.query.get('$select')?.split(',');
  return answer(
    select ? rows.map((row) => Object.fromEntries(select.map((key) => [key, row[key]]))) : rows,
    warnings,
    next,
  );
}

function answer(rows: readonly Obj[], warnings: readonly string[], next: string | null): ServiceAnswer {
  return {
    status: 200,
    body: {
      '@odata.context':
        'https://outlook.office365.com/adminapi/beta/$metadata#Collection(Exchange.GenericHashTable)',
      'adminapi.warnings@odata.type': '#Collection(String)',
      '@adminapi.warnings': warnings,
      value: rows,
      ...(next ? { '@odata.nextLink': next } : {}),
    },
  };
}

function batch(request: AuthorisedRequest, endpoint: Endpoint): ServiceAnswer {
  const items =
    (
      parseJson(request.body) as
        | { requests?: { id: string; headers?: { [name: string]: string }; body?: unknown }[] }
        | undefined
    )?.requests ?? [];
  if (items.length > 10) throw invalid('The batch exceeds ten requests.');
  const responses = items.map((item) => {
    const headers = Object.fromEntries(
      Object.entries(item.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]),
    );
    try {
      const one = invoke(request, endpoint, JSON.stringify(item.body), { ...request.headers, ...headers });
      return { id: item.id, status: one.status, body: one.body };
    } catch (error) {
      if (error instanceof Refusal)
        return { id: item.id, status: error.answer.status, body: error.answer.body };
      throw error;
    }
  });
  return { status: 200, body: { responses } };
}
