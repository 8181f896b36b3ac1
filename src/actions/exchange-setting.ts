import type { Action, Target } from '../domain/action.ts';
import type { Connection, ExchangeClient } from '../domain/clients.ts';
import { sameJson } from '../kernel/json.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';
import { orNull } from '../microsoft/missing.ts';
import { asItWas, part, withinAnHour } from './hardening.ts';
import type { HardeningTexts } from './hardening.ts';
import { member, name, objectMember } from './support.ts';

export interface ExchangeSetting extends HardeningTexts {
  /** `TransportConfig`: read by Get-, written by Set-. */
  readonly noun: string;
  /** Where the cmdlets live; default Exchange Online. */
  readonly service?: 'exchange' | 'compliance';
  /** There is one object of it for the whole organisation, which is not named when it is set. */
  readonly single?: boolean;
  /** There may be thousands: several steps at once. */
  readonly independent?: boolean;
  /** The parameters of Set- as they should be, for one object as it is; null where the object is right or not concerned. */
  readonly want: (item: JsonObject, options: JsonObject) => JsonObject | null;
}

/** A hardening action that sets some parameters of an Exchange object, and sets them back. */
export function exchangeSetting(spec: ExchangeSetting): Action {
  const { noun, want, service = 'exchange', single = false, ...texts } = spec;
  const client = (connection: Connection): ExchangeClient => connection[service];

  async function candidates(connection: Connection, options: JsonObject): Promise<readonly Target[]> {
    const items = await cmdletItems(client(connection), `Get-${noun}`);
    return items.flatMap((item) => {
      // A preset's policies carry Microsoft's values and take no others.
      const preset = ['Standard', 'Strict'].includes(String(item['RecommendedPolicyType']));
      const wanted = preset ? null : want(item, options);
      if (wanted === null) return [];
      const after = part(wanted, wanted);
      const before = part(item, wanted);
      if (sameJson(before, after)) return [];
      const key = single ? noun : identity(item);
      const label = single ? noun : `${noun} ${name(key)}`;
      return [{ account: null, key, label, before, after, ...asItWas(item, wanted) }];
    });
  }

  async function write(
    { connection, clientRequestId }: Parameters<Action['apply']>[0],
    target: Target,
    state: Json,
  ): Promise<{ readonly outcome: 'sent' }> {
    await client(connection).write({
      cmdlet: `Set-${noun}`,
      parameters: {
        ...(single ? {} : { Identity: target.key }),
        ...Object.fromEntries(
          Object.entries(objectMember({ state }, 'state')).map(([key, value]) => [key, cleared(value)]),
        ),
      },
      anchor: 'organization',
      clientRequestId,
    });
    return { outcome: 'sent' };
  }

  return {
    latency: withinAnHour,
    d3fend: ['D3-ACH'],
    ...texts,
    reversible: 'yes',
    phase: 'harden',
    permissions: [`Get-${noun}`, `Set-${noun}`].map((cmdlet) => ({ kind: service, cmdlet })),
    candidates,
    async preview(connection, _account, _foothold, options) {
      return (await candidates(connection, options))[0] ?? null;
    },
    async read(connection, target) {
      const named = single ? {} : { Identity: target.key };
      const items = await orNull(cmdletItems(client(connection), `Get-${noun}`, named));
      const item = single ? items?.[0] : items?.find((one) => identity(one) === target.key);
      return item === undefined ? null : part(item, target.after);
    },
    apply: (context, target) => write(context, target, target.after),
    undo: (context, target) => write(context, target, member(target.options, 'was') ?? target.before),
  };
}

/** An empty list is cleared by null, as every value is. */
function cleared(value: Json): Json {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

function identity(item: JsonObject): string {
  return String(item['Identity'] ?? item['Name'] ?? item['Guid'] ?? '');
}
