import { freshOrganization } from '../exchange/configuration/index.ts';
import { defaultPolicies } from '../graph/policies/defaults.ts';
import type { Obj, Tenant } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { planIds, plans } from './licences.ts';
import { addMicrosoftPrincipals } from './operator.ts';
import { addPerson, yearsAgo } from './person.ts';
import { usualRecords } from './posture.ts';
import type { ScenarioSpec } from './spec.ts';

/** A healthy tenant as Microsoft would hand it over: people, mailboxes, default policies. */
export function buildTenant(world: World, spec: ScenarioSpec): Tenant {
  const id = world.random.uuid();
  const license = plans[spec.tenant.license]!;
  const domain = (name: string, initial: boolean): Obj => ({
    id: name,
    authenticationType: 'Managed',
    isAdminManaged: true,
    isDefault: !initial,
    isInitial: initial,
    isRoot: true,
    isVerified: true,
    passwordNotificationWindowInDays: 14,
    passwordValidityPeriodInDays: 2147483647,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
  });
  const tenant: Tenant = {
    id,
    domain: spec.tenant.initial,
    displayName: spec.tenant.name,
    organization: {
      id,
      displayName: spec.tenant.name,
      tenantType: 'AAD',
      countryLetterCode: 'DE',
      preferredLanguage: 'de',
      onPremisesSyncEnabled: null,
      createdDateTime: yearsAgo(world, 5),
      verifiedDomains: [
        {
          name: spec.tenant.domain,
          isDefault: true,
          isInitial: false,
          type: 'Managed',
          capabilities: 'Email',
        },
        {
          name: spec.tenant.initial,
          isDefault: false,
          isInitial: true,
          type: 'Managed',
          capabilities: 'Email',
        },
      ],
      assignedPlans: [],
      marketingNotificationEmails: [],
      securityComplianceNotificationMails: [],
      securityComplianceNotificationPhones: [],
      technicalNotificationMails: [],
    },
    domains: [domain(spec.tenant.domain, false), domain(spec.tenant.initial, true)],
    skus: [
      {
        id: `${id}_${license.id}`,
        skuId: license.id,
        skuPartNumber: license.sku,
        capabilityStatus: 'Enabled',
        consumedUnits: spec.people.length,
        prepaidUnits: { enabled: 50, suspended: 0, warning: 0, lockedOut: 0 },
        appliesTo: 'User',
        servicePlans: license.plans.map((name) => ({
          servicePlanId: planIds[name] ?? id,
          servicePlanName: name,
          provisioningStatus: 'Success',
          appliesTo: 'User',
        })),
      },
    ],
    users: [],
    groups: [],
    devices: [],
    applications: [],
    servicePrincipals: [],
    grants: [],
    appRoleAssignments: [],
    roleAssignments: [],
    roleEligibilities: [],
    policies: defaultPolicies(spec.tenant.securityDefaults),
    riskyUsers: [],
    riskDetections: [],
    secureScores: [],
    controlProfiles: [],
    mailboxes: [],
    contacts: [],
    dns: [],
    exchange: freshOrganization({
      domain: spec.tenant.domain,
      initial: spec.tenant.initial,
      displayName: spec.tenant.name,
      plans: new Set(license.plans),
      now: world.clock.iso(),
      uuid: () => world.random.uuid(),
    }),
    logs: { unified: [], directory: [], signIns: [], silent: [] },
    sessions: [],
    auditJobs: [],
    subscriptions: [],
    operations: [],
  };
  tenant.dns = usualRecords(
    spec.tenant.domain,
    spec.tenant.initial,
    tenant.exchange.settings['DkimSigningConfig'] ?? [],
  );
  world.tenants.push(tenant);
  addMicrosoftPrincipals(world, tenant);
  for (const person of spec.people) addPerson(world, tenant, spec, person, license.id);
  return tenant;
}
