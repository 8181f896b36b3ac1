import type { SettingId } from '../../src/domain/setting-values/index.ts';

// An invented tenant in which every check that can pass does. Values stand as Microsoft's interfaces write them.

const good = '2026-11-20T08:00:00Z';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';
const exchangeAdministrator = '29232cdf-9323-42fd-ade2-1d097af3e4de';
const userAdministrator = 'fe930be7-5e62-47db-91af-98c3a49a38b1';
const microsoft = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

export const about = {
  takenAt: '2026-11-25T12:00:00.000Z',
  tenant: { id: 'tenant-contoso', domain: 'contoso.example', displayName: 'Contoso (invented)' },
  source: 'tenant' as const,
  ownAppId: 'evict',
  breakGlass: ['emergency1@contoso.example', 'emergency2@contoso.example'],
  sensitiveUsers: ['anna@contoso.example'],
  partnerDomains: ['fabrikam.example'],
};

const emergency = ['u-emergency1', 'u-emergency2'];

function policy(id: string, more: { readonly conditions?: object; readonly [key: string]: unknown }) {
  const { conditions, ...rest } = more;
  return {
    id,
    displayName: id,
    state: 'enabled',
    modifiedDateTime: good,
    ...rest,
    conditions: {
      users: { includeUsers: ['All'], excludeUsers: emergency },
      applications: { includeApplications: ['All'] },
      clientAppTypes: ['all'],
      ...conditions,
    },
  };
}
const block = { operator: 'OR', builtInControls: ['block'] };
const managed = { operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] };

/** Conditional Access policies by what they are for. */
export const accessPolicies = {
  mfa: policy('mfa', {
    grantControls: {
      operator: 'OR',
      builtInControls: [],
      authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
    },
  }),
  legacy: policy('legacy', {
    conditions: { clientAppTypes: ['exchangeActiveSync', 'other'] },
    grantControls: block,
  }),
  riskyUsers: policy('risky users', { conditions: { userRiskLevels: ['high'] }, grantControls: block }),
  riskySignIns: policy('risky sign-ins', {
    conditions: { signInRiskLevels: ['high'] },
    grantControls: block,
  }),
  deviceCode: policy('device code', {
    conditions: { authenticationFlows: { transferMethods: 'deviceCodeFlow' } },
    grantControls: block,
  }),
  managed: policy('managed devices', { grantControls: managed }),
  registering: policy('registering methods', {
    conditions: { applications: { includeUserActions: ['urn:user:registersecurityinfo'] } },
    grantControls: managed,
  }),
  joining: policy('joining devices', {
    conditions: { applications: { includeUserActions: ['urn:user:registerdevice'] } },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
  }),
  sessions: policy('sessions of administrators', {
    conditions: { users: { includeRoles: [globalAdministrator] } },
    sessionControls: {
      signInFrequency: { isEnabled: true, value: 4, type: 'hours', frequencyInterval: 'timeBased' },
      persistentBrowser: { isEnabled: true, mode: 'never' },
      cloudAppSecurity: { isEnabled: true, cloudAppSecurityType: 'monitorOnly' },
    },
  }),
  agents: policy('agents', {
    conditions: {
      users: { includeUsers: ['None'] },
      agentIdRiskLevels: 'high',
      clientApplications: { includeAgentIdServicePrincipals: ['All'] },
    },
    grantControls: block,
  }),
};

const user = (name: string, more: object = {}) => ({
  id: `u-${name}`,
  userPrincipalName: `${name}@contoso.example`,
  accountEnabled: true,
  userType: 'Member',
  createdDateTime: '2024-01-10T08:00:00Z',
  licensed: true,
  ...more,
});

export const holder = (name: string, roleTemplateId: string, more: object = {}) => ({
  roleTemplateId,
  roleName: null,
  scope: '/',
  principalId: `u-${name}`,
  principalName: `${name}@contoso.example`,
  principalType: 'user',
  state: 'active',
  permanent: false,
  startDateTime: good,
  onPremisesSynced: false,
  accountEnabled: true,
  ...more,
});

