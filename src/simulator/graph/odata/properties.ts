// Names of what Microsoft Graph v1.0 declares for the types that are served here, base types included; `*` marks a
// collection. Source: the CSDL in github.com/microsoftgraph/msgraph-metadata (MIT), of August 2026. A name that is not
// here is refused in $select, $filter and $orderby, as Graph refuses it.
const declared: { readonly [type: string]: string } = {
  user: `
    aboutMe accountEnabled ageGroup assignedLicenses* assignedPlans* authorizationInfo birthday
    businessPhones* city companyName consentProvidedForMinor country createdDateTime creationType
    customSecurityAttributes deletedDateTime department deviceEnrollmentLimit displayName employeeHireDate
    employeeId employeeLeaveDateTime employeeOrgData employeeType externalUserState
    externalUserStateChangeDateTime faxNumber givenName hireDate id identities* identityParentId
    imAddresses* interests* isManagementRestricted isResourceAccount jobTitle lastPasswordChangeDateTime
    legalAgeGroupClassification licenseAssignmentStates* mail mailNickname mailboxSettings mobilePhone
    mySite officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesExtensionAttributes
    onPremisesImmutableId onPremisesLastSyncDateTime onPremisesProvisioningErrors* onPremisesSamAccountName
    onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails*
    passwordPolicies passwordProfile pastProjects* postalCode preferredDataLocation preferredLanguage
    preferredName print provisionedPlans* proxyAddresses* responsibilities* schools* securityIdentifier
    serviceProvisioningErrors* showInAddressList signInActivity signInSessionsValidFromDateTime skills*
    state streetAddress surname usageLocation userPrincipalName userType`,
  group: `
    accessType allowExternalSenders assignedLabels* assignedLicenses* autoSubscribeNewMembers classification
    createdDateTime deletedDateTime description displayName expirationDateTime groupTypes*
    hasMembersWithLicenseErrors hideFromAddressLists hideFromOutlookClients id infoCatalogs* isArchived
    isAssignableToRole isFavorite isManagementRestricted isSubscribedByMail licenseProcessingState mail
    mailEnabled mailNickname membershipRule membershipRuleProcessingState onPremisesDomainName
    onPremisesExtensionAttributes onPremisesLastSyncDateTime onPremisesNetBiosName
    onPremisesProvisioningErrors* onPremisesSamAccountName onPremisesSecurityIdentifier
    onPremisesSyncEnabled organizationId preferredDataLocation preferredLanguage proxyAddresses*
    renewedDateTime resourceBehaviorOptions* resourceProvisioningOptions* securityEnabled securityIdentifier
    serviceProvisioningErrors* theme uniqueName unseenConversationsCount unseenCount unseenMessagesCount
    visibility welcomeMessageEnabled`,
  device: `
    accountEnabled alternativeSecurityIds* approximateLastSignInDateTime complianceExpirationDateTime
    deletedDateTime deviceCategory deviceId deviceMetadata deviceOwnership deviceVersion displayName
    enrollmentProfileName enrollmentType id isCompliant isManaged isManagementRestricted isRooted
    managementType manufacturer mdmAppId model onPremisesLastSyncDateTime onPremisesSecurityIdentifier
    onPremisesSyncEnabled operatingSystem operatingSystemVersion physicalIds* profileType
    registrationDateTime systemLabels* trustType`,
  application: `
    addIns* api appId appRoles* applicationTemplateId authenticationBehaviors certification createdByAppId
    createdDateTime defaultRedirectUri deletedDateTime description disabledByMicrosoftStatus displayName
    groupMembershipClaims id identifierUris* info isDeviceOnlyAuthSupported isDisabled
    isFallbackPublicClient keyCredentials* logo managerApplications* nativeAuthenticationApisEnabled notes
    oauth2RequirePostResponse optionalClaims parentalControlSettings passwordCredentials* publicClient
    publisherDomain requestSignatureVerification requiredResourceAccess* samlMetadataUrl
    serviceManagementReference servicePrincipalLockConfiguration signInAudience spa tags*
    tokenEncryptionKeyId uniqueName verifiedPublisher web`,
  servicePrincipal: `
    accountEnabled addIns* alternativeNames* appDescription appDisplayName appId appOwnerOrganizationId
    appRoleAssignmentRequired appRoles* applicationTemplateId createdByAppId customSecurityAttributes
    deletedDateTime description disabledByMicrosoftStatus displayName homepage id info isDisabled
    keyCredentials* loginUrl logoutUrl notes notificationEmailAddresses* oauth2PermissionScopes*
    passwordCredentials* preferredSingleSignOnMode preferredTokenSigningKeyThumbprint replyUrls*
    resourceSpecificApplicationPermissions* samlSingleSignOnSettings servicePrincipalNames*
    servicePrincipalType signInAudience tags* tokenEncryptionKeyId verifiedPublisher`,
  oAuth2PermissionGrant: `
    clientId consentType id principalId resourceId scope`,
  appRoleAssignment: `
    appRoleId createdDateTime deletedDateTime id principalDisplayName principalId principalType
    resourceDisplayName resourceId`,
  directoryRole: `
    deletedDateTime description displayName id roleTemplateId`,
  unifiedRoleAssignment: `
    appScopeId condition directoryScopeId id principalId principalOrganizationId roleDefinitionId`,
  unifiedRoleDefinition: `
    description displayName id isBuiltIn isEnabled resourceScopes* rolePermissions* templateId version`,
  unifiedRoleEligibilityScheduleInstance: `
    appScopeId directoryScopeId endDateTime id memberType principalId roleDefinitionId
    roleEligibilityScheduleId startDateTime`,
  unifiedRoleAssignmentScheduleInstance: `
    appScopeId assignmentType directoryScopeId endDateTime id memberType principalId roleAssignmentOriginId
    roleAssignmentScheduleId roleDefinitionId startDateTime`,
  conditionalAccessPolicy: `
    conditions createdDateTime deletedDateTime description displayName grantControls id modifiedDateTime
    sessionControls state templateId`,
  authenticationStrengthPolicy: `
    allowedCombinations* createdDateTime description displayName id modifiedDateTime policyType
    requirementsSatisfied`,
  riskyUser: `
    id isDeleted isProcessing riskDetail riskLastUpdatedDateTime riskLevel riskState userDisplayName
    userPrincipalName`,
  riskyUserHistoryItem: `
    activity id initiatedBy isDeleted isProcessing riskDetail riskLastUpdatedDateTime riskLevel riskState
    userDisplayName userId userPrincipalName`,
  riskDetection: `
    activity activityDateTime additionalInfo correlationId detectedDateTime detectionTimingType id ipAddress
    lastUpdatedDateTime location requestId riskDetail riskEventType riskLevel riskState source
    tokenIssuerType userDisplayName userId userPrincipalName`,
  mailFolder: `
    childFolderCount displayName id isHidden parentFolderId totalItemCount unreadItemCount`,
  message: `
    bccRecipients* body bodyPreview categories* ccRecipients* changeKey conversationId conversationIndex
    createdDateTime flag from hasAttachments id importance inferenceClassification internetMessageHeaders*
    internetMessageId isDeliveryReceiptRequested isDraft isRead isReadReceiptRequested lastModifiedDateTime
    parentFolderId receivedDateTime replyTo* sender sentDateTime subject toRecipients* uniqueBody webLink`,
  messageRule: `
    actions conditions displayName exceptions hasError id isEnabled isReadOnly sequence`,
  calendarPermission: `
    allowedRoles* emailAddress id isInsideOrganization isRemovable role`,
  signIn: `
    appDisplayName appId appliedConditionalAccessPolicies* authenticationAppDeviceDetails clientAppUsed
    conditionalAccessStatus correlationId createdDateTime deviceDetail homeTenantId id ipAddress
    isInteractive location resourceDisplayName resourceId resourceTenantId riskDetail riskEventTypes*
    riskEventTypes_v2* riskLevelAggregated riskLevelDuringSignIn riskState servicePrincipalId
    servicePrincipalName status userAgent userDisplayName userId userPrincipalName`,
  directoryAudit: `
    activityDateTime activityDisplayName additionalDetails* category correlationId id initiatedBy
    loggedByService operationType result resultReason targetResources*`,
  'security.auditLogQuery': `
    administrativeUnitIdFilters* displayName filterEndDateTime filterStartDateTime id ipAddressFilters*
    keywordFilter objectIdFilters* operationFilters* recordTypeFilters* serviceFilters* status
    userPrincipalNameFilters*`,
  'security.auditLogRecord': `
    administrativeUnits* auditData auditLogRecordType clientIp createdDateTime id objectId operation
    organizationId service userId userPrincipalName userType`,
  secureScore: `
    activeUserCount averageComparativeScores* azureTenantId controlScores* createdDateTime currentScore
    enabledServices* id licensedUserCount maxScore vendorInformation`,
  secureScoreControlProfile: `
    actionType actionUrl azureTenantId complianceInformation* controlCategory controlStateUpdates*
    deprecated id implementationCost lastModifiedDateTime maxScore rank remediation remediationImpact
    service threats* tier title userImpact vendorInformation`,
  exchangeMessageTrace: `
    fromIP id messageId receivedDateTime recipientAddress senderAddress size status subject toIP`,
  organization: `
    assignedPlans* businessPhones* city country countryLetterCode createdDateTime defaultUsageLocation
    deletedDateTime displayName id marketingNotificationEmails* mobileDeviceManagementAuthority
    onPremisesLastSyncDateTime onPremisesSyncEnabled partnerTenantType postalCode preferredLanguage
    privacyProfile provisionedPlans* securityComplianceNotificationMails*
    securityComplianceNotificationPhones* state street technicalNotificationMails* tenantType
    verifiedDomains*`,
  domain: `
    authenticationType availabilityStatus id isAdminManaged isDefault isInitial isRoot isVerified
    manufacturer model passwordNotificationWindowInDays passwordValidityPeriodInDays state
    supportedServices*`,
  internalDomainFederation: `
    activeSignInUri displayName federatedIdpMfaBehavior id isSignedAuthenticationRequestRequired issuerUri
    metadataExchangeUri nextSigningCertificate passiveSignInUri passwordResetUri
    preferredAuthenticationProtocol promptLoginBehavior signOutUri signingCertificate
    signingCertificateUpdateStatus`,
  subscribedSku: `
    accountId accountName appliesTo capabilityStatus consumedUnits id prepaidUnits servicePlans* skuId
    skuPartNumber subscriptionIds*`,
  userRegistrationDetails: `
    id isAdmin isMfaCapable isMfaRegistered isPasswordlessCapable isSsprCapable isSsprEnabled
    isSsprRegistered isSystemPreferredAuthenticationMethodEnabled lastUpdatedDateTime methodsRegistered*
    systemPreferredAuthenticationMethods* userDisplayName userPreferredMethodForSecondaryAuthentication
    userPrincipalName userType`,
  crossTenantAccessPolicyConfigurationPartner: `
    appServiceConnectInbound automaticUserConsentSettings b2bCollaborationInbound b2bCollaborationOutbound
    b2bDirectConnectInbound b2bDirectConnectOutbound inboundTrust isInMultiTenantOrganization
    isServiceProvider m365CollaborationInbound m365CollaborationOutbound tenantId tenantRestrictions`,
  longRunningOperation: `
    createdDateTime id lastActionDateTime resourceLocation status statusDetail`,
};

