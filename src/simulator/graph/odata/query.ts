import { graphError } from '../errors.ts';
import type { GraphRequest } from '../route.ts';
import type { Obj } from '../../state/tenant.ts';
import { FilterError, matches, parseFilter } from './filter.ts';
import type { Expression } from './filter.ts';

const largestPage = 999;

/** Answers a collection: `$filter`, `$search`-less, `$orderby`, `$count`, `$top`, `$skip`, `$select`, paging by `$skiptoken`. */
export function collection(
  request: GraphRequest,
  items: readonly Obj[],
  context: string,
  options: { readonly page?: number } = {},
): Obj {
  const { query } = request;
  let rows = items.map(publicMembers);
  const filter = query.get('$filter');
  if (filter !== null) {
    const expression = parse(filter);
    rejectUnknown(expression, rows, filter);
    rows = rows.filter((row) => matches(expression, row));
  }
  rows = order(rows, query.get('$orderby'));
  const total = rows.length;
  const top = wholeNumber(query.get('$top'), '$top');
  const skip = query.has('$skiptoken')
    ? Number(query.get('$skiptoken'))
    : (wholeNumber(query.get('$skip'), '$skip') ?? 0);
  const page = Math.min(top ?? options.page ?? 100, options.page ?? largestPage);
  const shown = rows.slice(skip, skip + page);
  const select = query.get('$select');
  const more = skip + page < total && (top === null || top > 0);
  return {
    '@odata.context': `https://graph.microsoft.com/${request.version}/$metadata#${context}`,
    ...(query.get('$count') === 'true' ? { '@odata.count': total } : {}),
    ...(more ? { '@odata.nextLink': nextLink(request, skip + page) } : {}),
    value: select === null ? shown : shown.map((row) => selected(row, select)),
  };
}

/** Answers one object, with `$select`. */
export function entity(request: GraphRequest, item: Obj, context: string): Obj {
  const select = request.query.get('$select');
  const shown = publicMembers(item);
  return {
    '@odata.context': `https://graph.microsoft.com/${request.version}/$metadata#${context}/$entity`,
    ...(select === null ? shown : selected(shown, select)),
  };
}

/** Members that begin with `_` are the simulation's own knowledge. */
export function publicMembers(item: Obj): Obj {
  return Object.fromEntries(Object.entries(item).filter(([key]) => !key.startsWith('_')));
}

function selected(row: Obj, select: string): Obj {
  const names = select.split(',').map((name) => name.trim());
  return Object.fromEntries(
    Object.entries(row).filter(([key]) => key.startsWith('@odata') || names.includes(key)),
  );
}

function parse(filter: string): Expression {
  try {
    return parseFilter(filter);
  } catch (error) {
    if (error instanceof FilterError)
      throw graphError(400, 'BadRequest', `Invalid filter clause: ${error.message}`);
    throw error;
  }
}

/** A property that no object has is a mistake of the caller, which Graph refuses. */
function rejectUnknown(expression: Expression, rows: readonly Obj[], filter: string): void {
  if (rows.length === 0) return;
  const names = new Set<string>();
  const walk = (part: Expression): void => {
    if (part.kind === 'and' || part.kind === 'or') [part.left, part.right].forEach(walk);
    else if (part.kind === 'not') walk(part.inner);
    else if (part.kind === 'lambda') names.add(part.path[0] ?? '');
    else
      for (const operand of part.kind === 'in' ? [part.left] : [part.left, part.right])
        if ('path' in operand) names.add(operand.path[0] ?? '');
  };
  walk(expression);
  for (const name of names) {
    if (!rows.some((row) => name in row))
      throw graphError(400, 'BadRequest', `Could not find a property named '${name}' (in '${filter}').`);
  }
}

function order(rows: readonly Obj[], clause: string | null): Obj[] {
  if (clause === null) return [...rows];
  const [name = '', direction = 'asc'] = clause.split(/\s+/);
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) =>
    String(a[name]) < String(b[name]) ? -sign : String(a[name]) > String(b[name]) ? sign : 0,
  );
}

function wholeNumber(text: string | null, name: string): number | null {
  if (text === null) return null;
  if (!/^\d+$/.test(text))
    throw graphError(400, 'BadRequest', `Invalid value '${text}' for ${name} query option found.`);
  return Number(text);
}

function nextLink(request: GraphRequest, skip: number): string {
  const query = new URLSearchParams(request.query);
  query.delete('$skip');
  query.set('$skiptoken', String(skip));
  return `https://graph.microsoft.com/${request.version}/${request.segments.map(encodeURIComponent).join('/')}?${query.toString().replaceAll('%24', '$')}`;
}
