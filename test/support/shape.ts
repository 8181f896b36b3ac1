import type { Json } from '../../src/kernel/json.ts';

/** What samples of a JSON value have in common: scalars by kind, arrays by what they hold, objects by member. */
export interface Shape {
  readonly scalars: ReadonlySet<string>;
  readonly items: Shape | null;
  readonly members: ReadonlyMap<string, { readonly shape: Shape; readonly always: boolean }> | null;
}

/** Members whose inside depends on the object that they describe, or on the tenant: not part of the contract. */
const open = new Set(['state', 'before', 'after', 'options', 'raw', 'row', 'byReason']);
/** The same, but only there: `results.evidence`. */
const openThere = new Set(['results.evidence']);

export function shapeOf(
  samples: readonly Json[],
  name: string | null = null,
  within: string | null = null,
): Shape {
  if (openThere.has(`${within}.${name}`)) return { scalars: new Set(['{…}']), items: null, members: null };
  const scalars = new Set<string>();
  const arrays: Json[][] = [];
  const objects: { readonly [key: string]: Json }[] = [];
  for (const sample of samples) {
    if (sample === null) scalars.add('null');
    else if (Array.isArray(sample)) arrays.push([...(sample as readonly Json[])]);
    else if (typeof sample === 'object') objects.push(sample as { readonly [key: string]: Json });
    else scalars.add(typeof sample);
  }
  const items = arrays.length === 0 ? null : shapeOf(arrays.flat(), null, name);
  if (objects.length === 0) return { scalars, items, members: null };
  if (name !== null && open.has(name)) return { scalars: new Set([...scalars, '{…}']), items, members: null };
  if (objects.every((object) => Object.keys(object).toSorted().join() === 'de,en'))
    return { scalars: new Set([...scalars, 'Localized']), items, members: null };
  const names = [...new Set(objects.flatMap((object) => Object.keys(object)))];
  const members = new Map(
    names.map((member) => {
      const given = objects.filter((object) => member in object).map((object) => object[member]!);
      return [
        member,
        { shape: shapeOf(given, member, name ?? within), always: given.length === objects.length },
      ];
    }),
  );
  return { scalars, items, members };
}

export function draw(shape: Shape, indent = ''): string {
  const inner = `${indent}  `;
  const forms: string[] = [];
  if (shape.members) {
    const lines = [...shape.members].map(
      ([name, { shape: member, always }]) => `${inner}${name}${always ? '' : '?'}: ${draw(member, inner)}`,
    );
    forms.push(`{\n${lines.join('\n')}\n${indent}}`);
  }
  if (shape.items) forms.push(isEmpty(shape.items) ? '[]' : `[ ${draw(shape.items, indent)} ]`);
  forms.push(...[...shape.scalars].toSorted((a, b) => rank(a) - rank(b)));
  return forms.join(' | ');
}

function rank(kind: string): number {
  return ['{…}', 'Localized', 'string', 'number', 'boolean', 'null'].indexOf(kind);
}

function isEmpty(shape: Shape): boolean {
  return shape.members === null && shape.items === null && shape.scalars.size === 0;
}
