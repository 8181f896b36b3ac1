import { exchangeError } from '../cmdlet.ts';
import { all, kept } from './noun.ts';
import type { SettingNoun } from './noun.ts';

const compliance = { endpoint: 'compliance', reach: 'compliance' } as const;
const container = 'CN=Policies';

/** Alert policies that Microsoft makes for every organisation, with their severity and category (Alert policies in Microsoft 365). */
const defaultAlerts: readonly (readonly [name: string, severity: string, category: string])[] = [
  ['A user clicked through to a potentially malicious URL', 'High', 'ThreatManagement'],
  ['A potentially malicious URL click was detected', 'High', 'ThreatManagement'],
  ['Admin triggered user compromise investigation', 'Medium', 'ThreatManagement'],
  ['Creation of forwarding/redirect rule', 'Informational', 'ThreatManagement'],
  ['eDiscovery search started or exported', 'Informational', 'ThreatManagement'],
  ['Elevation of Exchange admin privilege', 'Low', 'AccessGovernance'],
  ['Email messages containing malicious file removed after delivery', 'Informational', 'ThreatManagement'],
  ['Email messages containing malicious URL removed after delivery', 'Informational', 'ThreatManagement'],
  ['Email messages from a campaign removed after delivery', 'Informational', 'ThreatManagement'],
  ['Email messages removed after delivery', 'Informational', 'ThreatManagement'],
  ['Email reported by user as malware or phish', 'Low', 'ThreatManagement'],
  ['Email sending limit exceeded', 'Medium', 'ThreatManagement'],
  ['Form blocked due to potential phishing attempt', 'High', 'ThreatManagement'],
  ['Messages have been delayed', 'High', 'MailFlow'],
  ['Phish delivered due to an ETR override', 'Informational', 'ThreatManagement'],
  ['Phish delivered due to an IP allow policy', 'Informational', 'ThreatManagement'],
  ['Reply-all storm detected', 'High', 'MailFlow'],
  ['Suspicious connector activity', 'High', 'ThreatManagement'],
  ['Suspicious Email Forwarding Activity', 'High', 'ThreatManagement'],
  ['Suspicious email sending patterns detected', 'Medium', 'ThreatManagement'],
  ['Suspicious tenant sending patterns observed', 'High', 'ThreatManagement'],
  ['Tenant restricted from sending email', 'High', 'ThreatManagement'],
  ['Tenant restricted from sending unprovisioned email', 'High', 'ThreatManagement'],
  ['Unusual volume of external file sharing', 'Medium', 'DataLossPrevention'],
  ['User requested to release a quarantined message', 'Informational', 'ThreatManagement'],
  ['User restricted from sending email', 'High', 'ThreatManagement'],
];

export const protectionAlert: SettingNoun = {
  ...compliance,
  noun: 'ProtectionAlert',
  verbs: ['New', 'Set', 'Remove', 'Enable', 'Disable'],
  container,
  objectClass: 'msExchUnifiedRule',
  blank: {
    ...all(
      null,
      `Filter LogicalOperationName Threshold VolumeThreshold TimeWindow MergedRuleXml
      PrivacyManagementScopedSensitiveInformationTypes PrivacyManagementScopedSensitiveInformationTypesForCounting
      PrivacyManagementScopedSensitiveInformationTypesThreshold AlertBy AlertFor NotifyUserThrottleThreshold
      NotifyUserThrottleWindow NotifyUserSuppressionExpiryDate NotificationCulture AlertOverrideChangedUtc TagFilter
      UserTags RecipientTags SenderTags CustomProperties UseCreatedDateTime ErrorMetadata`,
    ),
    Operation: [],
    NotifyUser: ['TenantAdmins'],
    NotificationEnabled: true,
    ExternalScenarioData: {},
    Severity: 'Low',
    ...all(false, 'NotifyUserOnFilterMatch IsSystemRule ReadOnly Disabled'),
    ...all('Activity', 'StreamType ThreatType AlertScenario'),
    Scenario: 'AuditProtectionAlert',
    AggregationType: 'None',
    Category: 'ThreatManagement',
    CorrelationPolicyId: '00000000-0000-0000-0000-000000000000',
    ...all('', 'ExternalIdentity Policy Comment ObjectVersion CreatedBy LastModifiedBy'),
    ...all(0, 'Priority MaximumBlobRuleLength'),
    Workload: 'AuditAlerting',
    Mode: 'Enforce',
  },
  fixed:
    'IsSystemRule ReadOnly ObjectVersion CreatedBy LastModifiedBy StreamType Workload MaximumBlobRuleLength Mode',
  choices: { Severity: ['Low', 'Medium', 'High', 'None', 'Informational'] },
  fresh: () =>
    defaultAlerts.map(([name, severity, category]) => ({
      Name: name,
      IsSystemRule: true,
      Severity: severity,
      Category: category,
    })),
  changed(call, item) {
    if (call.name.startsWith('Enable-')) item['Disabled'] = false;
    if (call.name.startsWith('Disable-')) item['Disabled'] = true;
  },
};

