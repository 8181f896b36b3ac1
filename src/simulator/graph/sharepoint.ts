import { recordUnified } from '../state/records.ts';
import { graphError } from './errors.ts';
import { entity } from './odata/query.ts';
import { checkMembers, merge } from './policies/single.ts';
import { ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const path = 'admin/sharepoint/settings';
const sharing = [
  'disabled',
  'externalUserSharingOnly',
  'externalUserAndGuestSharing',
  'existingExternalUserSharingOnly',
];

/** Settings of SharePoint and OneDrive for the whole tenant. */
export const sharePointRoutes: readonly GraphRoute[] = [
  route(
    'GET',
    `/${path}`,
    ['SharePointTenantSettings.Read.All', 'SharePointTenantSettings.ReadWrite.All'],
    (request) => ok(entity(request, request.tenant.policies.sharePoint, path)),
    { roles: ['SharePoint Administrator', 'Global Reader'] },
  ),
  route('PATCH', `/${path}`, ['SharePointTenantSettings.ReadWrite.All'], update, {
    roles: ['SharePoint Administrator'],
  }),
];

function update(request: GraphRequest) {
  const settings = request.tenant.policies.sharePoint;
  checkMembers(settings, request.json);
  const { sharingCapability } = request.json;
  if (sharingCapability !== undefined && !sharing.includes(String(sharingCapability)))
    throw graphError(400, 'invalidRequest', "Invalid value specified for property 'sharingCapability'.");
  const before = structuredClone(settings);
  merge(settings, request.json);
  recordUnified(request.world, request.tenant, request.actor, {
    Operation: 'SharingPolicyChanged',
    RecordType: 4,
    ResultStatus: 'Succeeded',
    Workload: 'SharePoint',
    ObjectId: path,
    ModifiedProperties: Object.keys(request.json).map((name) => ({
      Name: name,
      OldValue: JSON.stringify(before[name] ?? null),
      NewValue: JSON.stringify(settings[name] ?? null),
    })),
  });
  return ok(entity(request, settings, path));
}
