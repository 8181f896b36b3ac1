/** Sorts of events that a timeline shows apart. */
export const lanes = ['sign-ins', 'mail', 'sending', 'changes', 'files', 'other'] as const;
export type Lane = (typeof lanes)[number];

const signIns = new Set([
  'UserLoggedIn',
  'UserLoginFailed',
  'UserLoggedOff',
  'MailboxLogin',
  'TeamsSessionStarted',
]);
const sending = new Set(['Send', 'SendAs', 'SendOnBehalf', 'MessageTrace']);
const mail = new Set([
  'MailItemsAccessed',
  'MessageBind',
  'FolderBind',
  'Copy',
  'Create',
  'Move',
  'Update',
  'MoveToDeletedItems',
  'SoftDelete',
  'HardDelete',
  'RecordDelete',
  'SearchQueryInitiated',
  'SearchQueryInitiatedExchange',
]);
const files =
  /^(File|Folder(?!Bind|Permission)|Sharing|Anonymous|CompanyLink|SecureLink|Page|List|Site|Shared|DocumentSensitivity|AccessRequest|AccessInvitation)/;
/** Cmdlets, and the directory's sentences (`Add member to role`, `Consent to application`). */
const changes =
  /^(Set|New|Remove|Add|Update|Enable|Disable|Delete|Reset|Change|Consent|Grant|Revoke|Invite|Disconnect|Hard Delete|Restore|User (registered|deleted|changed|started))\b|InboxRules$|(Added|Removed|Changed|Modified|Deleted|Created)$|Permissions?$/;

/** The lane in which an operation is shown. What nobody foresaw is `other`, never lost. */
export function laneOf(operation: string): Lane {
  if (signIns.has(operation)) return 'sign-ins';
  if (sending.has(operation)) return 'sending';
  if (mail.has(operation)) return 'mail';
  if (files.test(operation)) return 'files';
  return changes.test(operation) ? 'changes' : 'other';
}
