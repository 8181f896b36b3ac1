import type { Action, Target } from '../domain/action.ts';
import type { Connection, GraphOptions } from '../domain/clients.ts';
import { sameJson } from '../kernel/json.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import { graphItems, graphObject } from '../microsoft/graph/raw.ts';
import { asItWas, part, withinAnHour } from './hardening.ts';
import type { HardeningTexts } from './hardening.ts';
import { graph } from './permissions.ts';
import { member, name, objectMember } from './support.ts';

export interface GraphSetting extends HardeningTexts {
  /** The object, or with `items` the collection of objects. */
  readonly path: string;
  readonly version?: 'v1.0' | 'beta';
  /** The path of one object of a collection. */
  readonly items?: (item: JsonObject) => string;
  readonly method?: 'PATCH' | 'PUT';
  /** Permissions to read and to write, the narrowest first. */
  readonly permissions: readonly (readonly string[])[];
  /** What is to be sent, for the object as it is; null where it is right or not concerned. */
  readonly want: (item: JsonObject, options: JsonObject) => JsonObject | null;
  /** What Microsoft demands to be sent along, to do it and to take it back. */
  readonly along?: (item: JsonObject) => JsonObject;
}

/** A hardening action that sets members of a Graph object, and sets them back. */
export function graphSetting(spec: GraphSetting): Action {
  const { path, version = 'v1.0', items, method = 'PATCH', permissions, want, along, ...texts } = spec;
  const request: GraphOptions = { version };

  async function candidates(connection: Connection, given: JsonObject): Promise<readonly Target[]> {
    const found = items
      ? await graphItems(connection.graph, path, request)
      : [await graphObject(connection.graph, path, request)];
    return found.flatMap((item) => {
      const wanted = want(item, given);
      if (wanted === null) return [];
      const after = part(wanted, wanted);
      const before = part(item, wanted);
      if (sameJson(before, after)) return [];
      const key = items ? items(item) : path;
      const label = items
        ? name(String(item['displayName'] ?? item['id'] ?? key))
        : name(path.split('/').at(-1)!);
      const options = { ...(along ? { along: along(item) } : {}), ...asItWas(item, wanted).options };
      const more = Object.keys(options).length > 0 ? { options } : {};
      return [{ account: null, key, label, before, after, ...more }];
    });
  }

  async function write(
    { connection, clientRequestId }: Parameters<Action['apply']>[0],
    target: Target,
    state: Json,
  ): Promise<{ readonly outcome: 'sent' }> {
    const body = { ...objectMember(target.options, 'along'), ...(state as JsonObject) };
    await connection.graph.send(method, target.key, body, { ...request, clientRequestId });
    return { outcome: 'sent' };
  }

  return {
    latency: withinAnHour,
    d3fend: ['D3-ACH'],
    ...texts,
    reversible: 'yes',
    phase: 'harden',
    permissions: permissions.map((anyOf) => graph(...anyOf)),
    candidates,
    async preview(connection, _account, _foothold, given) {
      return (await candidates(connection, given))[0] ?? null;
    },
    async read(connection, target) {
      return part(await graphObject(connection.graph, target.key, request), target.after);
    },
    apply: (context, target) => write(context, target, target.after),
    undo: (context, target) => write(context, target, member(target.options, 'was') ?? target.before),
  };
}
