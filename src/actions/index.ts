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
import { removeFullAccess } from './remove-full-access/index.ts';
import { removeMfaMethod } from './remove-mfa-method/index.ts';
import { removeOauthGrant } from './remove-oauth-grant/index.ts';
import { removeRole } from './remove-role/index.ts';
import { removeSendAs } from './remove-send-as/index.ts';
import { removeSendOnBehalf } from './remove-send-on-behalf/index.ts';
import { requireMfa } from './require-mfa/index.ts';
import { resetPassword } from './reset-password/index.ts';
import { restoreConditionalAccess } from './restore-conditional-access/index.ts';
import { restoreDefaultAuditSet } from './restore-default-audit-set/index.ts';
import { revokeSessionsAction } from './revoke-sessions/index.ts';
import { revokeSessionsAgain } from './revoke-sessions-again/index.ts';
import { setAuditEnabled } from './set-audit-enabled/index.ts';
import { setSecureScoreState } from './set-secure-score-state/index.ts';
import { switchOffProtocols } from './switch-off-protocols/index.ts';
import { unblockSenderAction } from './unblock-sender/index.ts';

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
  clearAuditBypass,
  disableTransportRule,
  disableConnector,
  restoreConditionalAccess,
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
  unblockSenderAction,
  // harden
  restoreDefaultAuditSet,
  setAuditEnabled,
  extendAuditAgeLimit,
  setSecureScoreState,
  leaveAuditMark,
];

export function actionById(id: string): Action | undefined {
  return actions.find((action) => action.id === id);
}
