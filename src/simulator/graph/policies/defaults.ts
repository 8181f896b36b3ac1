import type { Obj, Policies } from '../../state/tenant.ts';

/** Entra's policies as a new tenant finds them. */
export function defaultPolicies(securityDefaults: boolean): Policies {
  return {
    securityDefaults: {
      id: '00000000-0000-0000-0000-000000000005',
      displayName: 'Security Defaults',
      description:
        'Security defaults is a set of basic identity security mechanisms recommended by Microsoft.',
      isEnabled: securityDefaults,
    },
    authorization: {
      id: 'authorizationPolicy',
      displayName: 'Authorization Policy',
      description: 'Used to manage authorization related settings across the company.',
      deletedDateTime: null,
      allowInvitesFrom: 'everyone',
      allowedToSignUpEmailBasedSubscriptions: true,
      allowedToUseSSPR: true,
      allowEmailVerifiedUsersToJoinOrganization: false,
      allowUserConsentForRiskyApps: false,
      blockMsolPowerShell: false,
      guestUserRoleId: '10dae51f-b6af-4016-8d66-8c2a99b929b3',
      defaultUserRolePermissions: {
        allowedToCreateApps: true,
        allowedToCreateSecurityGroups: true,
        allowedToCreateTenants: true,
        allowedToReadBitlockerKeysForOwnedDevice: true,
        allowedToReadOtherUsers: true,
        permissionGrantPoliciesAssigned: ['ManagePermissionGrantsForSelf.microsoft-user-default-legacy'],
      },
    },
    adminConsent: {
      isEnabled: false,
      notifyReviewers: false,
      remindersEnabled: false,
      requestDurationInDays: 30,
      version: 0,
      reviewers: [],
    },
    authenticationMethods: authenticationMethods(),
    authenticationFlows: {
      id: 'authenticationFlowsPolicy',
      displayName: 'Authentication flows policy',
      description:
        'Authentication flows policy allows modification of settings related to authentication flows.',
      selfServiceSignUp: { isEnabled: false },
    },
    conditionalAccess: [],
    namedLocations: [],
    crossTenantAccess: { displayName: 'CrossTenantAccessPolicy', allowedCloudEndpoints: [] },
    crossTenantDefault: crossTenantDefault(),
    externalIdentities: {
      id: 'externalidentitiespolicy',
      displayName: 'External Identities Policy',
      allowExternalIdentitiesToLeave: true,
      allowDeletedIdentitiesDataRemoval: false,
      deletedDateTime: null,
    },
    deviceRegistration: {
      id: 'deviceRegistrationPolicy',
      displayName: 'Device Registration Policy',
      description: 'Tenant-wide policy that manages initial provisioning controls using quota restrictions.',
      userDeviceQuota: 50,
      multiFactorAuthConfiguration: 'notRequired',
      azureADRegistration: {
        isAdminConfigurable: false,
        allowedToRegister: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' },
      },
      azureADJoin: {
        isAdminConfigurable: true,
        allowedToJoin: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' },
        localAdmins: {
          enableGlobalAdmins: true,
          registeringUsers: { '@odata.type': '#microsoft.graph.allDeviceRegistrationMembership' },
        },
      },
      localAdminPassword: { isEnabled: false },
    },
    appManagement: {
      id: '00000000-0000-0000-0000-000000000000',
      displayName: 'Default app management tenant policy',
      description: 'Default tenant policy that enforces app management restrictions on applications.',
      deletedDateTime: null,
      isEnabled: false,
      applicationRestrictions: { passwordCredentials: [], keyCredentials: [] },
      servicePrincipalRestrictions: { passwordCredentials: [], keyCredentials: [] },
    },
    appManagementPolicies: [],
    roleRules: {},
    groupSettings: [],
    sharePoint: sharePoint(),
  };
}

