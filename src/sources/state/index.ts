import type { SourceRecord, StateDocument } from '../../domain/source.ts';

/** Which exported settings a record is, if any: ScubaGear's two files, and inbox rules of Get-InboxRule. */
export function stateKind(record: SourceRecord): StateDocument['kind'] | null {
  if ('baseline_version' in record && 'module_version' in record) return 'scubagear-settings';
  if ('PolicyId' in record && 'RequirementMet' in record) return 'scubagear-results';
  const isRule = 'RuleIdentity' in record || ('MailboxOwnerId' in record && 'Enabled' in record);
  return isRule && 'Name' in record ? 'inbox-rules' : null;
}
