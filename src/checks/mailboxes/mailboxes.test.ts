import { verdictTable } from '../../../test/support/verdicts.ts';

// All tenants are invented: the healthy one with a small change.

verdictTable('mailboxes', {
  'other-storage-blocked': [
    ['fail', { 'owa-policies': { AdditionalStorageProvidersAvailable: true } }],
    ['unknown', { 'owa-policies': { AdditionalStorageProvidersAvailable: undefined } }],
  ],
  'outlook-add-ins-restricted': [
    ['fail', { 'role-assignment-policies': { AssignedRoles: ['MyBaseOptions', 'My Marketplace Apps'] } }],
    ['fail', { 'role-assignment-policies': { AssignedRoles: ['My Custom Apps'] } }],
  ],
  'shared-mailboxes-cannot-sign-in': [
    ['fail', { mailboxes: { RecipientTypeDetails: 'SharedMailbox' } }],
    ['fail', { mailboxes: { RecipientTypeDetails: 'RoomMailbox' } }],
  ],
});
