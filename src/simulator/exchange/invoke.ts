import { actorOf } from '../graph/index.ts';
import { parseJson, Refusal } from '../http/exchange-types.ts';
import type { AuthorisedRequest, ServiceAnswer } from '../http/exchange-types.ts';
import { plansOf } from '../login/directory.ts';
import { syncScores } from '../secure-score/ledger.ts';
import type { Obj } from '../state/tenant.ts';
import { exchangeError, invalid } from './cmdlet.ts';
import type { Cmdlet } from './cmdlet.ts';
import { answer, page } from './page.ts';
import { allowed, cmdlets } from './registry.ts';
import type { Endpoint } from './registry.ts';
import { throttleCmdlets } from './throttle.ts';

/** `POST …/InvokeCommand`: one cmdlet, as Exchange's PowerShell module sends it. */
export function invoke(request: AuthorisedRequest, endpoint: Endpoint): ServiceAnswer {
  requireScope(request);
  const { body, headers } = request;
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
