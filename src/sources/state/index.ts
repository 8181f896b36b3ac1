import type { SourceRecord, StateDocument } from '../../domain/source.ts';

/**
 * Which exported settings a record is, if any: ScubaGear's files of old and new versions, and inbox rules as
 * Get-InboxRule, an extractor's table or Graph show them.
 */
export function stateKind(record: SourceRecord): StateDocument['kind'] | null {
  const has = (...names: readonly string[]): boolean => names.every((name) => name in record);
  if (has('baseline_version', 'module_version')) return 'scubagear-settings';
  if (has('RequirementMet') && (has('PolicyId') || has('Control'))) return 'scubagear-results';
  if (has('Results', 'MetaData') || has('Control ID', 'Result', 'Criticality')) return 'scubagear-results';
  if (has('RuleIdentity', 'Name') || has('RuleIdentity', 'RuleName')) return 'inbox-rules';
  if (has('MailboxOwnerId', 'Enabled', 'Name')) return 'inbox-rules';
  return has('sequence', 'isEnabled', 'actions') ? 'inbox-rules' : null;
}
