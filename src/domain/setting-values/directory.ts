import { z } from 'zod';
import { count, list, moment, text, toldList, yesNo } from './fields.ts';

// Settings of Entra ID, in Graph's casing.

export const securityDefaultsReader = z.object({ isEnabled: z.boolean() });

/** learn.microsoft.com/graph/api/resources/authorizationpolicy */
export const authorizationPolicyReader = z.object({
  allowInvitesFrom: text,
  allowUserConsentForRiskyApps: yesNo,
  allowEmailVerifiedUsersToJoinOrganization: yesNo,
  allowedToSignUpEmailBasedSubscriptions: yesNo,
  blockMsolPowerShell: yesNo,
  guestUserRoleId: text,
  defaultUserRolePermissions: z
    .object({
      allowedToCreateApps: yesNo,
      allowedToCreateSecurityGroups: yesNo,
      allowedToCreateTenants: yesNo,
      allowedToReadOtherUsers: yesNo,
      allowedToReadBitlockerKeysForOwnedDevice: yesNo,
      permissionGrantPoliciesAssigned: toldList,
    })
    .nullish(),
});

export const adminConsentReader = z.object({
  isEnabled: z.boolean(),
  notifyReviewers: yesNo,
  remindersEnabled: yesNo,
  requestDurationInDays: count,
  /** How many; who they are is nobody's business. A kept snapshot holds the number. */
  reviewers: z
    .union([z.array(z.unknown()), z.number()])
    .nullish()
    .transform((value) => (typeof value === 'number' ? value : (value ?? []).length)),
});

const target = z.object({ id: text, targetType: text, authenticationMode: text });
const feature = z.object({ state: text, includeTarget: target.nullish() }).nullish();

/** learn.microsoft.com/graph/api/resources/authenticationmethodspolicy */
export const authenticationMethodsReader = z.object({
  policyMigrationState: text,
  authenticationMethodConfigurations: z
    .array(
      z.object({
        id: z.string(),
        state: text,
        includeTargets: z.array(target).nullish(),
        featureSettings: z
          .object({
            displayAppInformationRequiredState: feature,
            displayLocationInformationRequiredState: feature,
            numberMatchingRequiredState: feature,
          })
          .nullish(),
        isAttestationEnforced: yesNo,
        isUsableOnce: yesNo,
        defaultLifetimeInMinutes: count,
        isSelfServiceRegistrationAllowed: yesNo,
      }),
    )
    .optional(),
  registrationEnforcement: z
    .object({
      authenticationMethodsRegistrationCampaign: z.object({ state: text }).nullish(),
    })
    .nullish(),
  reportSuspiciousActivitySettings: z.object({ state: text }).nullish(),
  systemCredentialPreferences: z.object({ state: text }).nullish(),
});

/** Directory settings by template (`Password Rule Settings`, `Group.Unified` …), as name and value. */
export const directorySettingReader = z.object({
  displayName: text,
  templateId: text,
  values: z.array(z.object({ name: z.string(), value: z.string().nullish() })),
});

const restriction = z.object({
  restrictionType: text,
  state: text,
  /** ISO 8601 duration (`P180D`). */
  maxLifetime: text,
  restrictForAppsCreatedAfterDateTime: moment,
});
const restrictions = z
  .object({
    passwordCredentials: z.array(restriction).nullish(),
    keyCredentials: z.array(restriction).nullish(),
  })
  .nullish();

/** learn.microsoft.com/graph/api/resources/tenantappmanagementpolicy */
export const appManagementReader = z.object({
  isEnabled: z.boolean(),
  applicationRestrictions: restrictions,
  servicePrincipalRestrictions: restrictions,
});

export const domainReader = z.object({
  id: z.string(),
  authenticationType: text,
  isVerified: yesNo,
  isDefault: yesNo,
  isInitial: yesNo,
  passwordValidityPeriodInDays: count,
  supportedServices: list,
});

export const userReader = z.object({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: text,
  accountEnabled: yesNo,
  userType: text,
  onPremisesSyncEnabled: yesNo,
  createdDateTime: moment,
  passwordPolicies: text,
  /** Names of enabled service plans are not kept; whether there is any licence is. */
  licensed: yesNo,
});

