import { isObject } from '../../kernel/json.ts';
import { syncScores } from '../secure-score/ledger.ts';
import { recordUnified } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const readers = ['SecurityEvents.Read.All', 'SecurityEvents.ReadWrite.All'];
const writers = ['SecurityEvents.ReadWrite.All'];
const administrators = { roles: ['Security Administrator', 'Exchange Administrator'] } as const;
const viewers = {
  roles: [
    ...administrators.roles,
    'Helpdesk Administrator',
    'User Administrator',
    'Security Reader',
    'Security Operator',
    'Global Reader',
  ],
} as const;
const scores = 'security/secureScores';
const profiles = 'security/secureScoreControlProfiles';

export const secureScoreRoutes: readonly GraphRoute[] = [
  route('GET', `/${scores}`, readers, (request) => ok(collection(request, newest(request), scores)), viewers),
  route(
    'GET',
    `/${scores}/{score}`,
    readers,
    (request) => ok(entity(request, byId(newest(request), request.params['score']), scores)),
    viewers,
  ),
  route(
    'GET',
    `/${profiles}`,
    readers,
    (request) =>
      ok(collection(request, request.tenant.controlProfiles, profiles, { page: 50, largest: 999 })),
    viewers,
  ),
  route(
    'GET',
    `/${profiles}/{control}`,
    readers,
    (request) => ok(entity(request, profileOf(request), profiles)),
    viewers,
  ),
  route('PATCH', `/${profiles}/{control}`, writers, updateProfile, administrators),
];

const dayMs = 86_400_000;

/** Newest first; ninety days are kept (List secureScores). */
function newest(request: GraphRequest): readonly Obj[] {
  syncScores(request.world, request.tenant);
  const oldest = request.world.clock.milliseconds() - 90 * dayMs;
  return request.tenant.secureScores
    .filter((score) => Date.parse(String(score['createdDateTime'])) >= oldest)
    .toSorted((a, b) => String(b['createdDateTime']).localeCompare(String(a['createdDateTime'])));
}

function byId(rows: readonly Obj[], id: string | undefined): Obj {
  const row = rows.find((candidate) => candidate['id'] === id);
  if (!row) throw notFound(id ?? '');
  return row;
}

function profileOf(request: GraphRequest): Obj {
  return byId(request.tenant.controlProfiles, request.params['control']);
}

const states = ['default', 'ignored', 'thirdparty', 'reviewed'];

/** The state fields stand at the top of the body, and the vendor must be named (Update secureScoreControlProfile). */
function updateProfile(request: GraphRequest) {
  const profile = profileOf(request);
  const { vendorInformation, state, assignedTo, comment } = request.json;
  const vendor = isObject(vendorInformation) ? vendorInformation : {};
  if (!vendor['provider'] || !vendor['vendor'])
    throw graphError(400, 'BadRequest', 'vendorInformation with provider and vendor is required.');
  if (String(profile['id']).startsWith('scid_'))
    throw graphError(
      400,
      'BadRequest',
      'Controls of Microsoft Defender for Endpoint cannot be updated through this API.',
    );
  if (typeof state !== 'string' || !states.includes(state.toLowerCase()))
    throw graphError(400, 'BadRequest', `Invalid state '${String(state)}'.`);
  const updates = (profile['controlStateUpdates'] ?? []) as readonly Obj[];
  profile['controlStateUpdates'] = [
    ...updates,
    {
      assignedTo: typeof assignedTo === 'string' ? assignedTo : '',
      comment: typeof comment === 'string' ? comment : '',
      state,
      updatedBy: request.actor.name,
      updatedDateTime: request.world.clock.iso(),
    },
  ];
  recordUnified(request.world, request.tenant, request.actor, {
    Operation: 'SecureScoreControlProfileUpdated',
    RecordType: 52,
    ResultStatus: 'Succeeded',
    Workload: 'SecurityComplianceCenter',
    ObjectId: profile['id'],
    State: state,
  });
  return /return=representation/i.test(request.headers['prefer'] ?? '')
    ? ok(entity(request, profile, profiles))
    : noContent;
}
