import type { Obj } from '../../state/tenant.ts';
import { graphError } from '../errors.ts';
import type { GraphRequest } from '../route.ts';
import { matches } from './evaluate.ts';
import { FilterError, parseFilter, rootsOf, usesAdvanced } from './filter.ts';
import { order } from './order.ts';
import { directoryContexts, nextLink, pageOf } from './pages.ts';
import { entityType } from './properties.ts';
import type { EntityType } from './properties.ts';
import { directorySearch, messageSearch, SearchError } from './search.ts';
import { publicMembers, shower } from './selection.ts';
import type { Shape } from './selection.ts';

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
