import { all } from './noun.ts';
import type { SettingNoun } from './noun.ts';

export const transportConfig: SettingNoun = {
  noun: 'TransportConfig',
  single: true,
  verbs: ['Set'],
  reach: 'organization',
  container: 'CN=Global Settings',
  objectClass: 'msExchTransportSettings',
  pick: (organization) => [organization.transportConfig],
  blank: {
    ...all([], 'TLSReceiveDomainSecureList TLSSendDomainSecureList GenerateCopyOfDSNFor InternalSMTPServers'),
    ...all([], 'OtherWellKnownObjects'),
    ...all('', 'OrganizationFederatedMailbox TransportSystemState AdminDisplayName'),
    ...all('Unlimited', 'MaxReceiveSize MaxRecipientEnvelopeLimit MaxSendSize'),
    ...all(
      null,
      `ExternalDsnDefaultLanguage ExternalDsnReportingAuthority ExternalPostmasterAddress InternalDsnDefaultLanguage
      InternalDsnReportingAuthority AllowLegacyTLSClients`,
    ),
    ...all(
      false,
      `SmtpClientAuthenticationDisabled VerifySecureSubmitEnabled AddressBookPolicyRoutingEnabled
      ConvertDisclaimerWrapperToEml ConvertReportToMessage Rfc2231EncodingEnabled OpenDomainRoutingEnabled
      LegacyJournalingMigrationEnabled LegacyArchiveJournalingEnabled RedirectDLMessagesForLegacyArchiveJournaling
      RedirectUnprovisionedUserMessagesForLegacyArchiveJournaling LegacyArchiveLiveJournalingEnabled
      JournalArchivingEnabled JournalReportDLMemberSubstitutionEnabled AttributionRejectConsumerMessages
      AttributionRejectBeforeMServRequest EnableExternalHTTPMailDelivery`,
    ),
    ...all(
      true,
      `ClearCategories PreserveReportBodypart VoicemailJournalingEnabled Xexch50Enabled ExternalDelayDsnEnabled
      ExternalDsnLanguageDetectionEnabled ExternalDsnSendHtml InternalDelayDsnEnabled
      InternalDsnLanguageDetectionEnabled InternalDsnSendHtml MigrationEnabled ReplyAllStormProtectionEnabled
      AgentGeneratedMessageLoopDetectionInSubmissionEnabled AgentGeneratedMessageLoopDetectionInSmtpEnabled`,
    ),
    ...all('10 MB (10,485,760 bytes)', 'ExternalDsnMaxMessageAttachSize InternalDsnMaxMessageAttachSize'),
    JournalingReportNdrTo: '<>',
    MaxDumpsterSizePerDatabase: '18 MB (18,874,368 bytes)',
    MaxDumpsterTime: '7.00:00:00',
    DSNConversionMode: 'PreserveDSNBody',
    HeaderPromotionModeSetting: 'NoCreate',
    SupervisionTags: ['Reject', 'Allow'],
    HygieneSuite: 'Premium',
    SafetyNetHoldTime: '7.00:00:00',
    TransportRuleConfig: ['TransportRuleMinProductVersion:14.0.0.0', 'TransportRuleLimit:300'],
    TransportRuleCollectionAddedRecipientsLimit: 100,
    TransportRuleLimit: 300,
    TransportRuleCollectionRegexCharsLimit: '20 KB (20,480 bytes)',
    TransportRuleSizeLimit: '8 KB (8,192 bytes)',
    TransportRuleAttachmentTextScanLimit: '1 MB (1,048,576 bytes)',
    TransportRuleRegexValidationTimeout: '00:00:00.3000000',
    TransportRuleMinProductVersion: '14.0.0.0',
    AnonymousSenderToRecipientRatePerHour: 1800,
    QueueDiagnosticsAggregationInterval: '00:01:00',
    DiagnosticsAggregationServicePort: 9710,
    MaxAllowedAgentGeneratedMessageDepth: 3,
    MaxAllowedAgentGeneratedMessageDepthPerAgent: 2,
    JournalMessageExpirationDays: 0,
    ReplyAllStormDetectionMinimumRecipients: 2500,
    ReplyAllStormDetectionMinimumReplies: 10,
    ReplyAllStormBlockDurationHours: 6,
    MessageExpiration: '1.00:00:00',
    CurrentTransportSystemState: 'Green',
  },
  fixed:
    'CurrentTransportSystemState TransportSystemState HygieneSuite MigrationEnabled OtherWellKnownObjects',
  fresh: () => [{ Name: 'Transport Settings' }],
};
