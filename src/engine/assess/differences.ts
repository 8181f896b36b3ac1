import type { Difference } from '../../domain/assessment.ts';
import { isObject, sameJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';

/** Members by which Microsoft names an object in a list. */
const names = [
  'id',
  'Name',
  'domain',
  'DomainName',
  'Domain',
  'PrimarySmtpAddress',
  'roleTemplateId',
  'principalId',
  'Identity',
];

/** Where two values differ, as paths. Objects in lists are matched by name, so that a new one in front does not shift all others. */
export function differences(before: Json, after: Json, path = ''): readonly Difference[] {
  if (sameJson(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
    return keys.flatMap((key) =>
      differences(before[key] ?? null, after[key] ?? null, path === '' ? key : `${path}.${key}`),
    );
  }
  const [old, now] = [named(before), named(after)];
  if (old && now) {
    const keys = [...new Set([...old.keys(), ...now.keys()])].sort();
    return keys.flatMap((key) => differences(old.get(key) ?? null, now.get(key) ?? null, `${path}[${key}]`));
  }
  return [{ path, before, after }];
}

/** A list of objects by their names; null where it is none, or names are missing or not unique. */
function named(value: Json): ReadonlyMap<string, Json> | null {
  if (!Array.isArray(value)) return null;
  const items = value as readonly Json[];
  if (!items.every((item) => isObject(item))) return items.length === 0 ? new Map() : null;
  const member = names.find((name) =>
    items.every((item) => isObject(item) && typeof item[name] === 'string'),
  );
  if (member === undefined) return items.length === 0 ? new Map() : null;
  const map = new Map(items.map((item) => [String(item[member]), item]));
  return map.size === items.length ? map : null;
}
