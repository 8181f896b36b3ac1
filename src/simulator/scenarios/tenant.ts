import { directoryRoles } from '../login/roles.ts';
import type { DirectoryRole } from '../login/roles.ts';
import type { Group, Method, Obj, Tenant, User } from '../state/tenant.ts';
import type { World } from '../state/world.ts';
import { freshOrganization } from '../exchange/configuration/index.ts';
import { defaultPolicies } from '../graph/policies/defaults.ts';
import { makeMailbox } from './mailbox.ts';
import { addMicrosoftPrincipals } from './operator.ts';
import { usualRecords } from './posture.ts';
import type { PersonSpec, ScenarioSpec } from './spec.ts';

const plans: {
  readonly [license: string]: {
    readonly sku: string;
    readonly id: string;
    readonly plans: readonly string[];
  };
} = {
  BASIC: {
    sku: 'O365_BUSINESS_ESSENTIALS',
    id: '3b555118-da6a-4418-894f-7df1e2096870',
    plans: ['EXCHANGE_S_STANDARD', 'SHAREPOINTSTANDARD', 'TEAMS1'],
  },
  PREMIUM: {
    sku: 'SPB',
    id: 'cbdc14ab-d96c-4c30-b9f4-6ada7cdc1d46',
    plans: [
      'EXCHANGE_S_STANDARD',
      'SHAREPOINTSTANDARD',
      'TEAMS1',
      'AAD_PREMIUM',
      'ATP_ENTERPRISE',
      'INTUNE_A',
    ],
  },
  E5: {
    sku: 'SPE_E5',
    id: '06ebc4ee-1bb5-47dd-8120-11324bc54e06',
    plans: [
      'EXCHANGE_S_ENTERPRISE',
      'SHAREPOINTENTERPRISE',
      'TEAMS1',
      'AAD_PREMIUM',
      'AAD_PREMIUM_P2',
      'ATP_ENTERPRISE',
      'THREAT_INTELLIGENCE',
      'M365_ADVANCED_AUDITING',
      'LOCKBOX_ENTERPRISE',
      'INTUNE_A',
    ],
  },
};

/** Product names and service plan identifiers for licensing, Microsoft Entra. */
const planIds: { readonly [name: string]: string } = {
  EXCHANGE_S_STANDARD: '9aaf7827-d63c-4b61-89c3-182f06f82e5c',
  EXCHANGE_S_ENTERPRISE: 'efb87545-963c-4e0d-99df-69c6916d9eb0',
  SHAREPOINTENTERPRISE: '5dbe027f-2339-4123-9542-606e4d348a72',
  SHAREPOINTSTANDARD: 'c7699d2e-19aa-44de-8edf-1736da088ca1',
  TEAMS1: '57ff2da0-773e-42df-b2af-ffb7a2317929',
  AAD_PREMIUM: '41781fb2-bc02-4b7c-bd55-b576c07bb09d',
  AAD_PREMIUM_P2: 'eec0eb4f-6444-4f95-aba0-50c24d67f998',
  ATP_ENTERPRISE: 'f20fedf3-f3c3-43c3-8267-2bfdd51c0939',
  THREAT_INTELLIGENCE: '8e0c0a52-6a6c-4d40-8370-dd62790dcd70',
  M365_ADVANCED_AUDITING: '2f442157-a11c-46b9-ae5b-6e39ff4e5849',
  LOCKBOX_ENTERPRISE: '9f431833-0334-42de-a7dc-70aa40db46db',
  INTUNE_A: 'c1ec4a95-1f05-45b3-a911-aa3fa01094f5',
};

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

/** A Microsoft 365 group: its mailbox belongs to no person. */
function groupOf(user: User): Group {
  return {
    id: user.id,
    displayName: user.displayName,
    mail: user.userPrincipalName,
    mailNickname: user.userPrincipalName.split('@')[0],
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ['Unified'],
    isAssignableToRole: null,
    visibility: 'Private',
    createdDateTime: user.createdDateTime,
    _members: [],
  };
}

function yearsAgo(world: World, years: number): string {
  return new Date(world.clock.milliseconds() - years * 365 * 86_400_000).toISOString();
}