function authenticationMethods(): Obj {
  const everybody = (more: Obj = {}): Obj[] => [
    { targetType: 'group', id: 'all_users', isRegistrationRequired: false, ...more },
  ];
  const feature = (): Obj => ({
    state: 'default',
    includeTarget: { targetType: 'group', id: 'all_users' },
    excludeTarget: { targetType: 'group', id: '00000000-0000-0000-0000-000000000000' },
  });
  const method = (name: string, id: string, state: string, more: Obj = {}): Obj => ({
    '@odata.type': `#microsoft.graph.${name}AuthenticationMethodConfiguration`,
    id,
    state,
    excludeTargets: [],
    includeTargets: everybody(),
    ...more,
  });
  return {
    id: 'authenticationMethodsPolicy',
    displayName: 'Authentication Methods Policy',
    description:
      'The tenant-wide policy that controls which authentication methods are allowed in the tenant, authentication method registration requirements, and self-service password reset settings',
    lastModifiedDateTime: null,
    policyVersion: '1.5',
    policyMigrationState: 'preMigration',
    reconfirmationInDays: null,
    registrationEnforcement: {
      authenticationMethodsRegistrationCampaign: {
        snoozeDurationInDays: 1,
        state: 'default',
        excludeTargets: [],
        includeTargets: [
          {
            id: 'all_users',
            targetType: 'group',
            targetedAuthenticationMethod: 'microsoftAuthenticator',
          },
        ],
      },
    },
    _beta: {
      reportSuspiciousActivitySettings: {
        state: 'default',
        includeTarget: { targetType: 'group', id: 'all_users' },
        voiceReportingCode: 0,
      },
      systemCredentialPreferences: {
        state: 'default',
        excludeTargets: [],
        includeTargets: [{ id: 'all_users', targetType: 'group' }],
      },
    },
    authenticationMethodConfigurations: [
      method('fido2', 'Fido2', 'enabled', {
        isSelfServiceRegistrationAllowed: true,
        isAttestationEnforced: false,
        keyRestrictions: { isEnforced: false, enforcementType: 'block', aaGuids: [] },
      }),
      method('microsoftAuthenticator', 'MicrosoftAuthenticator', 'enabled', {
        isSoftwareOathEnabled: false,
        featureSettings: {
          displayAppInformationRequiredState: feature(),
          displayLocationInformationRequiredState: feature(),
        },
        includeTargets: everybody({ authenticationMode: 'any' }),
      }),
      method('sms', 'Sms', 'enabled', { includeTargets: everybody({ isUsableForSignIn: false }) }),
      method('temporaryAccessPass', 'TemporaryAccessPass', 'enabled', {
        defaultLifetimeInMinutes: 60,
        defaultLength: 8,
        minimumLifetimeInMinutes: 60,
        maximumLifetimeInMinutes: 480,
        isUsableOnce: false,
      }),
      method('softwareOath', 'SoftwareOath', 'disabled'),
      method('voice', 'Voice', 'disabled', { isOfficePhoneAllowed: false }),
      method('email', 'Email', 'enabled', { allowExternalIdToUseEmailOtp: 'default' }),
      method('x509Certificate', 'X509Certificate', 'disabled', {
        certificateUserBindings: [],
        certificateAuthorityScopes: [],
      }),
    ],
  };
}

function crossTenantDefault(): Obj {
  const access = (accessType: string): Obj => ({
    usersAndGroups: { accessType, targets: [{ target: 'AllUsers', targetType: 'user' }] },
    applications: { accessType, targets: [{ target: 'AllApplications', targetType: 'application' }] },
  });
  return {
    id: 'default',
    isServiceDefault: true,
    inboundTrust: {
      isMfaAccepted: false,
      isCompliantDeviceAccepted: false,
      isHybridAzureADJoinedDeviceAccepted: false,
    },
    b2bCollaborationOutbound: access('allowed'),
    b2bCollaborationInbound: access('allowed'),
    b2bDirectConnectOutbound: access('blocked'),
    b2bDirectConnectInbound: access('blocked'),
    automaticUserConsentSettings: { inboundAllowed: null, outboundAllowed: null },
  };
}

/** SharePoint and OneDrive, as far as Graph knows them. */
function sharePoint(): Obj {
  return {
    id: 'settings',
    sharingCapability: 'externalUserAndGuestSharing',
    sharingDomainRestrictionMode: 'none',
    sharingAllowedDomainList: [],
    sharingBlockedDomainList: [],
    isResharingByExternalUsersEnabled: true,
    isRequireAcceptingUserToMatchInvitedUserEnabled: false,
    isLegacyAuthProtocolsEnabled: true,
    isUnmanagedSyncAppForTenantRestricted: false,
    isSharePointMobileNotificationEnabled: true,
    isCommentingOnSitePagesEnabled: true,
    isFileActivityNotificationEnabled: true,
    isLoopEnabled: true,
    isMacSyncAppEnabled: true,
    isSharePointNewsfeedEnabled: false,
    isSiteCreationEnabled: true,
    isSiteCreationUIEnabled: true,
    isSitePagesCreationEnabled: true,
    isSitesStorageLimitAutomatic: true,
    isSyncButtonHiddenOnPersonalSite: false,
    allowedDomainGuidsForSyncApp: [],
    availableManagedPathsForSiteCreation: ['/sites/', '/teams/'],
    excludedFileExtensionsForSyncApp: [],
    deletedUserPersonalSiteRetentionPeriodInDays: 30,
    personalSiteDefaultStorageLimitInMB: 1048576,
    siteCreationDefaultManagedPath: '/sites/',
    siteCreationDefaultStorageLimitInMB: 26214400,
    imageTaggingOption: 'enhanced',
    tenantDefaultTimezone: '(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna',
    idleSessionSignOut: { isEnabled: false, warnAfterInSeconds: 0, signOutAfterInSeconds: 0 },
  };
}
