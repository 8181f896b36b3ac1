import type { Check } from '../domain/check.ts';
import { legacyAuthenticationBlocked } from './sign-in/legacy-authentication-blocked.ts';
import { mfaAsItWorksOut } from './sign-in/mfa-as-it-works-out.ts';
import { mfaForAllUsers } from './sign-in/mfa-for-all-users.ts';
import { userConsentRestricted } from './applications/user-consent-restricted.ts';
import { outboundPoliciesRefuseForwarding } from './mail-flow/outbound-policies-refuse-forwarding.ts';
import { remoteDomainsRefuseForwarding } from './mail-flow/remote-domains-refuse-forwarding.ts';
import { smtpAuthDisabled } from './mail-flow/smtp-auth-disabled.ts';
import { externalTagShown } from './mail-protection/external-tag-shown.ts';
import { mailboxAuditingOn } from './audit/mailbox-auditing-on.ts';
import { unifiedAuditLogOn } from './audit/unified-audit-log-on.ts';
import { customerLockboxOn } from './data-protection/customer-lockbox-on.ts';

/** Every check by area: one file each, held to this list by a test. */
export const checks: readonly Check[] = [
  legacyAuthenticationBlocked,
  mfaAsItWorksOut,
  mfaForAllUsers,
  userConsentRestricted,
  outboundPoliciesRefuseForwarding,
  remoteDomainsRefuseForwarding,
  smtpAuthDisabled,
  externalTagShown,
  mailboxAuditingOn,
  unifiedAuditLogOn,
  customerLockboxOn,
];
