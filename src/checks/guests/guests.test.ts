import { accessPolicies } from '../../../test/support/healthy-settings.ts';
import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

const policy = (change: object) => ({ 'authorization-policy': change });
const users = { includeUsers: ['All'], excludeUsers: ['GuestsOrExternalUsers'] };
const withoutGuests = [{ ...accessPolicies.mfa, conditions: { ...accessPolicies.mfa.conditions, users } }];

verdictTable('guests', {
  'guest-access-restricted': [
    ['fail', policy({ guestUserRoleId: 'a0b1b346-4d3e-4e8b-98f8-753987be4970' })],
    ['pass', policy({ guestUserRoleId: '10DAE51F-B6AF-4016-8D66-8C2A99B929B3' })],
    ['unknown', policy({ guestUserRoleId: undefined })],
  ],
  'guest-domains-allowed-only': [['manual', policy({ allowInvitesFrom: 'everyone' })]],
  'guest-invitations-restricted': [
    ['fail', policy({ allowInvitesFrom: 'everyone' })],
    ['fail', policy({ allowInvitesFrom: 'adminsGuestInvitersAndAllMembers' })],
    ['pass', policy({ allowInvitesFrom: 'adminsAndGuestInviters' })],
    ['unknown', policy({ allowInvitesFrom: undefined })],
  ],
  'guests-use-mfa': [
    ['fail', { 'conditional-access': [] }],
    ['fail', { 'conditional-access': withoutGuests }],
  ],
  'no-stale-guests': [
    ['fail', { 'sign-in-activity': { 'u-guest': '2026-06-01T00:00:00Z' } }],
    ['pass', { 'sign-in-activity': { 'u-anna': '2026-06-01T00:00:00Z' } }],
  ],
  'self-sign-up-off': [
    ['fail', policy({ allowEmailVerifiedUsersToJoinOrganization: true })],
    ['unknown', policy({ allowEmailVerifiedUsersToJoinOrganization: undefined })],
  ],
});
