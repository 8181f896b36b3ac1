import { graphError } from '../errors.ts';
import type { GraphRequest } from '../route.ts';
import type { Shape } from './selection.ts';

// These answer advanced queries, and only with `ConsistencyLevel: eventual` (Advanced query capabilities on Entra objects).
export const directoryContexts = new Set(['users', 'groups', 'devices', 'applications', 'servicePrincipals']);

/** Where the page begins and how long it is; `limited` where the caller named `$top`. */
export function pageOf(request: GraphRequest, context: string, shape: Shape) {
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
export function nextLink(request: GraphRequest, skip: number): string {
  const query = new URLSearchParams(request.query);
  query.delete('$skip');
  query.set('$skiptoken', Buffer.from(`at-${skip}`).toString('base64url'));
  const path = request.segments.map(encodeURIComponent).join('/');
  return `https://${request.host}/${path}?${query.toString().replaceAll('%24', '$')}`;
}
