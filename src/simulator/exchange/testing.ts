import { request } from 'undici';
import type { Simulator } from '../http/server.ts';
import type { DirectoryRole } from '../login/roles.ts';
import { addOperatorApp } from '../scenarios/operator.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { Obj } from '../state/tenant.ts';

// What the tests of this room share: cmdlets over HTTP, as an app with exactly these directory roles.

export interface CmdletAnswer {
  readonly status: number;
  readonly rows: readonly Obj[];
  readonly warnings: readonly string[];
  readonly next: string | null;
  /** Exchange's own sentence, without the type in front of it. */
  readonly error: string;
}

export interface Session {
  run(cmdlet: string, parameters?: Obj, anchor?: string): Promise<CmdletAnswer>;
  /** All pages. */
  all(cmdlet: string, parameters?: Obj): Promise<readonly Obj[]>;
}

const hosts = {
  exchange: 'outlook.office365.com',
  compliance: 'ps.compliance.protection.outlook.com',
} as const;

export async function openSession(
  simulator: Simulator,
  scenario: BuiltScenario,
  roles: readonly DirectoryRole[],
  endpoint: keyof typeof hosts = 'exchange',
): Promise<Session> {
  const { tenant } = scenario;
  const app = addOperatorApp(simulator.world, tenant, 'Test app (invented)', ['Exchange.ManageAsApp'], roles);
  const host = hosts[endpoint];
  const login = await request(`${simulator.origin}/${tenant.id}/oauth2/v2.0/token`, {
    method: 'POST',
    headers: { host: 'login.microsoftonline.com', 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: app.clientId,
      client_secret: app.secret,
      scope: `https://${host}/.default`,
    }).toString(),
  });
  const token = ((await login.body.json()) as { access_token: string }).access_token;
  const post = async (path: string, cmdlet: string, parameters: Obj, anchor: string) => {
    const answer = await request(`${simulator.origin}${path}`, {
      method: 'POST',
      headers: {
        host,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'x-anchormailbox': anchor,
      },
      body: JSON.stringify({ CmdletInput: { CmdletName: cmdlet, Parameters: parameters } }),
    });
    return read(answer.statusCode, (await answer.body.json()) as Obj);
  };
  const path = `/adminapi/beta/${tenant.id}/InvokeCommand`;
  const system = `APP:SystemMailbox{bb558c35-97f1-4cb9-8ff7-d53741dc928c}@${tenant.id}`;
  return {
    run: (cmdlet, parameters = {}, anchor = system) => post(path, cmdlet, parameters, anchor),
    async all(cmdlet, parameters = {}) {
      const rows: Obj[] = [];
      for (let at: string | null = path; at !== null;) {
        const page: CmdletAnswer = await post(at, cmdlet, parameters, system);
        rows.push(...page.rows);
        at = page.next && page.next.replace(/^https:\/\/[^/]+/, '');
      }
      return rows;
    },
  };
}

function read(status: number, body: Obj): CmdletAnswer {
  const error = body['error'] as { details?: { message: string }[]; message?: string } | undefined;
  return {
    status,
    rows: (body['value'] ?? []) as Obj[],
    warnings: (body['@adminapi.warnings'] ?? []) as string[],
    next: (body['@odata.nextLink'] ?? null) as string | null,
    error: (error?.details?.[0]?.message ?? error?.message ?? '').replace(/^\|[^|]*\|/, ''),
  };
}
