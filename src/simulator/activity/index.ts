import { Refusal } from '../http/exchange-types.ts';
import type { AuthorisedRequest, ServiceAnswer } from '../http/exchange-types.ts';
import type { Obj } from '../state/tenant.ts';
import type { World } from '../state/world.ts';

const contentTypes = [
  'Audit.AzureActiveDirectory',
  'Audit.Exchange',
  'Audit.SharePoint',
  'Audit.General',
  'DLP.All',
];
const blobLength = 3_600_000;
/** Microsoft does not tell how many blobs a page lists. */
const perPage = 10;
const day = 86_400_000;

function fail(status: number, code: string, message: string): Refusal {
  return new Refusal({ status, body: { error: { code, message } } });
}

/** manage.office.com: Office 365 Management Activity API. */
export function answerActivity(request: AuthorisedRequest): ServiceAnswer {
  const [, , tenantId, activity, feed, ...rest] = request.segments;
  if (activity !== 'activity' || feed !== 'feed')
    throw fail(404, 'AF50000', 'An internal error occurred. Retry the request.');
  if (tenantId !== request.tenant.id)
    throw fail(
      401,
      'AF20010',
      `The tenant ID passed in the URL (${tenantId}) does not match the tenant ID passed in the access token (${request.tenant.id}).`,
    );
  if (!(request.token.roles ?? (request.token.scp ?? '').split(' ')).includes('ActivityFeed.Read'))
    throw fail(
      403,
      'AF10001',
      'The permission set () sent in the request did not include the expected permission ActivityFeed.Read.',
    );
  slowDown(request, rest);
  // Without ingestion the service holds no tenant at all ("Troubleshooting the Office 365 Management Activity API").
  if (request.tenant.exchange.adminAuditLogConfig['UnifiedAuditLogIngestionEnabled'] !== true)
    throw fail(400, 'AF20012', `Tenant ${request.tenant.id} does not exist.`);
  const path = rest.join('/');
  if (path === 'subscriptions/list' && request.method === 'GET')
    return { status: 200, body: request.tenant.subscriptions.map(shown) };
  if (path === 'subscriptions/start' && request.method === 'POST') return start(request);
  if (path === 'subscriptions/stop' && request.method === 'POST') return stop(request);
  if (path === 'subscriptions/content' && request.method === 'GET') return content(request);
  if (rest[0] === 'audit' && request.method === 'GET') return blob(request, rest[1] ?? '');
  throw fail(404, 'AF50000', 'An internal error occurred. Retry the request.');
}

const perMinute = 2000;
const asked = new WeakMap<World, Map<string, readonly number[]>>();

/** Two thousand requests a minute for each tenant, refused with a 403 of its own ("Activity API throttling"). */
function slowDown(request: AuthorisedRequest, path: readonly string[]): void {
  const { world, tenant } = request;
  if (!world.throttling) return;
  const now = world.clock.milliseconds();
  const known = asked.get(world) ?? new Map<string, readonly number[]>();
  asked.set(world, known);
  const publisher = request.query.get('PublisherIdentifier') ?? '00000000-0000-0000-0000-000000000000';
  const key = `${tenant.id}:${publisher}`;
  const recent = (known.get(key) ?? []).filter((at) => now - at < 60_000);
  if (recent.length >= perMinute)
    throw fail(
      403,
      'AF429',
      `Too many requests. Method=${path[0] === 'audit' ? 'GetBlob' : 'Subscriptions'}, PublisherId=${publisher}`,
    );
  known.set(key, [...recent, now]);
}

function contentType(request: AuthorisedRequest): string {
  const wanted = request.query.get('contentType');
  if (!wanted) throw fail(400, 'AF20001', 'Missing parameter: contentType.');
  if (!contentTypes.includes(wanted)) throw fail(400, 'AF20020', `The specified content type is not valid.`);
  return wanted;
}

function start(request: AuthorisedRequest): ServiceAnswer {
  const wanted = contentType(request);
  const known = request.tenant.subscriptions.find((subscription) => subscription['contentType'] === wanted);
  if (known?.['status'] === 'enabled')
    throw fail(400, 'AF20024', 'The subscription is already enabled. No property change.');
  const subscription: Obj = {
    contentType: wanted,
    status: 'enabled',
    webhook: null,
    _since: request.world.clock.milliseconds(),
  };
  request.tenant.subscriptions = [
    ...request.tenant.subscriptions.filter((candidate) => candidate !== known),
    subscription,
  ];
  return { status: 200, body: shown(subscription) };
}

/** The service does not tell since when it gathers content. */
function shown({ _since, ...subscription }: Obj): Obj {
  return subscription;
}