const locations = `ExchangeLocation SharePointLocation SharePointLocationException OneDriveLocation
  OneDriveLocationException TeamsLocation TeamsLocationException EndpointDlpLocation EndpointDlpLocationException
  ThirdPartyAppDlpLocation ThirdPartyAppDlpLocationException OnPremisesScannerDlpLocation
  OnPremisesScannerDlpLocationException PowerBIDlpLocation PowerBIDlpLocationException`;

export const dlpCompliancePolicy: SettingNoun = {
  ...compliance,
  noun: 'DlpCompliancePolicy',
  verbs: ['New', 'Set', 'Remove'],
  container,
  objectClass: 'msExchUnifiedPolicy',
  blank: {
    Mode: 'Enable',
    DisplayName: '',
    Type: 'Dlp',
    ...all([], locations),
    ...all(
      [],
      `ExchangeOnPremisesLocation SharePointOnPremisesLocation SharePointOnPremisesLocationException ExchangeSender
      ExchangeSenderException OneDriveSharedBy ExceptIfOneDriveSharedBy OneDriveSharedByMemberOf
      ExceptIfOneDriveSharedByMemberOf ExchangeSenderMemberOf ExchangeSenderMemberOfException PolicyRBACScopes`,
    ),
    PolicyTemplateInfo: {},
    ...all(
      null,
      `MatchedItemsCount TotalItemsCount TopNLocationStatistics WorkloadStatistics SimulationStatus AutoEnableAfter
      ExtendedProperties ItemStatistics RuleMatchBlob ErrorMetadata UserAdministrativeUnitMembershipMap
      DistributionResults LastStatusUpdateTime ModificationTimeUtc CreationTimeUtc`,
    ),
    ...all(false, 'IsSimulationPolicy Summary ForceValidate ReadOnly'),
    ...all(0, 'ExpectedLocations CompletedLocations FailedLocations Priority'),
    ...all('', 'PolicyRulesMetaData ObjectVersion CreatedBy LastModifiedBy ExternalIdentity Comment'),
    Workload: 'Exchange, SharePoint, OneDriveForBusiness, Teams, EndpointDevices',
    Enabled: true,
    DistributionStatus: 'Success',
  },
  fixed:
    'Type Workload DistributionStatus ObjectVersion CreatedBy LastModifiedBy ReadOnly IsSimulationPolicy Enabled',
  choices: {
    Mode: ['Enable', 'Disable', 'TestWithNotifications', 'TestWithoutNotifications', 'PendingDeletion'],
  },
  fresh: () => [],
  made(_call, item) {
    item['DisplayName'] ??= item['Name'];
  },
  removing(call, item) {
    const rules = call.tenant.exchange.settings['DlpComplianceRule'] ?? [];
    call.tenant.exchange.settings['DlpComplianceRule'] = rules.filter(
      (rule) => rule['ParentPolicyName'] !== item['Name'],
    );
  },
};