/** Last sign-in of each user by object id, ISO UTC; only those that Graph tells. Needs Entra ID P1. */
export const signInActivityReader = z.record(z.string(), moment);

/** Per-user MFA state by object id: `disabled`, `enabled`, `enforced`. */
export const perUserMfaReader = z.record(z.string(), z.string());

export const registrationReader = z.object({
  id: z.string(),
  userPrincipalName: text,
  isAdmin: yesNo,
  isMfaRegistered: yesNo,
  isMfaCapable: yesNo,
  isPasswordlessCapable: yesNo,
  methodsRegistered: list,
});

/** Who holds a role now, or may take it on; group members are resolved. */
export const roleHolderReader = z.object({
  roleTemplateId: z.string(),
  roleName: text,
  /** `/` for the whole directory. */
  scope: text,
  principalId: z.string(),
  principalName: text,
  principalType: z.enum(['user', 'group', 'servicePrincipal', 'unknown']),
  /** The group through which a user holds it. */
  throughGroup: text,
  state: z.enum(['active', 'eligible']),
  /** For active ones: whether it ends. Undefined where the tenant cannot tell (no Privileged Identity Management). */
  permanent: yesNo,
  /** When it began; missing for one that was made past Privileged Identity Management. */
  startDateTime: moment,
  /** Activated from an eligible assignment. */
  activated: yesNo,
  onPremisesSynced: yesNo,
  accountEnabled: yesNo,
});

/** Rules of Privileged Identity Management by role template id. */
export const rolePolicyReader = z.object({
  roleTemplateId: z.string(),
  roleName: text,
  rules: z.array(
    z.object({
      id: z.string(),
      isExpirationRequired: yesNo,
      maximumDuration: text,
      enabledRules: list,
      notificationRecipients: list,
      isDefaultRecipientsEnabled: yesNo,
      setting: z.object({ isApprovalRequired: yesNo }).nullish(),
    }),
  ),
});

const credential = z.object({ keyId: text, displayName: text, startDateTime: moment, endDateTime: moment });

export const applicationReader = z.object({
  id: z.string(),
  appId: text,
  displayName: text,
  createdDateTime: moment,
  signInAudience: text,
  passwordCredentials: z.array(credential).nullish(),
  keyCredentials: z.array(credential).nullish(),
});

export const servicePrincipalReader = z.object({
  id: z.string(),
  appId: text,
  displayName: text,
  accountEnabled: yesNo,
  appOwnerOrganizationId: text,
  servicePrincipalType: text,
  appRoleAssignmentRequired: yesNo,
  verifiedPublisher: z.object({ verifiedPublisherId: text }).nullish(),
  passwordCredentials: z.array(credential).nullish(),
  keyCredentials: z.array(credential).nullish(),
});

export const grantReader = z.object({
  id: z.string(),
  clientId: z.string(),
  consentType: text,
  principalId: text,
  resourceId: text,
  scope: text,
});

/** Application permissions of Microsoft Graph and Exchange Online, by the permission's name. */
export const appPermissionReader = z.object({
  principalId: z.string(),
  principalName: text,
  resource: text,
  permission: z.string(),
});

export const deviceRegistrationReader = z.object({
  multiFactorAuthConfiguration: text,
  userDeviceQuota: count,
  azureADJoin: z.object({ allowedToJoin: z.object({ '@odata.type': text }).nullish() }).nullish(),
  localAdminPassword: z.object({ isEnabled: yesNo }).nullish(),
});

export const organizationReader = z.object({
  onPremisesSyncEnabled: yesNo,
  onPremisesLastSyncDateTime: moment,
  onPremisesLastPasswordSyncDateTime: moment,
  securityComplianceNotificationMails: list,
  technicalNotificationMails: list,
});

export const crossTenantReader = z.object({
  b2bCollaborationInbound: z.object({ usersAndGroups: z.object({ accessType: text }).nullish() }).nullish(),
  inboundTrust: z.object({ isMfaAccepted: yesNo }).nullish(),
});

export const publicGroupReader = z.object({ id: z.string(), displayName: text, mail: text });

export const secureScoreReader = z.object({
  createdDateTime: moment,
  currentScore: count,
  maxScore: count,
  /** Newest change of a control's state by a person, ISO UTC: somebody works with the score. */
  lastReviewed: moment,
});
