import { expect, it } from 'vitest';
import { laneOf } from './lanes.ts';

it.each([
  ['UserLoggedIn', 'sign-ins'],
  ['MailItemsAccessed', 'mail'],
  ['HardDelete', 'mail'],
  ['SendAs', 'sending'],
  ['MessageTrace', 'sending'],
  ['New-InboxRule', 'changes'],
  ['UpdateInboxRules', 'changes'],
  ['Add member to role', 'changes'],
  ['Consent to application', 'changes'],
  ['ModifyFolderPermissions', 'changes'],
  ['Hard Delete application', 'changes'],
  ['User registered security info', 'changes'],
  ['FileDownloaded', 'files'],
  ['AnonymousLinkCreated', 'files'],
  ['SiteCollectionAdminAdded', 'files'],
  ['RiskDetection', 'other'],
  ['AlertTriggered', 'other'],
  ['SomethingNew', 'other'],
])('%s is shown among %s', (operation, lane) => {
  expect(laneOf(operation)).toBe(lane);
});
