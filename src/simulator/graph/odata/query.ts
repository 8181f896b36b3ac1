import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import type { GraphRequest } from '../route.ts';
import { matches, member, orderOf } from './evaluate.ts';
import { FilterError, parseFilter, rootsOf, usesAdvanced } from './filter.ts';
import { entityType } from './properties.ts';
import type { EntityType } from './properties.ts';
import { SearchError, directorySearch, messageSearch } from './search.ts';

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

// These answer advanced queries, and only with `ConsistencyLevel: eventual` (Advanced query capabilities on Entra objects).
const directoryContexts = new Set(['users', 'groups', 'devices', 'applications', 'servicePrincipals']);
const options = new Set(
  '$filter $select $orderby $top $skip $skiptoken $count $expand $search $format'.split(' '),
);

/** Answers a collection by `$filter`, `$search`, `$orderby`, `$count`, `$top`, `$skip`, `$select`, `$expand` and pages. */
export function collection(
  request: GraphRequest,
  items: readonly Obj[],
  context: string,
  shape: Shape = {},
): Obj {
  const type = entityType(context, request.version);
  requireOptions(request, context);
  const filtered = filter(request, searched(request, items, context, type), type);
  const ordered = order(filtered, request.query.get('$orderby'), type);
  const { skip, size, limited } = pageOf(request, context, shape);
  const show = shower(request, context, type, shape);
  const more = skip + size < ordered.length && !(limited && size === 0);
  const page = ordered.slice(skip, skip + size);
  for (const row of page) shape.shown?.(row);
  return {
    '@odata.context': contextUrl(request, context, ''),
    ...(request.query.get('$count') === 'true' ? { '@odata.count': ordered.length } : {}),
    ...(more ? { '@odata.nextLink': nextLink(request, skip + size) } : {}),
    value: page.map(show),
  };
}

/** Answers one object, with `$select` and `$expand`. */
export function entity(request: GraphRequest, item: Obj, context: string, shape: Shape = {}): Obj {
  requireOptions(request, context);
  const show = shower(request, context, entityType(context, request.version), shape);
  return { '@odata.context': contextUrl(request, context, '/$entity'), ...show(item) };
}

/** Members that begin with `_` are the simulation's own knowledge. */
export function publicMembers(item: Obj): Obj {
  return Object.fromEntries(Object.entries(item).filter(([key]) => !key.startsWith('_')));
}

function requireOptions(request: GraphRequest, context: string): void {
  for (const name of request.query.keys()) {
    if (name.startsWith('$') && !options.has(name))
      throw graphError(400, 'BadRequest', `The query option '${name}' is not supported.`);
  }
  if (!directoryContexts.has(context)) return;
  const filterText = request.query.get('$filter');
  const advanced =
    request.query.has('$search') ||
    request.query.get('$count') === 'true' ||
    (filterText !== null && usesAdvanced(parsed(filterText))) ||
    (filterText !== null && request.query.has('$orderby'));
  const eventual = request.headers['consistencylevel']?.toLowerCase() === 'eventual';
  if (request.query.has('$skip'))
    throw graphError(400, 'Request_BadRequest', "'$skip' is not supported by the service.");
  if (advanced && !(eventual && (request.query.has('$search') || request.query.get('$count') === 'true')))
    throw graphError(
      400,
      'Request_UnsupportedQuery',
      "The specified filter, search, sort or count needs the header 'ConsistencyLevel: eventual' and $count=true.",
    );
}

function searched(
  request: GraphRequest,
  items: readonly Obj[],
  context: string,
  type: EntityType | undefined,
): readonly Obj[] {
  const text = request.query.get('$search');
  if (text === null) return items;
  try {
    if (directoryContexts.has(context) && type) return items.filter(directorySearch(text, type.properties));
    if (context === 'users/messages') return items.filter(messageSearch(text));
  } catch (error) {
    if (error instanceof SearchError) throw graphError(400, 'BadRequest', error.message);
    throw error;
  }
  throw graphError(400, 'BadRequest', 'The $search query option is not supported for this resource.');
}

