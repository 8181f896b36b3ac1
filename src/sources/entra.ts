import type { SourceRecord } from '../domain/source.ts';
import { isObject } from '../kernel/json.ts';
import { either, object } from './fields.ts';

/** Category of a diagnostic-setting record (`SignInLogs`, `AuditLogs`, `UserRiskEvents` …), or null where it is none. */
export function diagnosticCategory(record: SourceRecord): string | null {
  const category = record['category'] ?? record['Category'];
  return typeof category === 'string' && isObject(record['properties']) ? category : null;
}

/** The Graph record that a diagnostic setting put below `properties`; other records as they are. */
export function withoutDiagnosticWrapper(record: SourceRecord): SourceRecord {
  if (diagnosticCategory(record) === null) return record;
  const inner = record['properties'] as SourceRecord;
  return {
    ipAddress: record['callerIpAddress'],
    correlationId: record['correlationId'],
    TimeGenerated: record['time'],
    ...inner,
  };
}

/**
 * A nested object: Graph's own, JSON text in a cell, or, where a portal flattened it, nothing. Sentinel writes some columns
 * twice, the text one as `Name_string`.
 */
export function nested(record: SourceRecord, name: string, sentinelName = name): SourceRecord {
  return (
    object(either(record, name)) ??
    object(either(record, sentinelName)) ??
    object(either(record, `${sentinelName}_string`)) ??
    object(either(record, `${sentinelName}_dynamic`)) ??
    {}
  );
}
