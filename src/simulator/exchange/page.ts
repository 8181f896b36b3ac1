import type { AuthorisedRequest, ServiceAnswer } from '../http/exchange-types.ts';
import type { Obj } from '../state/tenant.ts';
import { exchangeError, invalid } from './cmdlet.ts';
import type { Cmdlet } from './cmdlet.ts';

function publicOnly(item: Obj): Obj {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !name.startsWith('_')));
}

/** Paged by POSTing the same body to `@odata.nextLink`; the link expires after thirty minutes. */
export function page(
  request: AuthorisedRequest,
  items: readonly Obj[],
  warnings: readonly string[],
  headers: { readonly [name: string]: string },
  resultSize: unknown,
  known: Cmdlet,
): ServiceAnswer {
  const size = Number(/maxpagesize=(\d+)/.exec(headers['prefer'] ?? '')?.[1] ?? 1000);
  const token = request.query.get('$skiptoken');
  const [start, issued] = token ? token.split('.').map(Number) : [0, request.world.clock.milliseconds()];
  if (request.world.clock.milliseconds() - (issued ?? 0) > 1_800_000)
    throw exchangeError(
      400,
      'Microsoft.Exchange.Admin.OData.Core.ODataServiceException',
      'Expired or Invalid pagination request. Default Expiry time is 00:30:00',
    );
  // Without a size, a Get- cmdlet stops at a thousand objects and says so.
  const unlimited = known.limits === true || String(resultSize).toLowerCase() === 'unlimited';
  const limit = unlimited ? items.length : Number(resultSize ?? 1000);
  if (Number.isNaN(limit)) throw invalid(`Cannot convert value "${String(resultSize)}" to a result size.`);
  if (items.length > limit)
    warnings = [
      ...warnings,
      `By default, only the first ${limit} items are returned. Use the ResultSize parameter to specify the number of items returned.`,
    ];
  const shown = items.slice(0, limit);
  const rows = shown.slice(start, (start ?? 0) + size).map(publicOnly);
  const end = (start ?? 0) + rows.length;
  const query = new URLSearchParams(request.query);
  query.set('$skiptoken', `${end}.${issued}`);
  const next =
    end < shown.length
      ? `https://${request.host}${request.path}?${query.toString().replaceAll('%24', '$')}`
      : null;
  const select = request.query.get('$select')?.split(',');
  return answer(
    select ? rows.map((row) => Object.fromEntries(select.map((key) => [key, row[key]]))) : rows,
    warnings,
    next,
  );
}

export function answer(
  rows: readonly Obj[],
  warnings: readonly string[],
  next: string | null,
): ServiceAnswer {
  return {
    status: 200,
    body: {
      '@odata.context':
        'https://outlook.office365.com/adminapi/beta/$metadata#Collection(Exchange.GenericHashTable)',
      'adminapi.warnings@odata.type': '#Collection(String)',
      '@adminapi.warnings': warnings,
      value: rows,
      ...(next ? { '@odata.nextLink': next } : {}),
    },
  };
}
