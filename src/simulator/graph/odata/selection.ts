import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import type { GraphRequest } from '../route.ts';
import type { EntityType } from './properties.ts';

/** What a resource allows and shows, besides its properties. */
export interface Shape {
  /** The page where `$top` is missing; default 100. */
  readonly page?: number;
  /** The largest page; default the usual one, or 999. */
  readonly largest?: number;
  /** What `$expand` may name, made from the row with its hidden members. */
  readonly expand?: { readonly [name: string]: (row: Obj) => unknown };
  /** Members that are shown where `$select` is missing; default all. */
  readonly usual?: readonly string[];
  /** Told of each row of the page that is answered: reading may leave a trace. */
  readonly shown?: (row: Obj) => void;
}

/** Members that begin with `_` are the simulation's own knowledge. */
export function publicMembers(item: Obj): Obj {
  return Object.fromEntries(Object.entries(item).filter(([key]) => !key.startsWith('_')));
}

/** Shows a row as `$select` and `$expand` ask for it. */
export function shower(
  request: GraphRequest,
  context: string,
  type: EntityType | undefined,
  shape: Shape,
): (item: Obj) => Obj {
  const selection = selectedNames(request.query.get('$select'), type);
  const expansions = expansionsOf(request.query.get('$expand'), context, shape);
  return (item) => {
    const row = publicMembers(item);
    const names = selection ?? shape.usual;
    const shown =
      names === undefined
        ? row
        : Object.fromEntries([
            ...Object.entries(row).filter(([key]) => key.startsWith('@odata')),
            ...names.flatMap((name) => {
              // A declared property without a value is null or an empty collection, not missing.
              const empty = type ? (type.properties.get(name) === true ? [] : null) : undefined;
              const value = name in row ? row[name] : empty;
              return value === undefined ? [] : [[name, value] as const];
            }),
          ]);
    return { ...shown, ...Object.fromEntries(expansions.map(({ name, make }) => [name, make(item)])) };
  };
}

function selectedNames(select: string | null, type: EntityType | undefined): readonly string[] | undefined {
  if (select === null || select.trim() === '*') return undefined;
  const names = select.split(',').map((name) => name.trim());
  const unknown = type ? names.find((name) => !type.properties.has(name)) : undefined;
  if (unknown !== undefined)
    throw graphError(
      400,
      'BadRequest',
      `Parsing OData Select and Expand failed: Could not find a property named '${unknown}' on type '${type?.name}'.`,
    );
  return names;
}

/** `roleDefinition($select=id),policy($expand=rules)`: with a nested `$select`, or one level more, and nothing else. */
function expansionsOf(clause: string | null, context: string, shape: Shape) {
  if (clause === null) return [];
  return [...clause.matchAll(/([^,()]+)(?:\(([^()]*)\))?(?:,|$)/g)].map(([, rawName = '', nested]) => {
    const name = rawName.trim();
    const deeper = /^\$expand=(\w+)$/.exec(nested ?? '')?.[1];
    const make = shape.expand?.[deeper ? `${name}/${deeper}` : name];
    if (make && deeper) return { name, make };
    const select = nested === undefined ? null : /^\$select=([\w,]+)$/.exec(nested)?.[1];
    if (!make || select === undefined)
      throw graphError(
        400,
        'BadRequest',
        `Parsing OData Select and Expand failed: '${name}' cannot be expanded so on '${context}'.`,
      );
    const names = select?.split(',');
    return { name, make: (row: Obj): unknown => narrowed(make(row), names) };
  });
}

function narrowed(value: unknown, names: readonly string[] | undefined): unknown {
  if (!names || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return (value as unknown[]).map((entry) => narrowed(entry, names));
  return Object.fromEntries(
    Object.entries(value).filter(([key]) => key.startsWith('@odata') || names.includes(key)),
  );
}