/** What v1.0 answers although its schema does not declare it. */
const undeclared: { readonly [type: string]: string } = { servicePrincipal: 'createdDateTime' };

/** What beta has besides, as far as Microsoft's pages name it and the simulation shows it. */
const onlyInBeta: { readonly [type: string]: string } = {
  signIn: `
    authenticationDetails* authenticationProtocol authenticationRequirement autonomousSystemNumber
    crossTenantAccessType incomingTokenType mfaDetail sessionId signInEventTypes* signInTokenProtectionStatus
    tokenIssuerType uniqueTokenIdentifier`,
  'security.auditLogQuery': 'serviceFilter',
};

const typeOfContext: { readonly [context: string]: string } = {
  users: 'user',
  groups: 'group',
  devices: 'device',
  applications: 'application',
  servicePrincipals: 'servicePrincipal',
  oauth2PermissionGrants: 'oAuth2PermissionGrant',
  appRoleAssignments: 'appRoleAssignment',
  directoryRoles: 'directoryRole',
  'roleManagement/directory/roleAssignments': 'unifiedRoleAssignment',
  'roleManagement/directory/roleDefinitions': 'unifiedRoleDefinition',
  'roleManagement/directory/roleEligibilityScheduleInstances': 'unifiedRoleEligibilityScheduleInstance',
  'roleManagement/directory/roleAssignmentScheduleInstances': 'unifiedRoleAssignmentScheduleInstance',
  'identity/conditionalAccess/policies': 'conditionalAccessPolicy',
  'policies/authenticationStrengthPolicies': 'authenticationStrengthPolicy',
  'policies/crossTenantAccessPolicy/partners': 'crossTenantAccessPolicyConfigurationPartner',
  'identityProtection/riskyUsers': 'riskyUser',
  'identityProtection/riskyUsers/history': 'riskyUserHistoryItem',
  'identityProtection/riskDetections': 'riskDetection',
  'users/mailFolders': 'mailFolder',
  'users/messages': 'message',
  'users/mailFolders/messageRules': 'messageRule',
  'users/calendar/calendarPermissions': 'calendarPermission',
  'auditLogs/signIns': 'signIn',
  'auditLogs/directoryAudits': 'directoryAudit',
  'security/auditLog/queries': 'security.auditLogQuery',
  'security/auditLog/queries/records': 'security.auditLogRecord',
  'security/secureScores': 'secureScore',
  'security/secureScoreControlProfiles': 'secureScoreControlProfile',
  'admin/exchange/tracing/messageTraces': 'exchangeMessageTrace',
  organization: 'organization',
  domains: 'domain',
  'domains/federationConfiguration': 'internalDomainFederation',
  subscribedSkus: 'subscribedSku',
  'reports/authenticationMethods/userRegistrationDetails': 'userRegistrationDetails',
  'users/authentication/operations': 'longRunningOperation',
};

export interface EntityType {
  /** `microsoft.graph.user`. */
  readonly name: string;
  /** Every property; true for a collection. */
  readonly properties: ReadonlyMap<string, boolean>;
}

/** The type of what a path holds; undefined where it is mixed (directory objects, authentication methods, locations). */
export function entityType(context: string, version: 'v1.0' | 'beta'): EntityType | undefined {
  const name = typeOfContext[context];
  if (name === undefined) return undefined;
  const words = `${declared[name] ?? ''} ${undeclared[name] ?? ''} ${version === 'beta' ? (onlyInBeta[name] ?? '') : ''}`;
  const properties = new Map<string, boolean>();
  for (const word of words.split(/\s+/).filter(Boolean))
    properties.set(word.replace('*', ''), word.endsWith('*'));
  return { name: `microsoft.graph.${name}`, properties };
}
