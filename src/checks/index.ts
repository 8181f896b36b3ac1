import type { Check } from '../domain/check.ts';
import { administratorSessionsLimited } from './sign-in/administrator-sessions-limited.ts';
import { administratorsUseMfa } from './sign-in/administrators-use-mfa.ts';
import { authenticatorShowsContext } from './sign-in/authenticator-shows-context.ts';
import { bannedPasswordsEnforced } from './sign-in/banned-passwords-enforced.ts';
import { baselineProtectionOn } from './sign-in/baseline-protection-on.ts';
import { deviceCodeBlocked } from './sign-in/device-code-blocked.ts';
import { deviceJoinRequiresMfa } from './sign-in/device-join-requires-mfa.ts';
import { highRiskSignInsBlocked } from './sign-in/high-risk-sign-ins-blocked.ts';
import { highRiskUsersBlocked } from './sign-in/high-risk-users-blocked.ts';
import { legacyAuthenticationBlocked } from './sign-in/legacy-authentication-blocked.ts';
import { managedDeviceRequired } from './sign-in/managed-device-required.ts';
import { managedDeviceToRegisterMethods } from './sign-in/managed-device-to-register-methods.ts';
import { methodsMigrationComplete } from './sign-in/methods-migration-complete.ts';
import { mfaAsItWorksOut } from './sign-in/mfa-as-it-works-out.ts';
import { mfaForAllUsers } from './sign-in/mfa-for-all-users.ts';
import { noMfaExceptionForPlaces } from './sign-in/no-mfa-exception-for-places.ts';
import { noStaleUsers } from './sign-in/no-stale-users.ts';
import { passwordsNeverExpire } from './sign-in/passwords-never-expire.ts';
import { perUserMfaNotMixed } from './sign-in/per-user-mfa-not-mixed.ts';
import { phishingResistantMfaForAdministrators } from './sign-in/phishing-resistant-mfa-for-administrators.ts';
import { phishingResistantMfaForAllUsers } from './sign-in/phishing-resistant-mfa-for-all-users.ts';
import { policiesDoNotWait } from './sign-in/policies-do-not-wait.ts';
import { riskyAgentsBlocked } from './sign-in/risky-agents-blocked.ts';
import { riskyUsersNotified } from './sign-in/risky-users-notified.ts';
import { strongestMethodPreferred } from './sign-in/strongest-method-preferred.ts';
import { suspiciousPromptsReported } from './sign-in/suspicious-prompts-reported.ts';
import { trustedLocationsAreNarrow } from './sign-in/trusted-locations-are-narrow.ts';
import { usersHaveRegisteredMethods } from './sign-in/users-have-registered-methods.ts';
import { weakMethodsDisabled } from './sign-in/weak-methods-disabled.ts';
import { adminConsentWorkflowOn } from './applications/admin-consent-workflow-on.ts';
import { appCertificateLifetimeRestricted } from './applications/app-certificate-lifetime-restricted.ts';
import { appPasswordLifetimeRestricted } from './applications/app-password-lifetime-restricted.ts';
import { appPasswordsBlocked } from './applications/app-passwords-blocked.ts';
import { appRegistrationRestricted } from './applications/app-registration-restricted.ts';
import { applicationPermissionsLimited } from './applications/application-permissions-limited.ts';
import { applicationSecretsShortLived } from './applications/application-secrets-short-lived.ts';
import { commandLineToolsRestricted } from './applications/command-line-tools-restricted.ts';
import { groupOwnerConsentOff } from './applications/group-owner-consent-off.ts';
import { noBroadGrantsToUnverifiedApps } from './applications/no-broad-grants-to-unverified-apps.ts';
import { noSecretsOnForeignApplications } from './applications/no-secrets-on-foreign-applications.ts';
import { riskyAppConsentBlocked } from './applications/risky-app-consent-blocked.ts';
import { securityGroupCreationRestricted } from './applications/security-group-creation-restricted.ts';
import { tenantCreationRestricted } from './applications/tenant-creation-restricted.ts';
import { userConsentRestricted } from './applications/user-consent-restricted.ts';
import { administratorsAreCloudOnly } from './roles/administrators-are-cloud-only.ts';
import { administratorsWorkFromOtherAccounts } from './roles/administrators-work-from-other-accounts.ts';
import { emergencyAccountsExist } from './roles/emergency-accounts-exist.ts';
import { finerRolesUsed } from './roles/finer-roles-used.ts';
import { globalAdministratorActivationAlerts } from './roles/global-administrator-activation-alerts.ts';
import { globalAdministratorNeedsApproval } from './roles/global-administrator-needs-approval.ts';
import { globalAdministratorsAtMostFour } from './roles/global-administrators-at-most-four.ts';
import { globalAdministratorsTwoToEight } from './roles/global-administrators-two-to-eight.ts';
import { noApplicationsAsAdministrators } from './roles/no-applications-as-administrators.ts';
import { noGuestsAsAdministrators } from './roles/no-guests-as-administrators.ts';
import { noPermanentPrivilegedRoles } from './roles/no-permanent-privileged-roles.ts';
import { noRolesOnDisabledAccounts } from './roles/no-roles-on-disabled-accounts.ts';
import { noStaleAdministrators } from './roles/no-stale-administrators.ts';
import { privilegedActivationAlerts } from './roles/privileged-activation-alerts.ts';
import { privilegedRolesGivenThroughPim } from './roles/privileged-roles-given-through-pim.ts';
import { roleAssignmentsAlert } from './roles/role-assignments-alert.ts';
import { guestAccessRestricted } from './guests/guest-access-restricted.ts';
import { guestDomainsAllowedOnly } from './guests/guest-domains-allowed-only.ts';
import { guestInvitationsRestricted } from './guests/guest-invitations-restricted.ts';
import { guestsUseMfa } from './guests/guests-use-mfa.ts';
import { noStaleGuests } from './guests/no-stale-guests.ts';
import { selfSignUpOff } from './guests/self-sign-up-off.ts';
import { connectorsAreRestricted } from './mail-flow/connectors-are-restricted.ts';
import { directSendRejected } from './mail-flow/direct-send-rejected.ts';
import { ewsOff } from './mail-flow/ews-off.ts';
import { inboxRulesDoNotForwardOutside } from './mail-flow/inbox-rules-do-not-forward-outside.ts';
import { journalsStayInside } from './mail-flow/journals-stay-inside.ts';
import { mailFlowRulesDoNotCopyOutside } from './mail-flow/mail-flow-rules-do-not-copy-outside.ts';
import { mailboxesDoNotForwardOutside } from './mail-flow/mailboxes-do-not-forward-outside.ts';
import { modernAuthenticationOn } from './mail-flow/modern-authentication-on.ts';
import { oldMailProtocolsOff } from './mail-flow/old-mail-protocols-off.ts';
import { outboundBlocksNotified } from './mail-flow/outbound-blocks-notified.ts';
import { outboundLimitsSet } from './mail-flow/outbound-limits-set.ts';
import { outboundPoliciesRefuseForwarding } from './mail-flow/outbound-policies-refuse-forwarding.ts';
import { remoteDomainsRefuseForwarding } from './mail-flow/remote-domains-refuse-forwarding.ts';
import { smtpAuthDisabled } from './mail-flow/smtp-auth-disabled.ts';
import { smtpAuthOffOnMailboxes } from './mail-flow/smtp-auth-off-on-mailboxes.ts';
import { allowListEntriesEnd } from './mail-protection/allow-list-entries-end.ts';
import { bulkThresholdStrict } from './mail-protection/bulk-threshold-strict.ts';
import { clicksTracked } from './mail-protection/clicks-tracked.ts';
import { dangerousAttachmentsBlocked } from './mail-protection/dangerous-attachments-blocked.ts';
import { externalTagShown } from './mail-protection/external-tag-shown.ts';
import { internalLinksChecked } from './mail-protection/internal-links-checked.ts';
import { linkedFilesScanned } from './mail-protection/linked-files-scanned.ts';
import { mailReviewedAfterDelivery } from './mail-protection/mail-reviewed-after-delivery.ts';
import { mailTipsOn } from './mail-protection/mail-tips-on.ts';
import { mailboxIntelligenceOn } from './mail-protection/mailbox-intelligence-on.ts';
import { malwareFromInsideReported } from './mail-protection/malware-from-inside-reported.ts';
import { noAllowedSenderDomains } from './mail-protection/no-allowed-sender-domains.ts';
import { noAllowedSenders } from './mail-protection/no-allowed-senders.ts';
import { noIpAllowList } from './mail-protection/no-ip-allow-list.ts';
import { ownDomainsImpersonationProtected } from './mail-protection/own-domains-impersonation-protected.ts';
import { partnerDomainsImpersonationProtected } from './mail-protection/partner-domains-impersonation-protected.ts';
import { phishingThresholdRaised } from './mail-protection/phishing-threshold-raised.ts';
import { presetPoliciesOn } from './mail-protection/preset-policies-on.ts';
import { quarantineKeptThirtyDays } from './mail-protection/quarantine-kept-thirty-days.ts';
import { rulesDoNotSkipFilters } from './mail-protection/rules-do-not-skip-filters.ts';
import { safeAttachmentsForEveryone } from './mail-protection/safe-attachments-for-everyone.ts';
import { safeLinksForEveryone } from './mail-protection/safe-links-for-everyone.ts';
import { safeListOff } from './mail-protection/safe-list-off.ts';
import { safetyTipsShown } from './mail-protection/safety-tips-shown.ts';
import { spamAndPhishPurged } from './mail-protection/spam-and-phish-purged.ts';
import { spamKeptFromInbox } from './mail-protection/spam-kept-from-inbox.ts';
import { spoofingRecognised } from './mail-protection/spoofing-recognised.ts';
import { userImpersonationProtected } from './mail-protection/user-impersonation-protected.ts';
import { usersCanReportMail } from './mail-protection/users-can-report-mail.ts';
import { warningsCannotBeClickedAway } from './mail-protection/warnings-cannot-be-clicked-away.ts';
import { otherStorageBlocked } from './mailboxes/other-storage-blocked.ts';
import { outlookAddInsRestricted } from './mailboxes/outlook-add-ins-restricted.ts';
import { sharedMailboxesCannotSignIn } from './mailboxes/shared-mailboxes-cannot-sign-in.ts';
import { directorySyncIsFresh } from './domains/directory-sync-is-fresh.ts';
import { dkimKeysAreLong } from './domains/dkim-keys-are-long.ts';
import { dkimSigned } from './domains/dkim-signed.ts';
import { dmarcPublished } from './domains/dmarc-published.ts';
import { dmarcRejects } from './domains/dmarc-rejects.ts';
import { dmarcReportsRead } from './domains/dmarc-reports-read.ts';
import { dmarcReportsToCisa } from './domains/dmarc-reports-to-cisa.ts';
import { spfRefusesStrangers } from './domains/spf-refuses-strangers.ts';
import { spfWithinLimit } from './domains/spf-within-limit.ts';
import { transportEncryptionAnnounced } from './domains/transport-encryption-announced.ts';
import { alertsReachSomebody } from './audit/alerts-reach-somebody.ts';
import { auditLogKeptAYear } from './audit/audit-log-kept-a-year.ts';
import { logsSentToMonitoring } from './audit/logs-sent-to-monitoring.ts';
import { mailboxAuditingOn } from './audit/mailbox-auditing-on.ts';
import { mailboxesUseManagedAuditSet } from './audit/mailboxes-use-managed-audit-set.ts';
import { nobodyBypassesMailboxAuditing } from './audit/nobody-bypasses-mailbox-auditing.ts';
import { requiredAlertsOn } from './audit/required-alerts-on.ts';
import { secureScoreReviewed } from './audit/secure-score-reviewed.ts';
import { securityContactsNamed } from './audit/security-contacts-named.ts';
import { unifiedAuditLogOn } from './audit/unified-audit-log-on.ts';
import { calendarsNotSharedWithEveryone } from './data-protection/calendars-not-shared-with-everyone.ts';
import { cloudAppSecurityUsed } from './data-protection/cloud-app-security-used.ts';
import { contactsNotSharedWithEveryone } from './data-protection/contacts-not-shared-with-everyone.ts';
import { customerLockboxOn } from './data-protection/customer-lockbox-on.ts';
import { dlpAppliesEverywhere } from './data-protection/dlp-applies-everywhere.ts';
import { dlpBlocksEveryone } from './data-protection/dlp-blocks-everyone.ts';
import { dlpBlocksRestrictedApps } from './data-protection/dlp-blocks-restricted-apps.ts';
import { dlpBlocksSensitiveNumbers } from './data-protection/dlp-blocks-sensitive-numbers.ts';
import { dlpPolicyInForce } from './data-protection/dlp-policy-in-force.ts';
import { dlpTellsUsers } from './data-protection/dlp-tells-users.ts';
import { noPublicGroups } from './data-protection/no-public-groups.ts';
import { safeDocumentsOn } from './data-protection/safe-documents-on.ts';
import { sharedFilesScanned } from './data-protection/shared-files-scanned.ts';

