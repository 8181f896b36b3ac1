import { z } from 'zod';
import type { GraphClient, GraphOptions } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';

/** An object as Graph sent it: for settings, whose shape is checked where a snapshot is made. */
export const anyObject = z.looseObject({}).transform((value) => value as JsonObject);

export async function graphItems(
  graph: GraphClient,
  path: string,
  options?: GraphOptions,
): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  for await (const item of graph.list(path, anyObject, options)) items.push(item);
  return items;
}

export function graphObject(graph: GraphClient, path: string, options?: GraphOptions): Promise<JsonObject> {
  return graph.get(path, anyObject, options);
}
