import { z } from 'zod';
import * as access from './conditional-access.ts';
import * as directory from './directory.ts';
import { dnsReader } from './dns.ts';
import * as exchange from './exchange.ts';
import * as protection from './protection.ts';

/**
 * Every setting that can stand in a snapshot, by id, with the shape of its value: what a reader makes of Microsoft's answer
 * and what a snapshot file must hold. Graph's values keep Graph's casing, Exchange's keep PowerShell's. Ids are permanent.
 */
export const settingReaders = {
  'security-defaults': directory.securityDefaultsReader,
  'conditional-access': z.array(access.accessPolicyReader),
  'named-locations': z.array(access.namedLocationReader),
  'authentication-strengths': z.array(access.authenticationStrengthReader),
  'policy-group-members': access.groupMembersReader,
  'authorization-policy': directory.authorizationPolicyReader,
  'admin-consent': directory.adminConsentReader,
  'authentication-methods': directory.authenticationMethodsReader,
  'directory-settings': z.array(directory.directorySettingReader),
  'app-management': directory.appManagementReader,
  domains: z.array(directory.domainReader),
  users: z.array(directory.userReader),
  'sign-in-activity': directory.signInActivityReader,
  'per-user-mfa': directory.perUserMfaReader,
  'mfa-registration': z.array(directory.registrationReader),
  'role-holders': z.array(directory.roleHolderReader),
  'role-policies': z.array(directory.rolePolicyReader),
  applications: z.array(directory.applicationReader),
  'service-principals': z.array(directory.servicePrincipalReader),
  'delegated-grants': z.array(directory.grantReader),
  'app-permissions': z.array(directory.appPermissionReader),
  'device-registration': directory.deviceRegistrationReader,
  organization: directory.organizationReader,
  'cross-tenant-access': directory.crossTenantReader,
  'public-groups': z.array(directory.publicGroupReader),
  'service-plans': z.array(z.string()),
  'secure-score': directory.secureScoreReader,
  'organization-config': exchange.organizationConfigReader,
  'transport-config': exchange.transportConfigReader,
  'admin-audit-log': exchange.adminAuditLogReader,
  'accepted-domains': z.array(exchange.acceptedDomainReader),
  'remote-domains': z.array(exchange.remoteDomainReader),
  'transport-rules': z.array(exchange.transportRuleReader),
  'inbound-connectors': z.array(exchange.connectorReader),
  'journal-rules': z.array(exchange.journalRuleReader),
  'sharing-policies': z.array(exchange.sharingPolicyReader),
  'owa-policies': z.array(exchange.owaPolicyReader),
  'external-tag': exchange.externalTagReader,
  'authentication-policies': z.array(exchange.authenticationPolicyReader),
  'role-assignment-policies': z.array(exchange.roleAssignmentPolicyReader),
  'mailbox-protocols': z.array(exchange.casMailboxReader),
  mailboxes: z.array(exchange.mailboxReader),
  'inbox-rule-forwarding': z.array(exchange.inboxForwardReader),
  'audit-bypass': z.array(exchange.auditBypassReader),
  'report-submission': exchange.reportSubmissionReader,
  'allow-list': z.array(exchange.allowListReader),
  'anti-spam': protection.antiSpamReader,
  'anti-phish': protection.antiPhishReader,
  'anti-malware': protection.malwareReader,
  'safe-links': protection.safeLinksReader,
  'safe-attachments': protection.safeAttachmentsReader,
  'outbound-spam': protection.outboundSpamReader,
  'preset-rules': protection.presetRulesReader,
  'mail-group-members': protection.mailGroupMembersReader,
  'atp-policy': protection.atpPolicyReader,
  'connection-filter': z.array(protection.connectionFilterReader),
  'dkim-signing': z.array(protection.dkimConfigReader),
  'protection-alerts': z.array(protection.protectionAlertReader),
  'dlp-policies': z.array(protection.dlpPolicyReader),
  'dlp-rules': z.array(protection.dlpRuleReader),
  'audit-retention': z.array(protection.auditRetentionReader),
  dns: z.array(dnsReader),
} as const satisfies { readonly [id: string]: z.ZodType };

export type SettingId = keyof typeof settingReaders;
export type SettingValues = { readonly [Id in SettingId]: z.infer<(typeof settingReaders)[Id]> };

export const settingIds = Object.keys(settingReaders) as readonly SettingId[];
