import { z } from 'zod';
import { count, inherited, list, moment, text, toldList, yesNo } from './fields.ts';

// Settings of Exchange Online in PowerShell's casing. Source: the cmdlet reference (office-docs-powershell).

export const organizationConfigReader = z.object({
  AuditDisabled: yesNo,
  CustomerLockBoxEnabled: yesNo,
  RejectDirectSend: yesNo,
  /** Null means on. */
  EwsEnabled: inherited,
  OAuth2ClientProfileEnabled: yesNo,
  MailTipsAllTipsEnabled: yesNo,
  MailTipsExternalRecipientsTipsEnabled: yesNo,
  MailTipsGroupMetricsEnabled: yesNo,
  MailTipsLargeAudienceThreshold: count,
  DefaultAuthenticationPolicy: text,
  SmtpActionableMessagesEnabled: yesNo,
  ActivityBasedAuthenticationTimeoutEnabled: yesNo,
  ConnectorsEnabled: yesNo,
});

export const transportConfigReader = z.object({
  SmtpClientAuthenticationDisabled: yesNo,
  AllowLegacyTLSClients: inherited,
});

export const adminAuditLogReader = z.object({
  UnifiedAuditLogIngestionEnabled: yesNo,
  UnifiedAuditLogFirstOptInDate: moment,
});

export const acceptedDomainReader = z.object({
  DomainName: z.string(),
  DomainType: text,
  Default: yesNo,
  InitialDomain: yesNo,
  SendingFromDomainDisabled: yesNo,
});

export const remoteDomainReader = z.object({
  Name: text,
  DomainName: z.string(),
  AutoForwardEnabled: yesNo,
  AutoReplyEnabled: yesNo,
  AllowedOOFType: text,
});

export const transportRuleReader = z.object({
  Name: z.string(),
  State: text,
  Mode: text,
  Priority: count,
  SetSCL: text,
  SenderDomainIs: list,
  FromAddressContainsWords: list,
  SenderIpRanges: list,
  HeaderContainsMessageHeader: text,
  FromScope: text,
  PrependSubject: text,
  ApplyHtmlDisclaimerText: text,
  SetHeaderName: text,
  RedirectMessageTo: list,
  BlindCopyTo: list,
  CopyTo: list,
  AddToRecipients: list,
  MessageTypeMatches: text,
  RejectMessageReasonText: text,
  SentToScope: text,
});

export const connectorReader = z.object({
  Name: z.string(),
  Enabled: yesNo,
  ConnectorType: text,
  SenderDomains: list,
  SenderIPAddresses: list,
  RequireTls: yesNo,
  RestrictDomainsToIPAddresses: yesNo,
  RestrictDomainsToCertificate: yesNo,
  TlsSenderCertificateName: text,
});

export const journalRuleReader = z.object({
  Name: z.string(),
  Enabled: yesNo,
  JournalEmailAddress: text,
});

export const sharingPolicyReader = z.object({
  Name: z.string(),
  Default: yesNo,
  Enabled: yesNo,
  /** `Anonymous:CalendarSharingFreeBusyReviewer`, `*:ContactsSharing,CalendarSharingFreeBusySimple`. */
  Domains: toldList,
});

export const owaPolicyReader = z.object({
  Name: z.string(),
  IsDefault: yesNo,
  AdditionalStorageProvidersAvailable: yesNo,
  PersonalAccountsEnabled: yesNo,
});

export const externalTagReader = z.object({ Enabled: yesNo, AllowList: list });

export const authenticationPolicyReader = z.object({
  Name: z.string(),
  AllowBasicAuthSmtp: yesNo,
  AllowBasicAuthImap: yesNo,
  AllowBasicAuthPop: yesNo,
  AllowBasicAuthActiveSync: yesNo,
  AllowBasicAuthAutodiscover: yesNo,
  AllowBasicAuthMapi: yesNo,
  AllowBasicAuthOutlookService: yesNo,
  AllowBasicAuthPowershell: yesNo,
  AllowBasicAuthReportingWebServices: yesNo,
  AllowBasicAuthRpc: yesNo,
  AllowBasicAuthWebServices: yesNo,
});

export const roleAssignmentPolicyReader = z.object({
  Name: z.string(),
  IsDefault: yesNo,
  AssignedRoles: list,
});

export const casMailboxReader = z.object({
  PrimarySmtpAddress: z.string(),
  ImapEnabled: yesNo,
  PopEnabled: yesNo,
  ActiveSyncEnabled: yesNo,
  EwsEnabled: inherited,
  MAPIEnabled: yesNo,
  SmtpClientAuthenticationDisabled: inherited,
});

export const mailboxReader = z.object({
  ExternalDirectoryObjectId: text,
  UserPrincipalName: text,
  PrimarySmtpAddress: z.string(),
  EmailAddresses: list,
  RecipientTypeDetails: text,
  ForwardingAddress: text,
  ForwardingSmtpAddress: text,
  DeliverToMailboxAndForward: yesNo,
  AuditEnabled: yesNo,
  DefaultAuditSet: toldList,
  AuditOwner: list,
  AuditDelegate: list,
  AuditAdmin: list,
  RoleAssignmentPolicy: text,
  LitigationHoldEnabled: yesNo,
});

/** Inbox rules that send mail on, by mailbox; every mailbox that was asked is there, also with none. */
export const inboxForwardReader = z.object({
  mailbox: z.string(),
  rules: z.array(z.object({ name: z.string(), enabled: z.boolean(), to: z.array(z.string()) })),
});

export const auditBypassReader = z.object({ Identity: text, Name: text, AuditBypassEnabled: yesNo });

export const reportSubmissionReader = z.object({
  EnableReportToMicrosoft: yesNo,
  ReportJunkToCustomizedAddress: yesNo,
  ReportPhishToCustomizedAddress: yesNo,
  ReportPhishAddresses: list,
});

export const allowListReader = z.object({
  ListType: text,
  Value: z.string(),
  Action: text,
  ExpirationDate: moment,
});
