import { z } from 'zod';
import { count, list, text, toldList, yesNo } from './fields.ts';

// Threat policies of Exchange Online Protection and Defender for Office 365, in PowerShell's casing.

/** To whom a rule applies: the conditions are joined by "and", the values within one by "or". */
const recipients = {
  SentTo: list,
  SentToMemberOf: list,
  RecipientDomainIs: list,
  ExceptIfSentTo: list,
  ExceptIfSentToMemberOf: list,
  ExceptIfRecipientDomainIs: list,
};

const rule = z.object({
  Name: text,
  Identity: text,
  State: text,
  Priority: count,
  HostedContentFilterPolicy: text,
  AntiPhishPolicy: text,
  MalwareFilterPolicy: text,
  SafeLinksPolicy: text,
  SafeAttachmentPolicy: text,
  HostedOutboundSpamFilterPolicy: text,
  ...recipients,
});

const policy = { Name: z.string(), Identity: text, IsDefault: yesNo, RecommendedPolicyType: text };

export const contentFilterPolicy = z.object({
  ...policy,
  SpamAction: text,
  HighConfidenceSpamAction: text,
  PhishSpamAction: text,
  HighConfidencePhishAction: text,
  BulkSpamAction: text,
  BulkThreshold: count,
  QuarantineRetentionPeriod: count,
  AllowedSenders: toldList,
  AllowedSenderDomains: toldList,
  ZapEnabled: yesNo,
  SpamZapEnabled: yesNo,
  PhishZapEnabled: yesNo,
  InlineSafetyTipsEnabled: yesNo,
});

export const antiPhishPolicy = z.object({
  ...policy,
  Enabled: yesNo,
  PhishThresholdLevel: count,
  EnableMailboxIntelligence: yesNo,
  EnableMailboxIntelligenceProtection: yesNo,
  MailboxIntelligenceProtectionAction: text,
  EnableTargetedUserProtection: yesNo,
  TargetedUsersToProtect: list,
  TargetedUserProtectionAction: text,
  EnableOrganizationDomainsProtection: yesNo,
  EnableTargetedDomainsProtection: yesNo,
  TargetedDomainsToProtect: list,
  TargetedDomainProtectionAction: text,
  EnableFirstContactSafetyTips: yesNo,
  EnableSimilarUsersSafetyTips: yesNo,
  EnableSimilarDomainsSafetyTips: yesNo,
  EnableUnusualCharactersSafetyTips: yesNo,
  EnableUnauthenticatedSender: yesNo,
  EnableViaTag: yesNo,
  EnableSpoofIntelligence: yesNo,
  HonorDmarcPolicy: yesNo,
  DmarcRejectAction: text,
  AuthenticationFailAction: text,
});

export const malwarePolicy = z.object({
  ...policy,
  EnableFileFilter: yesNo,
  FileTypes: toldList,
  FileTypeAction: text,
  ZapEnabled: yesNo,
  EnableInternalSenderAdminNotifications: yesNo,
  InternalSenderAdminAddress: text,
});

export const safeLinksPolicy = z.object({
  ...policy,
  IsBuiltInProtection: yesNo,
  EnableSafeLinksForEmail: yesNo,
  EnableSafeLinksForTeams: yesNo,
  EnableSafeLinksForOffice: yesNo,
  ScanUrls: yesNo,
  DeliverMessageAfterScan: yesNo,
  AllowClickThrough: yesNo,
  TrackClicks: yesNo,
  EnableForInternalSenders: yesNo,
  DisableUrlRewrite: yesNo,
  DoNotRewriteUrls: list,
});

export const safeAttachmentPolicy = z.object({
  ...policy,
  IsBuiltInProtection: yesNo,
  Enable: yesNo,
  Action: text,
});

export const outboundPolicy = z.object({
  ...policy,
  AutoForwardingMode: text,
  RecipientLimitExternalPerHour: count,
  RecipientLimitInternalPerHour: count,
  RecipientLimitPerDay: count,
  ActionWhenThresholdReached: text,
  BccSuspiciousOutboundMail: yesNo,
  NotifyOutboundSpam: yesNo,
  NotifyOutboundSpamRecipients: list,
});

const outboundRule = z.object({
  Name: text,
  State: text,
  Priority: count,
  HostedOutboundSpamFilterPolicy: text,
  From: list,
  FromMemberOf: list,
  SenderDomainIs: list,
  ExceptIfFrom: list,
  ExceptIfFromMemberOf: list,
  ExceptIfSenderDomainIs: list,
});

