import type { Action } from '../domain/action.ts';
import { blockSignIn } from './block-sign-in/index.ts';
import { clearAuditBypass } from './clear-audit-bypass/index.ts';
import { clearAutoReply } from './clear-auto-reply/index.ts';
import { clearForwarding } from './clear-forwarding/index.ts';
import { confirmCompromisedAction } from './confirm-compromised/index.ts';
import { deleteDeviceAction } from './delete-device/index.ts';
import { deleteInboxRule } from './delete-inbox-rule/index.ts';
import { disableAttackerAccount } from './disable-attacker-account/index.ts';
import { disableConnector } from './disable-connector/index.ts';
import { disableDevice } from './disable-device/index.ts';
import { disableInboxRule } from './disable-inbox-rule/index.ts';
import { disableJournalRule } from './disable-journal-rule/index.ts';
import { disableMailboxAddIn } from './disable-mailbox-add-in/index.ts';
import { disableServicePrincipal } from './disable-service-principal/index.ts';
import { disableSweepRule } from './disable-sweep-rule/index.ts';
import { disableTransportRule } from './disable-transport-rule/index.ts';
import { dismissRiskAction } from './dismiss-risk/index.ts';
import { enableAuditIngestion } from './enable-audit-ingestion/index.ts';
import { enableMailboxAuditing } from './enable-mailbox-auditing/index.ts';
import { enableSignIn } from './enable-sign-in/index.ts';
import { endMobilePartnership } from './end-mobile-partnership/index.ts';
import { extendAuditAgeLimit } from './extend-audit-age-limit/index.ts';
import { issueTemporaryAccessPassAction } from './issue-temporary-access-pass/index.ts';
import { leaveAuditMark } from './leave-audit-mark/index.ts';
import { mendFolderPermission } from './mend-folder-permission/index.ts';
import { removeAppCredential } from './remove-app-credential/index.ts';
import { removeAppRoleAssignment } from './remove-app-role-assignment/index.ts';
import { removeExchangeRole } from './remove-exchange-role/index.ts';
import { removeFullAccess } from './remove-full-access/index.ts';
import { removeMfaMethod } from './remove-mfa-method/index.ts';
import { removeOauthGrant } from './remove-oauth-grant/index.ts';
import { removeRole } from './remove-role/index.ts';
import { removeSendAs } from './remove-send-as/index.ts';
import { removeSendOnBehalf } from './remove-send-on-behalf/index.ts';
import { requireMfa } from './require-mfa/index.ts';
import { resetPassword } from './reset-password/index.ts';
import { restoreConditionalAccess } from './restore-conditional-access/index.ts';
import { renewAuditEnabled } from './renew-audit-enabled/index.ts';
import { restoreDefaultAuditSet } from './restore-default-audit-set/index.ts';
import { revokeSessionsAction } from './revoke-sessions/index.ts';
import { revokeSessionsAgain } from './revoke-sessions-again/index.ts';
import { setAuditEnabled } from './set-audit-enabled/index.ts';
import { setSecureScoreState } from './set-secure-score-state/index.ts';
import { subscribeActivityFeed } from './subscribe-activity-feed/index.ts';
import { switchOffProtocols } from './switch-off-protocols/index.ts';
import { unblockSenderAction } from './unblock-sender/index.ts';
import { blockLegacyAuthentication } from './block-legacy-authentication/index.ts';
import { restoreDeletedMailAction } from './restore-deleted-mail/index.ts';
import { restrictUserConsent } from './restrict-user-consent/index.ts';
import { turnOffAutoForwarding } from './turn-off-auto-forwarding/index.ts';
import { refuseForwardingToRemoteDomains } from './refuse-forwarding-to-remote-domains/index.ts';
import { disableSmtpAuth } from './disable-smtp-auth/index.ts';
import { requireMfaForAllUsers } from './require-mfa-for-all-users/index.ts';
import { requirePhishingResistantMfa } from './require-phishing-resistant-mfa/index.ts';
import { requirePhishingResistantMfaForAdministrators } from './require-phishing-resistant-mfa-for-administrators/index.ts';
import { blockRiskyUsers } from './block-risky-users/index.ts';
import { blockRiskySignIns } from './block-risky-sign-ins/index.ts';
import { requireManagedDevice } from './require-managed-device/index.ts';
import { protectMethodRegistration } from './protect-method-registration/index.ts';
import { blockDeviceCode } from './block-device-code/index.ts';
import { blockRiskyAgents } from './block-risky-agents/index.ts';
import { limitAdministratorSessions } from './limit-administrator-sessions/index.ts';
import { restrictAppRegistration } from './restrict-app-registration/index.ts';
import { blockRiskyAppConsent } from './block-risky-app-consent/index.ts';
import { restrictGuestAccess } from './restrict-guest-access/index.ts';
import { restrictGuestInvitations } from './restrict-guest-invitations/index.ts';
import { restrictTenantCreation } from './restrict-tenant-creation/index.ts';
import { restrictGroupCreation } from './restrict-group-creation/index.ts';
import { completeMethodsMigration } from './complete-methods-migration/index.ts';
import { reportSuspiciousPrompts } from './report-suspicious-prompts/index.ts';
import { showAuthenticatorContext } from './show-authenticator-context/index.ts';
import { disableWeakMethods } from './disable-weak-methods/index.ts';
import { turnOnAdminConsentWorkflow } from './turn-on-admin-consent-workflow/index.ts';
import { neverExpirePasswords } from './never-expire-passwords/index.ts';
import { restrictAppCredentials } from './restrict-app-credentials/index.ts';
import { requireMfaToJoinDevices } from './require-mfa-to-join-devices/index.ts';
import { limitOutboundMail } from './limit-outbound-mail/index.ts';
import { notifyOfBlockedSenders } from './notify-of-blocked-senders/index.ts';
import { turnOnModernAuthentication } from './turn-on-modern-authentication/index.ts';
import { rejectDirectSend } from './reject-direct-send/index.ts';
import { turnOffEws } from './turn-off-ews/index.ts';
import { turnOnMailTips } from './turn-on-mail-tips/index.ts';
import { turnOnCustomerLockbox } from './turn-on-customer-lockbox/index.ts';
import { turnOnExternalTag } from './turn-on-external-tag/index.ts';
import { restrictSharingPolicies } from './restrict-sharing-policies/index.ts';
import { restrictOutlookAddIns } from './restrict-outlook-add-ins/index.ts';
import { blockOtherStorage } from './block-other-storage/index.ts';
import { blockDangerousAttachments } from './block-dangerous-attachments/index.ts';
import { turnOnMalwareZap } from './turn-on-malware-zap/index.ts';
import { turnOnZap } from './turn-on-zap/index.ts';
import { quarantineSpam } from './quarantine-spam/index.ts';
import { clearAllowedDomains } from './clear-allowed-domains/index.ts';
import { clearAllowedSenders } from './clear-allowed-senders/index.ts';
import { clearIpAllowList } from './clear-ip-allow-list/index.ts';
import { turnOffSafeList } from './turn-off-safe-list/index.ts';
import { turnOnImpersonationProtection } from './turn-on-impersonation-protection/index.ts';
import { turnOnSafetyTips } from './turn-on-safety-tips/index.ts';
import { scanSharedFiles } from './scan-shared-files/index.ts';
import { turnOnSafeDocuments } from './turn-on-safe-documents/index.ts';
import { turnOnDkim } from './turn-on-dkim/index.ts';
import { turnOnAlerts } from './turn-on-alerts/index.ts';
import { turnOnSafeLinks } from './turn-on-safe-links/index.ts';
import { turnOnSafeAttachments } from './turn-on-safe-attachments/index.ts';
import { disableSmtpAuthOnMailboxes } from './disable-smtp-auth-on-mailboxes/index.ts';
import { disableOldMailProtocols } from './disable-old-mail-protocols/index.ts';
import { turnOnPresetPolicies } from './turn-on-preset-policies/index.ts';
import { refuseSelfSignUp } from './refuse-self-sign-up/index.ts';
import { preferStrongestMethod } from './prefer-strongest-method/index.ts';
import { reportMalwareFromInside } from './report-malware-from-inside/index.ts';
import { nameSecurityContacts } from './name-security-contacts/index.ts';
import { letUsersReportMail } from './let-users-report-mail/index.ts';
import { restrictGroupOwnerConsent } from './restrict-group-owner-consent/index.ts';
import { blockSharedMailboxSignIn } from './block-shared-mailbox-sign-in/index.ts';
import { disableFilterBypassRules } from './disable-filter-bypass-rules/index.ts';
import { banOwnPasswords } from './ban-own-passwords/index.ts';
import { recogniseSpoofing } from './recognise-spoofing/index.ts';
import { raisePhishingThreshold } from './raise-phishing-threshold/index.ts';
import { enforceAccessPolicy } from './enforce-access-policy/index.ts';

