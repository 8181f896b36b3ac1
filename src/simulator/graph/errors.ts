import { Refusal } from '../http/exchange-types.ts';

/** Graph's error body (Microsoft Graph error responses and resource types). */
export function graphError(
  status: number,
  code: string,
  message: string,
  headers: { readonly [name: string]: string } = {},
): Refusal {
  return new Refusal({ status, headers, body: { error: { code, message, innerError: {} } } });
}

export function notFound(what: string): Refusal {
  return graphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${what}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

export const denied = (): Refusal =>
  graphError(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');
