import { all } from './noun.ts';
import { plainPredicates, predicates } from './transport-predicates.ts';
import type { SettingNoun } from './noun.ts';

const actions = `PrependSubject SetAuditSeverity ApplyClassification ApplyHtmlDisclaimerLocation ApplyHtmlDisclaimerText
  ApplyHtmlDisclaimerFallbackAction ApplyRightsProtectionTemplate ApplyRightsProtectionCustomizationTemplate SetSCL
  SetHeaderName SetHeaderValue RemoveHeader AddToRecipients CopyTo BlindCopyTo AddManagerAsRecipientType
  ModerateMessageByUser RedirectMessageTo RejectMessageEnhancedStatusCode RejectMessageReasonText
  SmtpRejectMessageRejectText SmtpRejectMessageRejectStatusCode LogEventText SenderNotificationType
  GenerateIncidentReport IncidentReportContent RouteMessageOutboundConnector GenerateNotification`;

const plainActions = `ModerateMessageByManager DeleteMessage Disconnect Quarantine StopRuleProcessing
  RouteMessageOutboundRequireTls ApplyOME RemoveOME RemoveOMEv2 RemoveRMSAttachmentEncryption`;

function exceptions(names: string): string {
  return names
    .split(/\s+/)
    .map((name) => `ExceptIf${name}`)
    .join(' ');
}

/** Mail flow rules. */
export const transportRule: SettingNoun = {
  noun: 'TransportRule',
  verbs: ['New', 'Set', 'Remove', 'Enable', 'Disable'],
  reach: 'organization',
  container: 'CN=TransportVersioned,CN=Rules,CN=Transport Settings',
  objectClass: 'msExchTransportRule',
  pick: (organization) => organization.transportRules,
  blank: {
    Priority: 0,
    DlpPolicy: null,
    DlpPolicyId: '00000000-0000-0000-0000-000000000000',
    ...all(null, 'Comments ActivationDate ExpiryDate Conditions Exceptions Actions'),
    ...all('', 'CreatedBy LastModifiedBy Description RuleConfigurationUnsupportedReason'),
    ...all(false, 'ManuallyModified UseLegacyRegex'),
    RuleVersion: '14.0.0.0',
    Size: 398,
    State: 'Enabled',
    Mode: 'Enforce',
    IsRuleConfigurationSupported: true,
    RuleErrorAction: 'Ignore',
    SenderAddressLocation: 'Header',
    RecipientAddressType: 'Resolved',
    RuleSubType: 'None',
    RegexSize: 0,
    ...all(null, `${predicates} ${exceptions(predicates)} ${actions}`),
    ...all(false, `${plainPredicates} ${exceptions(plainPredicates)} ${plainActions}`),
  },
  fixed: `DlpPolicyId ManuallyModified CreatedBy LastModifiedBy Description RuleVersion Size Conditions Exceptions Actions
    IsRuleConfigurationSupported RuleConfigurationUnsupportedReason RegexSize UseLegacyRegex`,
  also: 'AddToRecipients',
  choices: { Mode: ['Audit', 'AuditAndNotify', 'Enforce'], RuleErrorAction: ['Ignore', 'Defer'] },
  fresh: () => [],
  made(call, item) {
    item['Priority'] = Number(call.parameters['Priority'] ?? call.tenant.exchange.transportRules.length);
  },
};

const connector = {
  verbs: ['New', 'Set', 'Remove'],
  reach: 'organization',
  fresh: () => [],
} as const;

export const inboundConnector: SettingNoun = {
  ...connector,
  noun: 'InboundConnector',
  container: 'CN=Connectors,CN=Transport Settings',
  objectClass: 'msExchSMTPInboundConnector',
  pick: (organization) => organization.inboundConnectors,
  blank: {
    Enabled: true,
    ConnectorType: 'Partner',
    ConnectorSource: 'Default',
    Comment: '',
    ...all([], 'SenderIPAddresses SenderDomains TrustedOrganizations AssociatedAcceptedDomains'),
    ...all([], 'ClientHostNames EFSkipIPs EFSkipMailGateway EFUsers'),
    ...all(
      false,
      `RequireTls RestrictDomainsToIPAddresses RestrictDomainsToCertificate CloudServicesMailEnabled
      TreatMessagesAsInternal EFTestMode EFSkipLastIP`,
    ),
    TlsSenderCertificateName: null,
    ScanAndDropRecipients: [],
  },
  choices: { ConnectorType: ['OnPremises', 'Partner'] },
};

export const outboundConnector: SettingNoun = {
  ...connector,
  noun: 'OutboundConnector',
  container: 'CN=Connectors,CN=Transport Settings',
  objectClass: 'msExchSMTPOutboundConnector',
  pick: (organization) => organization.outboundConnectors,
  blank: {
    Enabled: true,
    UseMXRecord: true,
    Comment: '',
    ConnectorType: 'Partner',
    ConnectorSource: 'Default',
    ...all([], 'RecipientDomains SmartHosts ValidationRecipients'),
    TlsDomain: null,
    TlsSettings: 'EncryptionOnly',
    ...all(
      false,
      `IsTransportRuleScoped RouteAllMessagesViaOnPremises CloudServicesMailEnabled AllAcceptedDomains TestMode
      SenderRewritingEnabled`,
    ),
    IsValidated: true,
    LastValidationTimestamp: null,
  },
  choices: { ConnectorType: ['OnPremises', 'Partner'] },
};

export const journalRule: SettingNoun = {
  noun: 'JournalRule',
  verbs: ['New', 'Set', 'Remove', 'Enable', 'Disable'],
  reach: 'organization',
  container: 'CN=JournalingVersioned,CN=Rules,CN=Transport Settings',
  objectClass: 'msExchTransportRule',
  pick: (organization) => organization.journalRules,
  blank: { Enabled: true, Recipient: null, JournalEmailAddress: '', Scope: 'Global', RuleType: 'Custom' },
  choices: { Scope: ['Global', 'Internal', 'External'] },
  fresh: () => [],
};