const mailbox = (name: string, kind = 'UserMailbox') => ({
  ExternalDirectoryObjectId: `u-${name}`,
  PrimarySmtpAddress: `${name}@contoso.example`,
  RecipientTypeDetails: kind,
  DefaultAuditSet: ['Admin', 'Delegate', 'Owner'],
});

/** A family of threat policies: the strict preset, which applies to all, and the default one. */
function family(values: object) {
  return {
    policies: [
      { Name: 'Strict Preset Security Policy', IsDefault: false, RecommendedPolicyType: 'Strict', ...values },
      { Name: 'Default', IsDefault: true, RecommendedPolicyType: 'Custom', ...values },
    ],
    rules: [],
  };
}
const strict = [{ Name: 'Strict Preset Security Policy', State: 'Enabled', Priority: 0 }];

const privilegedRoles = [
  globalAdministrator,
  'e8611ab8-c189-46e8-94e1-60213ab1f814',
  userAdministrator,
  'f28a1f50-f6e7-4571-818b-6a12f2af6b6c',
  exchangeAdministrator,
  '8ac3fc64-6eca-42ea-9e69-59f4c7b60eb2',
  '9b895d92-2cd3-44c7-9d02-a6ac2d5ea5c3',
  '158c047a-c907-4556-b7ef-446551a6b5f7',
];
const told = { notificationRecipients: ['soc@contoso.example'] };

/** What is needed to take on a role, and who is told of it; `silent` names the rule that tells nobody. */
export const rolePolicies = (silent?: { readonly role: string; readonly rule: string }) =>
  privilegedRoles.map((roleTemplateId) => ({
    roleTemplateId,
    rules: [
      { id: 'Approval_EndUser_Assignment', setting: { isApprovalRequired: true } },
      ...[
        'Notification_Admin_EndUser_Assignment',
        'Notification_Admin_Admin_Eligibility',
        'Notification_Admin_Admin_Assignment',
      ].map((id) => (silent?.role === roleTemplateId && silent.rule === id ? { id } : { id, ...told })),
    ],
  }));

