import { describe, expect, it } from 'vitest';
import { actionById } from '../../actions/index.ts';
import { checks } from '../../checks/index.ts';

/** Checks whose failure no call to Microsoft may mend on its own, and why. */
const byHand: { readonly [reason: string]: readonly string[] } = {
  'somebody must decide about a person, and it is not for a plan of settings': [
    'administrators-are-cloud-only',
    'administrators-work-from-other-accounts',
    'emergency-accounts-exist',
    'finer-roles-used',
    'global-administrators-at-most-four',
    'global-administrators-two-to-eight',
    'no-guests-as-administrators',
    'no-permanent-privileged-roles',
    'no-roles-on-disabled-accounts',
    'no-stale-administrators',
    'no-stale-guests',
    'no-stale-users',
    'privileged-roles-given-through-pim',
    'users-have-registered-methods',
    'no-public-groups',
    'guest-domains-allowed-only',
  ],
  'somebody must decide about an application or a partner': [
    'application-permissions-limited',
    'application-secrets-short-lived',
    'command-line-tools-restricted',
    'connectors-are-restricted',
    'journals-stay-inside',
    'mail-flow-rules-do-not-copy-outside',
    'no-applications-as-administrators',
    'no-broad-grants-to-unverified-apps',
    'no-secrets-on-foreign-applications',
    'allow-list-entries-end',
  ],
  'it is a foothold or somebody’s wish: evict footholds and evict contain judge it one by one': [
    'inbox-rules-do-not-forward-outside',
    'mailboxes-do-not-forward-outside',
  ],
  'enforcing what waits is a step of its own, with the results of the sign-in log': [
    'no-mfa-exception-for-places',
    'policies-do-not-wait',
    'per-user-mfa-not-mixed',
    'trusted-locations-are-narrow',
  ],
  'it lies with the registrar of the domain or a directory on premises': [
    'directory-sync-is-fresh',
    'dmarc-published',
    'dmarc-rejects',
    'dmarc-reports-read',
    'dmarc-reports-to-cisa',
    'spf-refuses-strangers',
    'spf-within-limit',
    'transport-encryption-announced',
  ],
  'Microsoft has a portal for it and no API, or the choice is a project': [
    'alerts-reach-somebody',
    'audit-log-kept-a-year',
    'cloud-app-security-used',
    'dlp-applies-everywhere',
    'dlp-blocks-everyone',
    'dlp-blocks-restricted-apps',
    'dlp-blocks-sensitive-numbers',
    'dlp-policy-in-force',
    'dlp-tells-users',
    'global-administrator-activation-alerts',
    'global-administrator-needs-approval',
    'logs-sent-to-monitoring',
    'privileged-activation-alerts',
    'risky-users-notified',
    'role-assignments-alert',
    'secure-score-reviewed',
  ],
};

describe('the way from a check to its action', () => {
  it('leads to an action that exists and belongs into a plan of hardening', () => {
    for (const { id, action } of checks) {
      if (action === undefined) continue;
      const found = actionById(action);
      expect(found?.id, id).toBe(action);
      expect(['harden', 'tenant'], id).toContain(found?.phase);
      // A change of settings is found without an account: by its candidates, or by the only preview.
      expect(found?.candidates !== undefined || found?.find === undefined, id).toBe(true);
    }
  });

  it('is missing only where there is a reason', () => {
    const without = checks.filter((check) => check.action === undefined).map((check) => check.id);
    expect(without.sort()).toEqual(Object.values(byHand).flat().sort());
  });
});
