import { Refusal } from '../http/exchange-types.ts';
import { mailboxOf } from '../state/mailbox.ts';
import { recordCmdlet } from '../state/records.ts';
import type { Actor } from '../state/records.ts';
import type { Mailbox, Obj, Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

export interface CmdletCall {
  readonly world: World;
  readonly tenant: Tenant;
  readonly actor: Actor;
  readonly name: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly warnings: string[];
  /** `X-AnchorMailbox` as sent. */
  readonly anchor: string;
  /** Names of the service plans that the tenant holds. */
  readonly plans: ReadonlySet<string>;
}

/**
 * Who may run it: administrators of Exchange; also of recipients; also of security; every reader. The last two are those
 * of Security & Compliance, which is an endpoint of its own; `import-export` is nobody's until it is given.
 */
export type Reach =
  | 'read'
  | 'recipients'
  | 'organization'
  | 'security'
  | 'import-export'
  | 'compliance-read'
  | 'compliance';

export interface Cmdlet {
  readonly name: string;
  readonly reach: Reach;
  /** Beyond Identity, Confirm, ErrorAction, WarningAction, ResultSize. */
  readonly parameters: readonly string[];
  /** Prompts unless `Confirm` is false; over REST nobody answers. */
  readonly confirms?: boolean;
  /** Holds `ResultSize` itself; all others stop at a thousand objects and say so. */
  readonly limits?: boolean;
  /** Without this service plan, a session does not know the cmdlet. */
  readonly plan?: string;
  run(call: CmdletCall): readonly Obj[];
}

export function cmdlet(
  name: string,
  reach: Reach,
  parameters: string,
  run: Cmdlet['run'],
  more: Pick<Cmdlet, 'confirms' | 'plan' | 'limits'> = {},
): Cmdlet {
  return { name, reach, parameters: parameters.split(' ').filter(Boolean), run, ...more };
}

export function text(call: CmdletCall, name: string): string | undefined {
  const value = call.parameters[name];
  return typeof value === 'string' ? value : undefined;
}

/** Exchange's nested error body; the useful text stands in the inner exception, behind `|Type|`. */
export function exchangeError(status: number, type: string, message: string): Refusal {
  return new Refusal({
    status,
    body: {
      error: {
        code: status === 404 ? 'NotFound' : 'BadRequest',
        message: 'Error executing request.',
        details: [{ code: 'Context', target: '', message: `|${type}|${message}` }],
        innererror: {
          message: 'Error executing request.',
          type: 'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
          stacktrace: '',
          internalexception: { message: `|${type}|${message}`, type, stacktrace: '' },
        },
      },
    },
  });
}

export function objectNotFound(tenant: Tenant, identity: string): Refusal {
  return exchangeError(
    404,
    'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
    `The operation couldn't be performed because object '${identity}' couldn't be found on 'AM0PR04A001DC03.EURPR04A001.PROD.OUTLOOK.COM/${tenant.domain}'.`,
  );
}

export function invalid(message: string): Refusal {
  return exchangeError(400, 'Microsoft.Exchange.Configuration.Tasks.RecipientTaskException', message);
}

/** The mailbox that `Identity` or `Mailbox` names. */
export function needMailbox(call: CmdletCall, parameter: 'Identity' | 'Mailbox' = 'Identity'): Mailbox {
  const identity = (text(call, parameter) ?? text(call, 'Identity') ?? '').split(/[:\\]/)[0] ?? '';
  const box = mailboxOf(call.tenant, identity);
  if (!box) throw objectNotFound(call.tenant, identity);
  return box;
}

/** The record that Exchange writes of a change. */
export function changed(call: CmdletCall, objectId: string): readonly Obj[] {
  recordCmdlet(call.world, call.tenant, call.actor, call.name, objectId, call.parameters);
  return [];
}

/** A multi-valued property: replaced by a list, or changed by `{"Add": …, "Remove": …}`. */
export function changeList(current: unknown, given: unknown): string[] {
  const list = asList(current);
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) {
    const change = given as { Add?: unknown; Remove?: unknown; add?: unknown; remove?: unknown };
    const remove = asList(change.Remove ?? change.remove).map((entry) => entry.toLowerCase());
    const kept = list.filter((entry) => !remove.includes(entry.toLowerCase()));
    const add = asList(change.Add ?? change.add).filter(
      (entry) => !kept.some((known) => known.toLowerCase() === entry.toLowerCase()),
    );
    return [...kept, ...add];
  }
  return asList(given);
}

export function asList(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return value === null || value === undefined || value === '' ? [] : [String(value)];
}

/** Sets every given property except the cmdlet's own switches; lists stay lists. */
export function setProperties(target: Obj, call: CmdletCall, except: readonly string[] = []): void {
  const skip = new Set([
    'Identity',
    'Mailbox',
    'Confirm',
    'Force',
    'ErrorAction',
    'WarningAction',
    ...except,
  ]);
  for (const [name, value] of Object.entries(call.parameters)) {
    if (skip.has(name)) continue;
    target[name] = Array.isArray(target[name]) ? changeList(target[name], value) : value;
  }
}
