import type { AccessPolicy } from '../../../domain/setting-values/conditional-access.ts';

/** One kind of sign-in. Everything that a policy can make a condition of has a value here. */
export interface SignIn {
  /** An application id, the name of a suite, or `any` for an application that no policy names. */
  readonly app: string;
  readonly client: string;
  readonly platform: string;
  /** A named location's id, `trusted` for any other trusted one, or `elsewhere`. */
  readonly location: string;
  /** `unregistered` for a device that Entra ID does not know: the attacker's. */
  readonly device: 'unregistered' | 'filtered';
}

/** What is the same in every sign-in that a demand is about. */
export interface Circumstances {
  readonly userRisk?: 'high';
  readonly signInRisk?: 'high';
  readonly flow?: 'deviceCodeFlow';
  /** Instead of an application: `urn:user:registersecurityinfo`. */
  readonly action?: string;
}

export interface Locations {
  /** Whether the named location of this id is marked as trusted. */
  isTrusted(location: string): boolean;
}

/** Applications of Microsoft 365 that policies commonly name one by one (Conditional Access: target resources). */
const suites: { readonly [suite: string]: readonly string[] } = {
  Office365: [
    '00000002-0000-0ff1-ce00-000000000000',
    '00000003-0000-0ff1-ce00-000000000000',
    'cc15fd57-2c6c-4117-a88c-83b1d56b4bbe',
    '00000006-0000-0ff1-ce00-000000000000',
    '4765445b-32c6-49b0-83e6-1d93765276ca',
    '00000003-0000-0000-c000-000000000000',
  ],
  MicrosoftAdminPortals: [],
};

/** Whether the policy, where it is assigned, applies to this sign-in. */
export function appliesWhen(
  policy: AccessPolicy,
  signIn: SignIn,
  circumstances: Circumstances,
  locations: Locations,
): boolean {
  const { conditions } = policy;
  if (!conditions || isForWorkloads(conditions)) return false;
  return (
    (circumstances.action === undefined
      ? appMatches(policy, signIn.app)
      : (conditions.applications?.includeUserActions ?? []).includes(circumstances.action)) &&
    clientMatches(conditions.clientAppTypes, signIn.client) &&
    platformMatches(policy, signIn.platform) &&
    locationMatches(policy, signIn.location, locations) &&
    deviceMatches(policy, signIn.device) &&
    riskMatches(conditions.userRiskLevels, circumstances.userRisk) &&
    riskMatches(conditions.signInRiskLevels, circumstances.signInRisk) &&
    conditions.insiderRiskLevels.length === 0 &&
    flowMatches(conditions.authenticationFlows?.transferMethods, circumstances.flow)
  );
}

/** A policy for service principals or agents holds up no user, whomever it names beside them. */
function isForWorkloads(conditions: NonNullable<AccessPolicy['conditions']>): boolean {
  const { clientApplications: workloads } = conditions;
  return [
    workloads?.includeServicePrincipals,
    workloads?.includeAgentIdServicePrincipals,
    conditions.servicePrincipalRiskLevels,
    conditions.agentIdRiskLevels,
  ].some((named) => (named ?? []).length > 0);
}

function appMatches(policy: AccessPolicy, app: string): boolean {
  const applications = policy.conditions?.applications;
  if (!applications) return false;
  // What a filter on custom attributes selects cannot be seen from here: the policy is not counted on.
  if (applications.applicationFilter?.rule !== undefined) return false;
  const named = (list: readonly string[]): boolean =>
    list.includes(app) || list.some((suite) => suites[suite]?.includes(app) === true);
  const { includeApplications, excludeApplications } = applications;
  return (includeApplications.includes('All') || named(includeApplications)) && !named(excludeApplications);
}

function clientMatches(types: readonly string[], client: string): boolean {
  if (types.length === 0 || types.includes('all')) return true;
  return types.includes(client) || (client === 'exchangeActiveSync' && types.includes('easSupported'));
}

function platformMatches(policy: AccessPolicy, platform: string): boolean {
  const platforms = policy.conditions?.platforms;
  if (!platforms || platforms.includePlatforms.length === 0) return true;
  const { includePlatforms, excludePlatforms } = platforms;
  return (
    (includePlatforms.includes('all') || includePlatforms.includes(platform)) &&
    !excludePlatforms.includes(platform)
  );
}

function locationMatches(policy: AccessPolicy, location: string, locations: Locations): boolean {
  const place = policy.conditions?.locations;
  if (!place || (place.includeLocations.length === 0 && place.excludeLocations.length === 0)) return true;
  const named = (list: readonly string[]): boolean =>
    list.includes('All') || list.includes(location) || (list.includes('AllTrusted') && isTrusted());
  const isTrusted = (): boolean =>
    location === 'trusted' || (location !== 'elsewhere' && locations.isTrusted(location));
  return named(place.includeLocations) && !named(place.excludeLocations);
}

/**
 * A device that Entra ID does not know has no properties: rules with positive operators never hold for it, rules with negative
 * ones always (Conditional Access: filter for devices, "Policy behavior"). A rule that mixes them is not counted on.
 */
function deviceMatches(policy: AccessPolicy, device: SignIn['device']): boolean {
  const filter = policy.conditions?.devices?.deviceFilter;
  if (filter?.rule === undefined) return true;
  const includes = filter.mode !== 'exclude';
  if (device === 'filtered') return includes;
  const negative = /-(ne|notin|notcontains|notstartswith|notendswith)\b/i.test(filter.rule);
  const positive = /-(eq|in|contains|startswith|endswith)\b/i.test(filter.rule);
  if (negative && positive) return false;
  return includes === negative;
}

function riskMatches(levels: readonly string[], risk: string | undefined): boolean {
  return levels.length === 0 || (risk !== undefined && levels.includes(risk));
}

function flowMatches(methods: string | undefined, flow: string | undefined): boolean {
  if (methods === undefined || methods === 'none') return true;
  return flow !== undefined && methods.split(',').some((method) => method.trim() === flow);
}