export function addPerson(
  world: World,
  tenant: Tenant,
  spec: ScenarioSpec,
  person: PersonSpec,
  skuId: string,
): User {
  const created = yearsAgo(world, 2);
  const [givenName = '', surname = ''] = person.name.split(' ');
  const upn = person.upn.includes('@') ? person.upn : `${person.upn}@${spec.tenant.domain}`;
  const user: User = {
    id: world.random.uuid(),
    userPrincipalName: upn,
    displayName: person.name,
    givenName,
    surname,
    mail: person.mailbox === 'none' ? null : upn,
    accountEnabled: person.mailbox !== 'RoomMailbox',
    userType: 'Member',
    onPremisesSyncEnabled: person.synced ? true : null,
    signInSessionsValidFromDateTime: created,
    lastPasswordChangeDateTime: created,
    createdDateTime: created,
    assignedLicenses: person.mailbox === 'UserMailbox' ? [{ skuId, disabledPlans: [] }] : [],
    businessPhones: [],
    otherMails: [],
    proxyAddresses: [`SMTP:${upn}`],
    mobilePhone: null,
    jobTitle: null,
    usageLocation: 'DE',
    _password: `Sommer-${world.random.integer(9000) + 1000}!`,
    _forceChange: false,
    _perUserMfa: person.perUserMfa,
    _defaultMethod: null,
    _methods: [
      {
        '@odata.type': '#microsoft.graph.passwordAuthenticationMethod',
        id: '28c10230-6103-485e-b985-444c60001490',
        createdDateTime: created,
        password: null,
        _holder: 'owner',
      },
    ],
    _appPasswords: [],
    _manager: null,
  };
  for (const kind of person.mfa) user._methods.push(makeMethod(world, kind, created, 'owner', person.name));
  user._defaultMethod = user._methods[1]?.id ?? null;
  if (person.mailbox === 'GroupMailbox') tenant.groups.push(groupOf(user));
  else if (person.mailbox !== 'PublicFolderMailbox') tenant.users.push(user);
  for (const role of person.roles)
    tenant.roleAssignments.push({
      id: Buffer.from(world.random.bytes(24)).toString('base64url'),
      principalId: user.id,
      roleDefinitionId: directoryRoles[role as DirectoryRole],
      directoryScopeId: '/',
    });
  if (person.mailbox !== 'none')
    tenant.mailboxes.push(makeMailbox(world.random, user, person.mailbox, person.language));
  if (person.device) {
    tenant.devices.push({
      id: world.random.uuid(),
      deviceId: world.random.uuid(),
      displayName: person.device,
      accountEnabled: true,
      operatingSystem: 'Windows',
      operatingSystemVersion: '10.0.22631.4317',
      trustType: 'AzureAd',
      isCompliant: true,
      isManaged: true,
      registrationDateTime: created,
      approximateLastSignInDateTime: world.clock.iso(),
      profileType: 'RegisteredDevice',
      _owner: user.id,
      _prt: null,
    });
  }
  return user;
}

export function makeMethod(
  world: World,
  kind: string,
  created: string,
  holder: 'owner' | 'attacker',
  name: string,
): Method {
  const id = kind === 'phone' ? '3179e48a-750b-4051-897c-87b9720928f7' : world.random.uuid();
  const common = { id, createdDateTime: created, _holder: holder, _secret: `${holder}:${id}` };
  switch (kind) {
    case 'authenticator':
      return {
        '@odata.type': '#microsoft.graph.microsoftAuthenticatorAuthenticationMethod',
        ...common,
        displayName: holder === 'owner' ? `iPhone ${name}` : 'SM-G955F',
        deviceTag: 'SoftwareTokenActivated',
        phoneAppVersion: '6.8.7',
      };
    case 'phone':
      return {
        '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
        ...common,
        phoneNumber: '+49 30 5550101',
        phoneType: 'mobile',
        smsSignInState: 'notAllowedByPolicy',
      };
    case 'fido2':
      return {
        '@odata.type': '#microsoft.graph.fido2AuthenticationMethod',
        ...common,
        displayName: 'YubiKey 5',
        model: 'YubiKey 5 Series',
        aaGuid: 'cb69481e-8ff7-4039-93ec-0a2729a154a8',
        attestationCertificates: [],
        attestationLevel: 'attested',
      };
    default:
      return {
        '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod',
        ...common,
        secretKey: null,
      };
  }
}