function filter(request: GraphRequest, items: readonly Obj[], type: EntityType | undefined): readonly Obj[] {
  const text = request.query.get('$filter');
  if (text === null) return items;
  const expression = parsed(text);
  const rows = items.map(publicMembers);
  for (const name of rootsOf(expression)) {
    // A mixed collection has no one type: there, only what an object shows can be named.
    const known = type ? type.properties.has(name) : rows.length === 0 || rows.some((row) => name in row);
    if (!known)
      throw graphError(
        400,
        'BadRequest',
        `Invalid filter clause: Could not find a property named '${name}' on type '${type?.name ?? 'microsoft.graph.directoryObject'}'.`,
      );
  }
  return items.filter((_, index) => matches(expression, rows[index]!));
}

function parsed(text: string) {
  try {
    return parseFilter(text);
  } catch (error) {
    if (error instanceof FilterError)
      throw graphError(400, 'BadRequest', `Invalid filter clause: ${error.message}`);
    throw error;
  }
}

function order(rows: readonly Obj[], clause: string | null, type: EntityType | undefined): readonly Obj[] {
  if (clause === null) return rows;
  const keys = clause.split(',').map((part) => {
    const [path = '', direction = 'asc', ...rest] = part.trim().split(/\s+/);
    const steps = path.split('/');
    if (rest.length > 0 || !/^(asc|desc)$/i.test(direction) || (type && !type.properties.has(steps[0]!)))
      throw graphError(400, 'BadRequest', `Invalid $orderby clause: '${part.trim()}'.`);
    return { steps, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
  return rows.toSorted((a, b) => {
    for (const { steps, sign } of keys) {
      const [left, right] = [member(a, steps), member(b, steps)];
      // Null comes first in ascending order.
      const found = orderOf(left, right) ?? (left === null || left === undefined ? -1 : 1);
      if (found !== 0) return found * sign;
    }
    return 0;
  });
}

function pageOf(request: GraphRequest, context: string, shape: Shape) {
  const top = wholeNumber(request, '$top');
  if (top !== null && directoryContexts.has(context) && (top < 1 || top > 999))
    throw graphError(
      400,
      'Request_UnsupportedQuery',
      `Invalid page size specified: '${top}'. Must be between 1 and 999 inclusive.`,
    );
  const token = request.query.get('$skiptoken');
  const skip = token === null ? (wholeNumber(request, '$skip') ?? 0) : readToken(token);
  const largest = shape.largest ?? shape.page ?? 999;
  return { skip, size: Math.min(top ?? shape.page ?? 100, largest), limited: top !== null };
}

function wholeNumber(request: GraphRequest, name: string): number | null {
  const text = request.query.get(name);
  if (text === null) return null;
  if (!/^\d{1,9}$/.test(text))
    throw graphError(400, 'BadRequest', `Invalid value '${text}' for ${name} query option found.`);
  return Number(text);
}

function readToken(token: string): number {
  const skip = /^at-(\d{1,9})$/.exec(Buffer.from(token, 'base64url').toString('utf8'))?.[1];
  if (skip === undefined) throw graphError(400, 'BadRequest', 'The $skiptoken is not valid or has expired.');
  return Number(skip);
}

/** The next page lies on the same host and path; its token is nothing to be understood. */
function nextLink(request: GraphRequest, skip: number): string {
  const query = new URLSearchParams(request.query);
  query.delete('$skip');
  query.set('$skiptoken', Buffer.from(`at-${skip}`).toString('base64url'));
  const path = request.segments.map(encodeURIComponent).join('/');
  return `https://${request.host}/${path}?${query.toString().replaceAll('%24', '$')}`;
}

function contextUrl(request: GraphRequest, context: string, suffix: string): string {
  const user = request.params['user'];
  const path =
    user !== undefined && context.startsWith('users/')
      ? context.replace('users/', `users('${encodeURIComponent(user)}')/`)
      : context;
  const select = request.query.get('$select');
  const names = select === null || select === '*' ? '' : `(${select.replaceAll(/\s+/g, '')})`;
  return `https://${request.host}/${request.version}/$metadata#${path}${names}${suffix}`;
}

function shower(
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
