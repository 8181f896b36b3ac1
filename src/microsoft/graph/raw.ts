import { z } from 'zod';
import type { GraphClient, GraphOptions } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';

/** An object as Graph sent it: for settings, whose shape is checked where a snapshot is made. */
export const anyObject = z.looseObject({}).transform((value) => value as JsonObject);

/** Every item of a collection, over all its pages. */
export async function graphItems(
  graph: GraphClient,
  path: string,
  options?: GraphOptions,
): Promise<readonly JsonObject[]> {
  const items: JsonObject[] = [];
  for await (const item of graph.list(path, anyObject, options)) items.push(item);
  return items;
}

/** Throws `ServiceError` with status 404 where there is none. */
export function graphObject(graph: GraphClient, path: string, options?: GraphOptions): Promise<JsonObject> {
  return graph.get(path, anyObject, options);
}
