import type { Action } from '../domain/action.ts';
import { isObject } from '../kernel/json.ts';
import type { Json, JsonObject } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';

/** What every hardening action says of itself; the rest follows from the kind of setting that it changes. */
export interface HardeningTexts {
  readonly id: string;
  readonly title: Localized;
  readonly effect: Localized;
  /** What people will notice. */
  readonly notice: Localized;
  readonly impact: Action['impact'];
  /** ATT&CK techniques that it stops or slows. */
  readonly attack: readonly string[];
  /** Default: within an hour. */
  readonly latency?: Localized;
  /** Default D3-ACH, application configuration hardening. */
  readonly d3fend?: readonly string[];
}

export const withinAnHour: Localized = { en: 'Within an hour.', de: 'Innerhalb einer Stunde.' };
export const nothing: Localized = { en: 'Nothing.', de: 'Nichts.' };

/**
 * The members of `whole` that `shape` names, however deep, in the form that compares equal: what is missing is null, sets of
 * texts are sorted. Thus a state holds just what an action changes, and Microsoft may add what it likes.
 */
export function part(whole: Json | undefined, shape: Json): Json {
  if (isObject(shape)) {
    const source = isObject(whole) ? whole : {};
    return Object.fromEntries(
      Object.entries(shape).map(([name, inner]) => [name, part(source[name], inner)]),
    );
  }
  if (Array.isArray(shape)) return asSet(whole);
  return whole === undefined || whole === '' ? null : whole;
}

/**
 * What to send to bring `whole` back just as it is: as `part`, with lists in their own order. For the options of a target, under
 * `was`, and only where the order is another.
 */
export function asItWas(whole: JsonObject, shape: JsonObject): { readonly options?: JsonObject } {
  const was = inOrder(whole, shape) as JsonObject;
  return JSON.stringify(was) === JSON.stringify(part(whole, shape)) ? {} : { options: { was } };
}

function inOrder(whole: Json | undefined, shape: Json): Json {
  if (Array.isArray(whole) && Array.isArray(shape)) return whole;
  if (!isObject(shape)) return part(whole, shape);
  const source = isObject(whole) ? whole : {};
  return Object.fromEntries(
    Object.entries(shape).map(([name, inner]) => [name, inOrder(source[name], inner)]),
  );
}

/** Lists of texts as sorted sets; nothing, null and one bare text are lists as well. */
function asSet(value: Json | undefined): Json {
  if (value === undefined || value === null || value === '') return [];
  if (!Array.isArray(value)) return [value];
  return value.every((one) => typeof one === 'string') ? [...value].sort() : value;
}
