import type { Setting } from '../domain/setting.ts';
import { acceptedDomains } from './accepted-domains.ts';
import { adminAuditLog } from './admin-audit-log.ts';
import { adminConsent } from './admin-consent.ts';
import { allowList } from './allow-list.ts';
import { antiMalware } from './anti-malware.ts';
import { antiPhish } from './anti-phish.ts';
import { antiSpam } from './anti-spam.ts';
import { appManagement } from './app-management.ts';
import { appPermissions } from './app-permissions.ts';
import { applications } from './applications.ts';
import { atpPolicy } from './atp-policy.ts';
import { auditBypass } from './audit-bypass.ts';
import { auditRetention } from './audit-retention.ts';
import { authenticationMethods } from './authentication-methods.ts';
import { authenticationPolicies } from './authentication-policies.ts';
import { authenticationStrengths } from './authentication-strengths.ts';
import { authorizationPolicy } from './authorization-policy.ts';
import { conditionalAccess } from './conditional-access.ts';
import { connectionFilter } from './connection-filter.ts';
import { crossTenantAccess } from './cross-tenant-access.ts';
import { delegatedGrants } from './delegated-grants.ts';
import { deviceRegistration } from './device-registration.ts';
import { directorySettings } from './directory-settings.ts';
import { dkimSigning } from './dkim-signing.ts';
import { dlpPolicies } from './dlp-policies.ts';
import { dlpRules } from './dlp-rules.ts';
import { dns } from './dns.ts';
import { domains } from './domains.ts';
import { externalTag } from './external-tag.ts';
import { inboundConnectors } from './inbound-connectors.ts';
import { inboxRuleForwarding } from './inbox-rule-forwarding.ts';
import { journalRules } from './journal-rules.ts';
import { mailGroupMembers } from './mail-group-members.ts';
import { mailboxProtocols } from './mailbox-protocols.ts';
import { mailboxes } from './mailboxes.ts';
import { mfaRegistration } from './mfa-registration.ts';
import { namedLocations } from './named-locations.ts';
import { organization } from './organization.ts';
import { organizationConfig } from './organization-config.ts';
import { outboundSpam } from './outbound-spam.ts';
import { owaPolicies } from './owa-policies.ts';
import { perUserMfa } from './per-user-mfa.ts';
import { policyGroupMembers } from './policy-group-members.ts';
import { presetRules } from './preset-rules.ts';
import { protectionAlerts } from './protection-alerts.ts';
import { publicGroups } from './public-groups.ts';
import { remoteDomains } from './remote-domains.ts';
import { reportSubmission } from './report-submission.ts';
import { roleAssignmentPolicies } from './role-assignment-policies.ts';
import { roleHolders } from './role-holders.ts';
import { rolePolicies } from './role-policies.ts';
import { safeAttachments } from './safe-attachments.ts';
import { safeLinks } from './safe-links.ts';
import { secureScore } from './secure-score.ts';
import { securityDefaults } from './security-defaults.ts';
import { servicePlans } from './service-plans.ts';
import { servicePrincipals } from './service-principals.ts';
import { sharingPolicies } from './sharing-policies.ts';
import { signInActivity } from './sign-in-activity.ts';
import { transportConfig } from './transport-config.ts';
import { transportRules } from './transport-rules.ts';
import { users } from './users.ts';

/** Every readable setting: one file each, held to this list and to the shapes by a test. */
export const settings: readonly Setting[] = [
  acceptedDomains,
  adminAuditLog,
  adminConsent,
  allowList,
  antiMalware,
  antiPhish,
  antiSpam,
  appManagement,
  appPermissions,
  applications,
  atpPolicy,
  auditBypass,
  auditRetention,
  authenticationMethods,
  authenticationPolicies,
  authenticationStrengths,
  authorizationPolicy,
  conditionalAccess,
  connectionFilter,
  crossTenantAccess,
  delegatedGrants,
  deviceRegistration,
  directorySettings,
  dkimSigning,
  dlpPolicies,
  dlpRules,
  dns,
  domains,
  externalTag,
  inboundConnectors,
  inboxRuleForwarding,
  journalRules,
  mailGroupMembers,
  mailboxProtocols,
  mailboxes,
  mfaRegistration,
  namedLocations,
  organization,
  organizationConfig,
  outboundSpam,
  owaPolicies,
  perUserMfa,
  policyGroupMembers,
  presetRules,
  protectionAlerts,
  publicGroups,
  remoteDomains,
  reportSubmission,
  roleAssignmentPolicies,
  roleHolders,
  rolePolicies,
  safeAttachments,
  safeLinks,
  secureScore,
  securityDefaults,
  servicePlans,
  servicePrincipals,
  sharingPolicies,
  signInActivity,
  transportConfig,
  transportRules,
  users,
];
