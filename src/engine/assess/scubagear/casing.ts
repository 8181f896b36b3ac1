import { isObject } from '../../../kernel/json.ts';

const modelName = /^Microsoft\.Graph\.PowerShell\.Models\./;
const jsonDate = /^\/Date\((-?\d+)\)\/$/;

/**
 * PowerShell's rendering of a Graph object, back in Graph's own: members in camel case, `AdditionalProperties` among the
 * others, dates as ISO, an object of which nothing is set as null. Where the export was cut off at a depth only the name of
 * a .NET class stands: that is left out, as if it had not been exported.
 */
export function toGraph(value: unknown): unknown {
  if (Array.isArray(value)) {
    const items = value as readonly unknown[];
    return items.some((item) => typeof item === 'string' && modelName.test(item))
      ? undefined
      : items.map(toGraph);
  }
  if (typeof value === 'string') return modelName.test(value) ? undefined : toDate(value);
  if (!isObject(value)) return value;
  const members = Object.entries(value)
    .filter(([name]) => name !== 'AdditionalProperties')
    .map(([name, member]) => [camel(name), toGraph(member)] as const);
  const more = isObject(value['AdditionalProperties']) ? Object.entries(value['AdditionalProperties']) : [];
  const all = [...members, ...more].filter(([, member]) => member !== undefined);
  if (all.length > 0 && all.every(([, member]) => member === null)) return null;
  return Object.fromEntries(all);
}

function camel(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** `/Date(1618315427741)/` as ISO UTC; whatever else the text is stays. */
export function toDate(text: string): string {
  const milliseconds = jsonDate.exec(text)?.[1];
  return milliseconds === undefined ? text : new Date(Number(milliseconds)).toISOString();
}
