import { recordDirectory } from '../state/records.ts';
import type { Obj } from '../state/tenant.ts';
import { dnsRecords } from './domain-records.ts';
import { graphError, notFound } from './errors.ts';
import { collection, entity } from './odata/query.ts';
import { noContent, ok, route } from './route.ts';
import type { GraphRequest, GraphRoute } from './route.ts';

const organisationReaders = {
  application: [
    'Organization.Read.All',
    'Organization.ReadWrite.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
  ],
  delegated: [
    'User.Read',
    'Organization.Read.All',
    'Directory.Read.All',
    'Directory.ReadWrite.All',
    'Directory.AccessAsUser.All',
  ],
};
const domainReaders = [
  'Domain.Read.All',
  'Domain.ReadWrite.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];
const domainWriters = ['Domain.ReadWrite.All', 'Directory.ReadWrite.All'];
const federationReaders = [
  'Domain.Read.All',
  'Domain.ReadWrite.All',
  'Domain-InternalFederation.Read.All',
  'Directory.Read.All',
];
const skuReaders = [
  'LicenseAssignment.Read.All',
  'Organization.Read.All',
  'Directory.Read.All',
  'Directory.ReadWrite.All',
];

export const organizationRoutes: readonly GraphRoute[] = [
  route('GET', '/organization', organisationReaders, (request) =>
    ok(collection(request, [request.tenant.organization], 'organization')),
  ),
  route('GET', '/organization/{organization}', organisationReaders, (request) =>
    ok(entity(request, byId([request.tenant.organization], request.params['organization']), 'organization')),
  ),
  route(
    'PATCH',
    '/organization/{organization}',
    ['Organization.ReadWrite.All', 'Directory.ReadWrite.All'],
    updateOrganization,
  ),
  route('GET', '/domains', domainReaders, (request) =>
    ok(collection(request, request.tenant.domains, 'domains')),
  ),
  route('GET', '/domains/{domain}', domainReaders, (request) =>
    ok(entity(request, domainOf(request), 'domains')),
  ),
  route('PATCH', '/domains/{domain}', domainWriters, updateDomain, { roles: ['Domain Name Administrator'] }),
  ...(['verificationDnsRecords', 'serviceConfigurationRecords'] as const).map((records) =>
    route('GET', `/domains/{domain}/${records}`, domainReaders, (request) =>
      ok(collection(request, dnsRecords(request.tenant, domainOf(request), records), `domains/${records}`)),
    ),
  ),
  route('GET', '/domains/{domain}/federationConfiguration', federationReaders, (request) => {
    const federation = (domainOf(request)['_federation'] ?? []) as readonly Obj[];
    return ok(collection(request, federation, 'domains/federationConfiguration'));
  }),
  route(
    'GET',
    '/directory/onPremisesSynchronization',
    ['OnPremDirectorySynchronization.Read.All', 'OnPremDirectorySynchronization.ReadWrite.All'],
    (request) => ok(collection(request, [synchronization(request)], 'directory/onPremisesSynchronization')),
    { roles: ['Global Reader'] },
  ),
  route('GET', '/subscribedSkus', skuReaders, (request) =>
    ok(collection(request, request.tenant.skus, 'subscribedSkus')),
  ),
  route('GET', '/subscribedSkus/{sku}', skuReaders, (request) =>
    ok(entity(request, byId(request.tenant.skus, request.params['sku']), 'subscribedSkus')),
  ),
];

/** Every tenant answers, also one that nothing is synchronised to (Get onPremisesDirectorySynchronization). */
function synchronization(request: GraphRequest): Obj {
  const synced = request.tenant.organization['onPremisesSyncEnabled'] === true;
  return {
    id: request.tenant.id,
    configuration: {
      accidentalDeletionPrevention: {
        synchronizationPreventionType: 'enabledForCount',
        alertThreshold: 500,
      },
    },
    features: {
      passwordSyncEnabled: synced,
      passwordWritebackEnabled: false,
      blockSoftMatchEnabled: false,
      blockCloudObjectTakeoverThroughHardMatchEnabled: false,
      cloudPasswordPolicyForPasswordSyncedUsersEnabled: false,
      userForcePasswordChangeOnLogonEnabled: false,
    },
  };
}

function byId(rows: readonly Obj[], id: string | undefined): Obj {
  const row = rows.find((candidate) => candidate['id'] === id);
  if (!row) throw notFound(id ?? '');
  return row;
}

function domainOf(request: GraphRequest): Obj {
  return byId(request.tenant.domains, request.params['domain']?.toLowerCase());
}

const contacts = [
  'marketingNotificationEmails',
  'privacyProfile',
  'securityComplianceNotificationMails',
  'securityComplianceNotificationPhones',
  'technicalNotificationMails',
];

/** Only contacts and the privacy profile can be changed (Update organization). */
function updateOrganization(request: GraphRequest) {
  const { organization } = request.tenant;
  byId([organization], request.params['organization']);
  refuseOthers(request, contacts);
  const before = { ...organization };
  Object.assign(organization, request.json);
  recordDirectory(request.world, request.tenant, request.actor, {
    activity: 'Set Company Information',
    category: 'DirectoryManagement',
    operationType: 'Update',
    targets: [
      {
        id: String(organization['id']),
        type: 'Directory',
        displayName: String(organization['displayName']),
        modified: Object.keys(request.json).map((name) => ({
          name,
          old: before[name],
          new: organization[name],
        })),
      },
    ],
  });
  return noContent;
}

const writable = [
  'passwordValidityPeriodInDays',
  'passwordNotificationWindowInDays',
  'isDefault',
  'supportedServices',
];

/** Only of verified domains (Update domain). */
function updateDomain(request: GraphRequest) {
  const domain = domainOf(request);
  refuseOthers(request, writable);
  if (domain['isVerified'] !== true)
    throw graphError(400, 'Request_BadRequest', 'The domain has not been verified.');
  const before = { ...domain };
  Object.assign(domain, request.json);
  recordDirectory(request.world, request.tenant, request.actor, {
    activity: 'Update domain',
    category: 'DirectoryManagement',
    operationType: 'Update',
    targets: [
      {
        id: String(domain['id']),
        type: 'Domain',
        displayName: String(domain['id']),
        modified: Object.keys(request.json).map((name) => ({ name, old: before[name], new: domain[name] })),
      },
    ],
  });
  return noContent;
}

function refuseOthers(request: GraphRequest, writableNames: readonly string[]): void {
  const unknown = Object.keys(request.json).find((name) => !writableNames.includes(name));
  if (unknown)
    throw graphError(400, 'Request_BadRequest', `Property '${unknown}' is read-only and cannot be set.`);
}