/** Every check by area: one file each, held to this list by a test. */
export const checks: readonly Check[] = [
  administratorSessionsLimited,
  administratorsUseMfa,
  authenticatorShowsContext,
  bannedPasswordsEnforced,
  baselineProtectionOn,
  deviceCodeBlocked,
  deviceJoinRequiresMfa,
  highRiskSignInsBlocked,
  highRiskUsersBlocked,
  legacyAuthenticationBlocked,
  managedDeviceRequired,
  managedDeviceToRegisterMethods,
  methodsMigrationComplete,
  mfaAsItWorksOut,
  mfaForAllUsers,
  noMfaExceptionForPlaces,
  noStaleUsers,
  passwordsNeverExpire,
  perUserMfaNotMixed,
  phishingResistantMfaForAdministrators,
  phishingResistantMfaForAllUsers,
  policiesDoNotWait,
  riskyAgentsBlocked,
  riskyUsersNotified,
  strongestMethodPreferred,
  suspiciousPromptsReported,
  trustedLocationsAreNarrow,
  usersHaveRegisteredMethods,
  weakMethodsDisabled,
  adminConsentWorkflowOn,
  appCertificateLifetimeRestricted,
  appPasswordLifetimeRestricted,
  appPasswordsBlocked,
  appRegistrationRestricted,
  applicationPermissionsLimited,
  applicationSecretsShortLived,
  commandLineToolsRestricted,
  groupOwnerConsentOff,
  noBroadGrantsToUnverifiedApps,
  noSecretsOnForeignApplications,
  riskyAppConsentBlocked,
  securityGroupCreationRestricted,
  tenantCreationRestricted,
  userConsentRestricted,
  administratorsAreCloudOnly,
  administratorsWorkFromOtherAccounts,
  emergencyAccountsExist,
  finerRolesUsed,
  globalAdministratorActivationAlerts,
  globalAdministratorNeedsApproval,
  globalAdministratorsAtMostFour,
  globalAdministratorsTwoToEight,
  noApplicationsAsAdministrators,
  noGuestsAsAdministrators,
  noPermanentPrivilegedRoles,
  noRolesOnDisabledAccounts,
  noStaleAdministrators,
  privilegedActivationAlerts,
  privilegedRolesGivenThroughPim,
  roleAssignmentsAlert,
  guestAccessRestricted,
  guestDomainsAllowedOnly,
  guestInvitationsRestricted,
  guestsUseMfa,
  noStaleGuests,
  selfSignUpOff,
  connectorsAreRestricted,
  directSendRejected,
  ewsOff,
  inboxRulesDoNotForwardOutside,
  journalsStayInside,
  mailFlowRulesDoNotCopyOutside,
  mailboxesDoNotForwardOutside,
  modernAuthenticationOn,
  oldMailProtocolsOff,
  outboundBlocksNotified,
  outboundLimitsSet,
  outboundPoliciesRefuseForwarding,
  remoteDomainsRefuseForwarding,
  smtpAuthDisabled,
  smtpAuthOffOnMailboxes,
  allowListEntriesEnd,
  bulkThresholdStrict,
  clicksTracked,
  dangerousAttachmentsBlocked,
  externalTagShown,
  internalLinksChecked,
  linkedFilesScanned,
  mailReviewedAfterDelivery,
  mailTipsOn,
  mailboxIntelligenceOn,
  malwareFromInsideReported,
  noAllowedSenderDomains,
  noAllowedSenders,
  noIpAllowList,
  ownDomainsImpersonationProtected,
  partnerDomainsImpersonationProtected,
  phishingThresholdRaised,
  presetPoliciesOn,
  quarantineKeptThirtyDays,
  rulesDoNotSkipFilters,
  safeAttachmentsForEveryone,
  safeLinksForEveryone,
  safeListOff,
  safetyTipsShown,
  spamAndPhishPurged,
  spamKeptFromInbox,
  spoofingRecognised,
  userImpersonationProtected,
  usersCanReportMail,
  warningsCannotBeClickedAway,
  otherStorageBlocked,
  outlookAddInsRestricted,
  sharedMailboxesCannotSignIn,
  directorySyncIsFresh,
  dkimKeysAreLong,
  dkimSigned,
  dmarcPublished,
  dmarcRejects,
  dmarcReportsRead,
  dmarcReportsToCisa,
  spfRefusesStrangers,
  spfWithinLimit,
  transportEncryptionAnnounced,
  alertsReachSomebody,
  auditLogKeptAYear,
  logsSentToMonitoring,
  mailboxAuditingOn,
  mailboxesUseManagedAuditSet,
  nobodyBypassesMailboxAuditing,
  requiredAlertsOn,
  secureScoreReviewed,
  securityContactsNamed,
  unifiedAuditLogOn,
  calendarsNotSharedWithEveryone,
  cloudAppSecurityUsed,
  contactsNotSharedWithEveryone,
  customerLockboxOn,
  dlpAppliesEverywhere,
  dlpBlocksEveryone,
  dlpBlocksRestrictedApps,
  dlpBlocksSensitiveNumbers,
  dlpPolicyInForce,
  dlpTellsUsers,
  noPublicGroups,
  safeDocumentsOn,
  sharedFilesScanned,
];