const answer = (...records: readonly string[]) => ({ name: '', records, failed: null });
const restrictions = {
  passwordCredentials: [
    { restrictionType: 'passwordAddition', state: 'enabled' },
    { restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P180D' },
  ],
  keyCredentials: [{ restrictionType: 'asymmetricKeyLifetime', state: 'enabled', maxLifetime: 'P365D' }],
};
const everywhere = ['All'];
const tool = (appId: string) => ({
  id: `sp-${appId}`,
  appId,
  displayName: `Tool ${appId}`,
  accountEnabled: true,
  appOwnerOrganizationId: microsoft,
  appRoleAssignmentRequired: true,
});

export const healthySettings: { readonly [id in SettingId]: unknown } = {
  'security-defaults': { isEnabled: false },
  'conditional-access': Object.values(accessPolicies),
  'named-locations': [
    { id: 'office', displayName: 'Office', isTrusted: true, ipRanges: [{ cidrAddress: '192.0.2.0/24' }] },
  ],
  'authentication-strengths': [],
  'policy-group-members': {},
  'authorization-policy': {
    allowInvitesFrom: 'none',
    allowUserConsentForRiskyApps: false,
    allowEmailVerifiedUsersToJoinOrganization: false,
    guestUserRoleId: '2af84b1e-32c8-42b7-82bc-daa82404023b',
    defaultUserRolePermissions: {
      allowedToCreateApps: false,
      allowedToCreateSecurityGroups: false,
      allowedToCreateTenants: false,
      permissionGrantPoliciesAssigned: [],
    },
  },
  'admin-consent': { isEnabled: true, reviewers: [{ query: '/users/u-adm1' }] },
  'authentication-methods': {
    policyMigrationState: 'migrationComplete',
    authenticationMethodConfigurations: [
      {
        id: 'MicrosoftAuthenticator',
        state: 'enabled',
        featureSettings: {
          displayAppInformationRequiredState: { state: 'enabled', includeTarget: { id: 'all_users' } },
          displayLocationInformationRequiredState: { state: 'enabled', includeTarget: { id: 'all_users' } },
        },
      },
      { id: 'Sms', state: 'disabled' },
      { id: 'Voice', state: 'disabled' },
      { id: 'Email', state: 'disabled' },
    ],
    reportSuspiciousActivitySettings: { state: 'enabled' },
    systemCredentialPreferences: { state: 'enabled' },
  },
  'directory-settings': [
    {
      displayName: 'Password Rule Settings',
      values: [
        { name: 'EnableBannedPasswordCheck', value: 'True' },
        { name: 'BannedPasswordList', value: 'contoso\twidget' },
      ],
    },
  ],
  'app-management': {
    isEnabled: true,
    applicationRestrictions: restrictions,
    servicePrincipalRestrictions: restrictions,
  },
  domains: [
    {
      id: 'contoso.example',
      authenticationType: 'Managed',
      isVerified: true,
      passwordValidityPeriodInDays: 2_147_483_647,
    },
  ],
  users: [
    user('anna'),
    user('bert'),
    user('guest', { userType: 'Guest' }),
    user('info', { accountEnabled: false }),
    user('adm1'),
    user('adm2'),
    user('emergency1', { licensed: false }),
    user('emergency2', { licensed: false }),
  ],
  'sign-in-activity': {
    'u-anna': good,
    'u-bert': good,
    'u-guest': good,
    'u-adm1': good,
    'u-adm2': good,
  },
  'per-user-mfa': {},
  'mfa-registration': ['anna', 'bert', 'adm1', 'adm2', 'emergency1', 'emergency2'].map((name) => ({
    id: `u-${name}`,
    isMfaRegistered: true,
  })),
  'role-holders': [
    holder('emergency1', globalAdministrator, { permanent: true }),
    holder('emergency2', globalAdministrator, { permanent: true }),
    holder('adm1', exchangeAdministrator),
    holder('adm2', userAdministrator, { state: 'eligible' }),
  ],
  'role-policies': rolePolicies(),
  applications: [
    {
      id: 'app-payroll',
      displayName: 'Payroll',
      passwordCredentials: [{ startDateTime: '2026-06-01T00:00:00Z', endDateTime: '2026-12-01T00:00:00Z' }],
    },
  ],
  'service-principals': [
    tool('14d82eec-204b-4c2f-b7e8-296a70dab67e'),
    tool('1950a258-227b-4e31-a9cf-717495945fc2'),
    tool('04b07795-8ddb-461a-bbee-02f9e1bf7b46'),
    tool('1b730954-1685-4b74-9bfd-dac224a7b894'),
    {
      id: 'sp-payroll',
      appId: 'payroll',
      displayName: 'Payroll',
      accountEnabled: true,
      appOwnerOrganizationId: 'tenant-of-somebody-else',
      appRoleAssignmentRequired: false,
      passwordCredentials: [],
    },
  ],
  'delegated-grants': [
    { id: 'grant', clientId: 'sp-payroll', consentType: 'AllPrincipals', scope: 'User.Read' },
  ],
  'app-permissions': [{ principalId: 'sp-payroll', principalName: 'Payroll', permission: 'User.Read.All' }],
  'device-registration': { multiFactorAuthConfiguration: 'notRequired' },
  organization: {
    onPremisesSyncEnabled: true,
    onPremisesLastSyncDateTime: '2026-11-25T11:30:00Z',
    securityComplianceNotificationMails: ['soc@contoso.example'],
    technicalNotificationMails: [],
  },
  'cross-tenant-access': {},
  'public-groups': [],
  'service-plans': [
    'AAD_PREMIUM',
    'AAD_PREMIUM_P2',
    'ADALLOM_S_STANDALONE',
    'ATP_ENTERPRISE',
    'EXCHANGE_S_ENTERPRISE',
    'LOCKBOX_ENTERPRISE',
    'M365_ADVANCED_AUDITING',
    'MICROSOFTENDPOINTDLP',
    'SAFEDOCS',
  ],
  'secure-score': { currentScore: 80, maxScore: 100, lastReviewed: good },
  'organization-config': {
    AuditDisabled: false,
    CustomerLockBoxEnabled: true,
    RejectDirectSend: true,
    EwsEnabled: false,
    OAuth2ClientProfileEnabled: true,
    MailTipsAllTipsEnabled: true,
    MailTipsExternalRecipientsTipsEnabled: true,
    MailTipsGroupMetricsEnabled: true,
    MailTipsLargeAudienceThreshold: 25,
  },
  'transport-config': { SmtpClientAuthenticationDisabled: true },
  'admin-audit-log': { UnifiedAuditLogIngestionEnabled: true },
  'accepted-domains': [{ DomainName: 'contoso.example' }],
  'remote-domains': [{ Name: 'Default', DomainName: '*', AutoForwardEnabled: false }],
  'transport-rules': [],
  'inbound-connectors': [
    { Name: 'Gateway', Enabled: true, ConnectorType: 'OnPremises', SenderIPAddresses: ['192.0.2.10'] },
  ],
  'journal-rules': [{ Name: 'Archive', Enabled: true, JournalEmailAddress: 'archive@contoso.example' }],
  'sharing-policies': [{ Name: 'Default', Enabled: true, Domains: ['*:CalendarSharingFreeBusySimple'] }],
  'owa-policies': [{ Name: 'Default', AdditionalStorageProvidersAvailable: false }],
  'external-tag': { Enabled: true },
  'authentication-policies': [],
  'role-assignment-policies': [{ Name: 'Default', AssignedRoles: ['MyBaseOptions'] }],
  'mailbox-protocols': [
    {
      PrimarySmtpAddress: 'anna@contoso.example',
      ImapEnabled: false,
      PopEnabled: false,
      SmtpClientAuthenticationDisabled: null,
    },
  ],
  mailboxes: [mailbox('anna'), mailbox('bert'), mailbox('info', 'SharedMailbox')],
  'inbox-rule-forwarding': [{ mailbox: 'anna@contoso.example', rules: [] }],
  'audit-bypass': [{ Name: 'anna', AuditBypassEnabled: false }],
  'report-submission': { EnableReportToMicrosoft: true, ReportPhishToCustomizedAddress: false },
  'allow-list': [{ ListType: 'Sender', Value: 'a@fabrikam.example', ExpirationDate: '2026-12-20T00:00:00Z' }],
  'anti-spam': family({
    SpamAction: 'Quarantine',
    HighConfidenceSpamAction: 'Quarantine',
    PhishSpamAction: 'Quarantine',
    HighConfidencePhishAction: 'Quarantine',
    BulkSpamAction: 'Quarantine',
    BulkThreshold: 5,
    QuarantineRetentionPeriod: 30,
    AllowedSenders: [],
    AllowedSenderDomains: [],
    SpamZapEnabled: true,
    PhishZapEnabled: true,
  }),
  'anti-phish': family({
    PhishThresholdLevel: 3,
    EnableMailboxIntelligence: true,
    EnableMailboxIntelligenceProtection: true,
    MailboxIntelligenceProtectionAction: 'Quarantine',
    EnableTargetedUserProtection: true,
    TargetedUsersToProtect: ['Anna;anna@contoso.example'],
    TargetedUserProtectionAction: 'Quarantine',
    EnableOrganizationDomainsProtection: true,
    EnableTargetedDomainsProtection: true,
    TargetedDomainsToProtect: ['fabrikam.example'],
    TargetedDomainProtectionAction: 'Quarantine',
    EnableFirstContactSafetyTips: true,
    EnableSimilarUsersSafetyTips: true,
    EnableSimilarDomainsSafetyTips: true,
    EnableUnusualCharactersSafetyTips: true,
    EnableUnauthenticatedSender: true,
    EnableViaTag: true,
    EnableSpoofIntelligence: true,
    HonorDmarcPolicy: true,
  }),
  'anti-malware': family({
    EnableFileFilter: true,
    FileTypes: ['exe', 'cmd', 'vbe'],
    ZapEnabled: true,
    EnableInternalSenderAdminNotifications: true,
    InternalSenderAdminAddress: 'soc@contoso.example',
  }),
  'safe-links': family({
    EnableSafeLinksForEmail: true,
    EnableSafeLinksForTeams: true,
    EnableSafeLinksForOffice: true,
    ScanUrls: true,
    AllowClickThrough: false,
    TrackClicks: true,
    EnableForInternalSenders: true,
  }),
  'safe-attachments': family({ Enable: true, Action: 'Block' }),
  'outbound-spam': {
    policies: [
      {
        Name: 'Default',
        IsDefault: true,
        AutoForwardingMode: 'Off',
        RecipientLimitExternalPerHour: 400,
        RecipientLimitInternalPerHour: 800,
        RecipientLimitPerDay: 800,
        ActionWhenThresholdReached: 'BlockUser',
        NotifyOutboundSpam: true,
        NotifyOutboundSpamRecipients: ['soc@contoso.example'],
      },
    ],
    rules: [],
  },
  'preset-rules': { eop: strict, atp: strict, builtIn: [] },
  'mail-group-members': {},
  'atp-policy': { EnableATPForSPOTeamsODB: true, EnableSafeDocs: true, AllowSafeDocsOpen: false },
  'connection-filter': [{ Name: 'Default', IPAllowList: [], EnableSafeList: false }],
  'dkim-signing': [
    { Domain: 'contoso.example', Enabled: true, Selector1KeySize: 2048, Selector2KeySize: 2048 },
  ],
  'protection-alerts': [
    'Suspicious email sending patterns detected',
    'Suspicious connector activity',
    'Suspicious Email Forwarding Activity',
    'Messages have been delayed',
    'Tenant restricted from sending unprovisioned email',
    'Tenant restricted from sending email',
    'A potentially malicious URL click was detected\u200b',
  ].map((Name) => ({ Name, Disabled: false, NotifyUser: ['soc@contoso.example'] })),
  'dlp-policies': [
    {
      Name: 'Numbers',
      Mode: 'Enable',
      Enabled: true,
      ExchangeLocation: everywhere,
      SharePointLocation: everywhere,
      OneDriveLocation: everywhere,
      TeamsLocation: everywhere,
      EndpointDlpLocation: everywhere,
    },
  ],
  'dlp-rules': [
    {
      Name: 'Block numbers',
      ParentPolicyName: 'Numbers',
      Disabled: false,
      BlockAccess: true,
      BlockAccessScope: 'All',
      NotifyUser: ['LastModifier'],
      ContentContainsSensitiveInformation: [
        { name: 'Credit Card Number' },
        { name: 'U.S. Individual Taxpayer Identification Number (ITIN)' },
        { name: 'U.S. Social Security Number (SSN)' },
      ],
      EndpointDlpRestrictions: [
        { setting: 'UnallowedApps', value: 'Block' },
        { setting: 'UnallowedBluetoothTransferApps', value: 'Block' },
      ],
    },
  ],
  'audit-retention': [{ Name: 'A year', Enabled: true, RetentionDuration: 'TwelveMonths' }],
  dns: [
    {
      domain: 'contoso.example',
      organizational: 'contoso.example',
      mx: answer('0 contoso-example.mail.protection.outlook.com'),
      spf: answer('v=spf1 include:spf.protection.outlook.com -all'),
      spfLookups: 3,
      dkim: [answer('v=DKIM1; k=rsa; p=AAAA')],
      dmarc: answer('v=DMARC1; p=reject; rua=mailto:dmarc@contoso.example; ruf=mailto:dmarc@contoso.example'),
      dmarcOrganizational: null,
      mtaSts: answer('v=STSv1; id=1'),
      tlsReporting: answer('v=TLSRPTv1; rua=mailto:tls@contoso.example'),
    },
  ],
};