/** Content is gathered from the subscription on; what came before is not to be had. */
function gathered(request: AuthorisedRequest, type: string): readonly { availableAt: number; record: Obj }[] {
  const subscription = request.tenant.subscriptions.find(
    (candidate) => candidate['contentType'] === type && candidate['status'] === 'enabled',
  );
  const since = subscription ? Number(subscription['_since']) : Infinity;
  return request.tenant.logs.unified.filter(
    (entry) => typeOf(entry.record) === type && entry.availableAt >= since,
  );
}

function stop(request: AuthorisedRequest): ServiceAnswer {
  const wanted = contentType(request);
  request.tenant.subscriptions = request.tenant.subscriptions.filter(
    (subscription) => subscription['contentType'] !== wanted,
  );
  return { status: 204 };
}

function typeOf(record: Obj): string {
  if (record['Workload'] === 'Exchange') return 'Audit.Exchange';
  if (record['Workload'] === 'AzureActiveDirectory') return 'Audit.AzureActiveDirectory';
  return /SharePoint|OneDrive/.test(String(record['Workload'])) ? 'Audit.SharePoint' : 'Audit.General';
}

/** Lists blobs by the time at which they became available; start inclusive, end exclusive. */
function content(request: AuthorisedRequest): ServiceAnswer {
  const wanted = contentType(request);
  if (
    !request.tenant.subscriptions.some(
      (subscription) => subscription['contentType'] === wanted && subscription['status'] === 'enabled',
    )
  )
    throw fail(400, 'AF20022', 'No subscription found for the specified content type.');
  const now = request.world.clock.milliseconds();
  const bounds = [bound(request, 'startTime'), bound(request, 'endTime')] as const;
  const from = bounds[0] ?? now - day;
  const to = bounds[1] ?? now;
  if ((bounds[0] === null) !== (bounds[1] === null) || to - from > day || from > to)
    throw fail(
      400,
      'AF20030',
      'Start time and end time must both be specified (or both omitted) and must be less than or equal to 24 hours apart.',
    );
  if (from < now - 7 * day - 60_000)
    throw fail(400, 'AF20030', 'The start time must be no more than 7 days in the past.');
  const hours = new Set(
    gathered(request, wanted)
      .filter((entry) => entry.availableAt >= from && entry.availableAt < Math.min(to, now))
      .map((entry) => Math.floor(entry.availableAt / blobLength)),
  );
  const all = [...hours].sort((a, b) => a - b);
  const page = Number(request.query.get('nextPage') ?? 0);
  const shown = all.slice(page, page + perPage);
  const next =
    page + perPage < all.length
      ? { NextPageUri: `https://${request.host}${request.path}?${pageQuery(request, page + perPage)}` }
      : {};
  return {
    status: 200,
    headers: next,
    body: shown.map((hour) => {
      const id = `${wanted.replace('.', '_')}$${hour}`;
      return {
        contentType: wanted,
        contentId: id,
        contentUri: `https://${request.host}/api/v1.0/${request.tenant.id}/activity/feed/audit/${encodeURIComponent(id)}`,
        // The hour that is still running has been written up to now.
        contentCreated: new Date(Math.min((hour + 1) * blobLength, now)).toISOString(),
        contentExpiration: new Date((hour + 1) * blobLength + 7 * day).toISOString(),
      };
    }),
  };
}

function pageQuery(request: AuthorisedRequest, page: number): string {
  const query = new URLSearchParams(request.query);
  query.set('nextPage', String(page));
  return query.toString();
}

function bound(request: AuthorisedRequest, name: string): number | null {
  const value = request.query.get(name);
  if (value === null) return null;
  const time = new Date(
    value.endsWith('Z') ? value : /T/.test(value) ? `${value}Z` : `${value}T00:00:00Z`,
  ).getTime();
  if (Number.isNaN(time))
    throw fail(400, 'AF20002', `Invalid parameter type: ${name}. Expected type: DateTime`);
  return time;
}

function blob(request: AuthorisedRequest, id: string): ServiceAnswer {
  const [type, hour] = id.split('$');
  if (!type || !Number.isInteger(Number(hour))) throw fail(400, 'AF20052', 'Content ID is invalid.');
  if (Number(hour) * blobLength < request.world.clock.milliseconds() - 7 * day - blobLength)
    throw fail(
      400,
      'AF20051',
      "Content requested has already expired. Content older than 7 days can't be retrieved.",
    );
  const records = gathered(request, type.replace('_', '.'))
    .filter(
      (entry) =>
        Math.floor(entry.availableAt / blobLength) === Number(hour) &&
        entry.availableAt <= request.world.clock.milliseconds(),
    )
    .map((entry) => entry.record);
  if (records.length === 0) throw fail(404, 'AF20050', 'The specified content does not exist.');
  return { status: 200, body: records };
}