function withRules<T extends z.ZodType>(policies: T) {
  return z.object({
    policies: z.array(policies),
    /** Null where an export does not hold them: then nobody knows to whom custom policies apply. */
    rules: z.array(rule).nullable(),
  });
}

export const antiSpamReader = withRules(contentFilterPolicy);
export const antiPhishReader = withRules(antiPhishPolicy);
export const malwareReader = withRules(malwarePolicy);
export const safeLinksReader = withRules(safeLinksPolicy);
export const safeAttachmentsReader = withRules(safeAttachmentPolicy);
export const outboundSpamReader = z.object({
  policies: z.array(outboundPolicy),
  rules: z.array(outboundRule),
});

/** The rules that say to whom the Standard and Strict presets and the built-in protection apply. */
export const presetRulesReader = z.object({
  eop: z.array(rule),
  /** Null where Defender's rules could not be read (no such cmdlet). */
  atp: z.array(rule).nullable(),
  builtIn: z.array(rule).nullable(),
});

export const atpPolicyReader = z.object({
  EnableATPForSPOTeamsODB: yesNo,
  EnableSafeDocs: yesNo,
  AllowSafeDocsOpen: yesNo,
});

export const connectionFilterReader = z.object({
  Name: z.string(),
  IPAllowList: toldList,
  IPBlockList: list,
  EnableSafeList: yesNo,
});

export const dkimConfigReader = z.object({
  Domain: z.string(),
  Enabled: yesNo,
  Status: text,
  Selector1KeySize: count,
  Selector2KeySize: count,
  Selector1CNAME: text,
  Selector2CNAME: text,
});

/** Members of every mail group that a protection rule names: addresses by the group's name, lower-case. */
export const mailGroupMembersReader = z.record(z.string(), z.array(z.string()));

export const protectionAlertReader = z.object({
  Name: z.string(),
  Disabled: yesNo,
  Category: text,
  Severity: text,
  NotifyUser: list,
  NotificationEnabled: yesNo,
});

export const dlpPolicyReader = z.object({
  Name: z.string(),
  Mode: text,
  Enabled: yesNo,
  Workload: text,
  ExchangeLocation: list,
  SharePointLocation: list,
  OneDriveLocation: list,
  TeamsLocation: list,
  EndpointDlpLocation: list,
});

export const dlpRuleReader = z.object({
  Name: z.string(),
  ParentPolicyName: text,
  Disabled: yesNo,
  BlockAccess: yesNo,
  BlockAccessScope: text,
  NotifyUser: list,
  /** Names of the sensitive information types, however deep they are nested. */
  ContentContainsSensitiveInformation: z.unknown().transform(sensitiveTypes),
  EndpointDlpRestrictions: z.unknown().transform(endpointRestrictions),
});

export const auditRetentionReader = z.object({
  Name: z.string(),
  Enabled: yesNo,
  Priority: count,
  RetentionDuration: text,
  RecordTypes: list,
  UserIds: list,
  Operations: list,
});

/** The condition is a list, or groups of lists, of objects that carry a name. */
function sensitiveTypes(value: unknown): readonly string[] {
  const found = new Set<string>();
  const walk = (one: unknown): void => {
    if (Array.isArray(one)) one.forEach(walk);
    else if (typeof one === 'object' && one !== null)
      for (const [key, member] of Object.entries(one))
        if (typeof member !== 'string') walk(member);
        else if (/^name$/i.test(key)) found.add(member);
    // The whole may be JSON as text; a kept snapshot holds the names alone.
    if (typeof one === 'string' && /^\s*[[{]/.test(one)) walk(parsed(one));
    else if (typeof one === 'string') found.add(one);
  };
  walk(value);
  return [...found].sort();
}

function parsed(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return null;
  }
}

/** `[{ setting, value }]`, also where each is itself JSON text. */
function endpointRestrictions(
  value: unknown,
): readonly { readonly setting: string; readonly value: string }[] {
  const entries = (Array.isArray(value) ? value : []) as readonly unknown[];
  return entries.flatMap((entry) => {
    const one = (typeof entry === 'string' ? parsed(entry) : entry) as {
      setting?: unknown;
      value?: unknown;
    } | null;
    return typeof one?.setting === 'string' ? [{ setting: one.setting, value: String(one.value ?? '') }] : [];
  });
}