const dlpConditions = `SenderADAttributeMatchesPatterns SenderADAttributeContainsWords
  RecipientADAttributeMatchesPatterns RecipientADAttributeContainsWords AccessedBy AccessedByMemberOf
  DeviceManagementType AccessScope FromScope WithImportance ContentPropertyContainsWords From FromMemberOf SentTo
  RecipientDomainIs SenderDomainIs ContentIsShared ContentContainsSensitiveInformation DocumentNameMatchesWords
  DocumentSizeOver MessageTypeMatches HeaderContainsWords SentToMemberOf FromAddressContainsWords`;

export const dlpComplianceRule: SettingNoun = {
  ...compliance,
  noun: 'DlpComplianceRule',
  verbs: ['New', 'Set', 'Remove'],
  container,
  objectClass: 'msExchUnifiedRule',
  blank: {
    ...all(null, dlpConditions),
    ...all(
      null,
      `BlockAccessScope EncryptRMSTemplate ApplyBrandingTemplate AlertProperties AdvancedRule ActivationDate ExpiryDate
      NotifyEmailCustomText NotifyEmailCustomSubject NotifyPolicyTipCustomText RestrictAccess SetHeader RemoveHeader
      AddRecipients Moderate ModifySubject RedirectMessageTo PrependSubject ApplyHtmlDisclaimer ErrorMetadata
      IncidentReportContent EndpointDlpBrowserRestrictions`,
    ),
    ...all(
      [],
      'NotifyUser GenerateAlert GenerateIncidentReport EndpointDlpRestrictions ThirdPartyAppDlpRestrictions',
    ),
    ...all(false, 'BlockAccess Disabled ReadOnly StopPolicyProcessing Quarantine IsAdvancedRule'),
    ...all(true, 'EnforcePortalAccess NotifyEmailExchangeIncludeAttachment'),
    NotifyAllowOverride: null,
    NotifyUserType: 'NotSet',
    NotifyOverrideRequirements: 'None',
    NotifyPolicyTipDisplayOption: 'Tip',
    ParentPolicyName: '',
    ReportSeverityLevel: 'Low',
    DisplayName: '',
    RuleErrorAction: 'Ignore',
    Workload: 'Exchange, SharePoint, OneDriveForBusiness, Teams, EndpointDevices',
    ...all('', 'Policy Comment ObjectVersion CreatedBy LastModifiedBy ExternalIdentity'),
    Priority: 0,
    Mode: 'Enforce',
  },
  fixed: 'ParentPolicyName ReadOnly IsAdvancedRule Mode Workload ObjectVersion CreatedBy LastModifiedBy',
  choices: { BlockAccessScope: ['All', 'PerUser', 'PerAnonymousUser'] },
  fresh: () => [],
  made(call, item) {
    const parent = String(call.parameters['Policy'] ?? '');
    if (!kept(dlpCompliancePolicy, call.tenant.exchange).some((policy) => policy['Name'] === parent))
      throw exchangeError(
        404,
        'Microsoft.Exchange.Configuration.Tasks.ManagementObjectNotFoundException',
        `There is no rule matching identity '${parent}'.`,
      );
    item['ParentPolicyName'] = parent;
    item['DisplayName'] ??= item['Name'];
  },
};

/** How long audit records are kept beyond the licence's own time; only Audit (Premium) has these. */
export const unifiedAuditLogRetentionPolicy: SettingNoun = {
  ...compliance,
  noun: 'UnifiedAuditLogRetentionPolicy',
  plan: 'M365_ADVANCED_AUDITING',
  verbs: ['New', 'Set', 'Remove'],
  container,
  objectClass: 'msExchUnifiedAuditLogRetentionPolicy',
  blank: {
    ...all([], 'RecordTypes Operations UserIds'),
    ...all('', 'Description CreatedBy LastModifiedBy'),
    RetentionDuration: 'TwelveMonths',
    Priority: 100,
    Enabled: true,
    Mode: 'Enforce',
  },
  fixed: 'CreatedBy LastModifiedBy Enabled Mode',
  choices: {
    RetentionDuration: [
      'SevenDays',
      'OneMonth',
      'ThreeMonths',
      'SixMonths',
      'NineMonths',
      'TwelveMonths',
      'ThreeYears',
      'FiveYears',
      'SevenYears',
      'TenYears',
    ],
  },
  fresh: () => [],
};
