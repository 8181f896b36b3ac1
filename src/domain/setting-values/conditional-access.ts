import { z } from 'zod';
import { count, list, moment, text, toldList, yesNo } from './fields.ts';

// Source: learn.microsoft.com/graph/api/resources/conditionalaccesspolicy and its parts.

const guests = z
  .object({
    /** `b2bCollaborationGuest,internalGuest`: one text, comma separated. */
    guestOrExternalUserTypes: text,
    externalTenants: z.object({ membershipKind: text }).nullish(),
  })
  .nullish();

const users = z.object({
  includeUsers: list,
  excludeUsers: list,
  includeGroups: list,
  excludeGroups: list,
  includeRoles: list,
  excludeRoles: list,
  includeGuestsOrExternalUsers: guests,
  excludeGuestsOrExternalUsers: guests,
});

const filter = z.object({ mode: text, rule: text }).nullish();

const conditions = z.object({
  users: users.nullish(),
  applications: z
    .object({
      includeApplications: list,
      excludeApplications: list,
      includeUserActions: list,
      includeAuthenticationContextClassReferences: list,
      applicationFilter: filter,
    })
    .nullish(),
  clientApplications: z
    .object({ includeServicePrincipals: list, includeAgentIdServicePrincipals: list })
    .nullish(),
  clientAppTypes: list,
  platforms: z.object({ includePlatforms: list, excludePlatforms: list }).nullish(),
  locations: z.object({ includeLocations: list, excludeLocations: list }).nullish(),
  devices: z.object({ deviceFilter: filter }).nullish(),
  signInRiskLevels: list,
  userRiskLevels: list,
  servicePrincipalRiskLevels: list,
  /** One text of flags (`high` or `medium,high`) in Graph, a list in some versions. */
  agentIdRiskLevels: toldList,
  insiderRiskLevels: list,
  authenticationFlows: z.object({ transferMethods: text }).nullish(),
});

export const accessPolicyReader = z.object({
  id: z.string(),
  displayName: text,
  state: z.enum(['enabled', 'disabled', 'enabledForReportingButNotEnforced']),
  createdDateTime: moment,
  modifiedDateTime: moment,
  conditions: conditions.nullish(),
  grantControls: z
    .object({
      operator: text,
      builtInControls: list,
      customAuthenticationFactors: list,
      termsOfUse: list,
      authenticationStrength: z.object({ id: text, displayName: text, allowedCombinations: list }).nullish(),
    })
    .nullish(),
  sessionControls: z
    .object({
      disableResilienceDefaults: yesNo,
      signInFrequency: z
        .object({ isEnabled: yesNo, value: count, type: text, frequencyInterval: text })
        .nullish(),
      persistentBrowser: z.object({ isEnabled: yesNo, mode: text }).nullish(),
      cloudAppSecurity: z.object({ isEnabled: yesNo, cloudAppSecurityType: text }).nullish(),
      applicationEnforcedRestrictions: z.object({ isEnabled: yesNo }).nullish(),
      secureSignInSession: z.object({ isEnabled: yesNo }).nullish(),
      continuousAccessEvaluation: z.object({ mode: text }).nullish(),
    })
    .nullish(),
});

export type AccessPolicy = z.infer<typeof accessPolicyReader>;

export const namedLocationReader = z.object({
  '@odata.type': text,
  id: z.string(),
  displayName: text,
  isTrusted: yesNo,
  ipRanges: z.array(z.object({ cidrAddress: text })).nullish(),
  countriesAndRegions: list,
  includeUnknownCountriesAndRegions: yesNo,
});

export const authenticationStrengthReader = z.object({
  id: z.string(),
  displayName: text,
  policyType: text,
  allowedCombinations: list,
});

/** Members, nested ones included, of every group that a policy names: object ids of users by group id. */
export const groupMembersReader = z.record(z.string(), z.array(z.string()));