/**
 * Every action, in the order in which steps of one phase run: before a grant is withdrawn its app is disabled, so that
 * nobody consents anew in between. Held to the folder by a test.
 */
export const actions: readonly Action[] = [
  // lock
  blockSignIn,
  disableAttackerAccount,
  revokeSessionsAction,
  // devices
  disableDevice,
  deleteDeviceAction,
  // methods
  removeMfaMethod,
  // grants
  disableServicePrincipal,
  removeAppCredential,
  removeAppRoleAssignment,
  removeOauthGrant,
  // mailbox
  disableInboxRule,
  deleteInboxRule,
  disableSweepRule,
  clearForwarding,
  removeFullAccess,
  removeSendAs,
  removeSendOnBehalf,
  mendFolderPermission,
  switchOffProtocols,
  endMobilePartnership,
  clearAutoReply,
  disableMailboxAddIn,
  // tenant: what records comes first, so that the rest leaves its records
  enableAuditIngestion,
  enableMailboxAuditing,
  subscribeActivityFeed,
  clearAuditBypass,
  disableTransportRule,
  disableJournalRule,
  disableConnector,
  restoreConditionalAccess,
  removeExchangeRole,
  removeRole,
  // revoke-again, password, risk
  revokeSessionsAgain,
  resetPassword,
  confirmCompromisedAction,
  // credentials, reopen, unblock
  requireMfa,
  issueTemporaryAccessPassAction,
  dismissRiskAction,
  enableSignIn,
  restoreDeletedMailAction,
  unblockSenderAction,
  // harden
  turnOnPresetPolicies,
  requireMfaForAllUsers,
  requirePhishingResistantMfa,
  requirePhishingResistantMfaForAdministrators,
  blockRiskyUsers,
  blockRiskySignIns,
  requireManagedDevice,
  protectMethodRegistration,
  blockDeviceCode,
  blockRiskyAgents,
  limitAdministratorSessions,
  restrictAppRegistration,
  blockRiskyAppConsent,
  restrictGuestAccess,
  restrictGuestInvitations,
  restrictTenantCreation,
  restrictGroupCreation,
  completeMethodsMigration,
  reportSuspiciousPrompts,
  showAuthenticatorContext,
  disableWeakMethods,
  turnOnAdminConsentWorkflow,
  neverExpirePasswords,
  restrictAppCredentials,
  requireMfaToJoinDevices,
  limitOutboundMail,
  notifyOfBlockedSenders,
  turnOnModernAuthentication,
  rejectDirectSend,
  turnOffEws,
  turnOnMailTips,
  turnOnCustomerLockbox,
  turnOnExternalTag,
  restrictSharingPolicies,
  restrictOutlookAddIns,
  blockOtherStorage,
  blockDangerousAttachments,
  turnOnMalwareZap,
  turnOnZap,
  quarantineSpam,
  clearAllowedDomains,
  clearAllowedSenders,
  clearIpAllowList,
  turnOffSafeList,
  turnOnImpersonationProtection,
  turnOnSafetyTips,
  recogniseSpoofing,
  raisePhishingThreshold,
  scanSharedFiles,
  turnOnSafeDocuments,
  turnOnDkim,
  turnOnAlerts,
  turnOnSafeLinks,
  turnOnSafeAttachments,
  disableSmtpAuthOnMailboxes,
  disableOldMailProtocols,
  blockLegacyAuthentication,
  restrictUserConsent,
  turnOffAutoForwarding,
  refuseForwardingToRemoteDomains,
  disableSmtpAuth,
  refuseSelfSignUp,
  preferStrongestMethod,
  reportMalwareFromInside,
  nameSecurityContacts,
  letUsersReportMail,
  restrictGroupOwnerConsent,
  blockSharedMailboxSignIn,
  disableFilterBypassRules,
  banOwnPasswords,
  enforceAccessPolicy,
  restoreDefaultAuditSet,
  setAuditEnabled,
  renewAuditEnabled,
  extendAuditAgeLimit,
  setSecureScoreState,
  leaveAuditMark,
];

export function actionById(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
