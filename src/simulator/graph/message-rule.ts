import type { Mailbox, Obj } from '../state/tenant.ts';

/** An inbox rule as Graph shows it (messageRule resource type), made from the one that Exchange keeps. */
export function graphRule(rule: Obj, box: Mailbox): Obj {
  const list = (value: unknown): string[] =>
    Array.isArray(value) ? value.map(String) : value ? [String(value)] : [];
  const recipients = (value: unknown): Obj[] =>
    list(value).map((address) => ({
      emailAddress: { name: address, address: address.replace(/^.*\[SMTP:(.+)\]$/i, '$1') },
    }));
  const folder = box.folders.find((candidate) => candidate.Name === rule['MoveToFolder']);
  const conditions: Obj = {};
  if (list(rule['SubjectContainsWords']).length > 0)
    conditions['subjectContains'] = list(rule['SubjectContainsWords']);
  if (list(rule['BodyContainsWords']).length > 0)
    conditions['bodyContains'] = list(rule['BodyContainsWords']);
  if (list(rule['SubjectOrBodyContainsWords']).length > 0)
    conditions['bodyOrSubjectContains'] = list(rule['SubjectOrBodyContainsWords']);
  if (list(rule['From']).length > 0) conditions['fromAddresses'] = recipients(rule['From']);
  const actions: Obj = {};
  if (rule['MoveToFolder']) actions['moveToFolder'] = folder?.FolderId ?? rule['MoveToFolder'];
  if (rule['DeleteMessage'] === true) actions['delete'] = true;
  if (rule['MarkAsRead'] === true) actions['markAsRead'] = true;
  if (rule['StopProcessingRules'] === true) actions['stopProcessingRules'] = true;
  if (list(rule['ForwardTo']).length > 0) actions['forwardTo'] = recipients(rule['ForwardTo']);
  if (list(rule['RedirectTo']).length > 0) actions['redirectTo'] = recipients(rule['RedirectTo']);
  return {
    id: Buffer.from(String(rule['RuleIdentity'])).toString('base64url'),
    displayName: rule['Name'],
    sequence: rule['Priority'],
    isEnabled: rule['Enabled'],
    hasError: false,
    isReadOnly: false,
    conditions,
    actions,
    exceptions: {},
  };
}
