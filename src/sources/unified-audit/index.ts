import type { Normalised, SourceFamily, SourceRecord } from '../../domain/source.ts';
import { isObject } from '../../kernel/json.ts';
import { object, rejected } from '../fields.ts';
import { normaliseAuditData } from './normalise.ts';
import { fromOfficeActivity } from './office-activity.ts';

/**
 * The unified audit log in all its exports: bare AuditData (Management Activity API, SOF-ELK lines, `-AuditDataOnly`), and
 * AuditData as text or object in a wrapper: the portal's CSV with its new and old headings, Search-UnifiedAuditLog, Graph
 * audit records, re-exports of log systems with columns of their own; and Sentinel's OfficeActivity.
 */
export const unifiedAudit: SourceFamily = {
  id: 'unified-audit',
  title: { en: 'unified audit log', de: 'einheitliches Überwachungsprotokoll' },
  recognise: (record) =>
    'AuditData' in record ||
    'auditData' in record ||
    isOfficeActivity(record) ||
    ('CreationTime' in record && ('Operation' in record || 'RecordType' in record)),
  normalise(record) {
    if ('AuditData' in record || 'auditData' in record) return wrapped(record);
    if (isOfficeActivity(record)) return normaliseAuditData(fromOfficeActivity(record));
    return normaliseAuditData(record);
  },
};

function isOfficeActivity(record: SourceRecord): boolean {
  return (
    'OfficeWorkload' in record ||
    ('TimeGenerated' in record && 'OfficeId' in record) ||
    record['Type'] === 'OfficeActivity'
  );
}

function wrapped(wrapper: SourceRecord): Normalised {
  const held = wrapper['AuditData'] ?? wrapper['auditData'];
  if (held === undefined || held === null || held === '') return rejected('empty-audit-data');
  let inner = object(held);
  if (!inner) return rejected('broken-audit-data');
  // Microsoft's PowerShell module for Graph keeps open members apart.
  if (isObject(inner['AdditionalProperties'])) inner = inner['AdditionalProperties'];
  if (!('Operation' in inner) && 'operation' in inner) inner = capitalised(inner);
  if ('Id' in inner && 'CreationTime' in inner && 'Operation' in inner) return normaliseAuditData(inner);
  return normaliseAuditData({
    ...inner,
    Id: inner['Id'] ?? wrapper['id'] ?? wrapper['Id'] ?? wrapper['RecordId'] ?? wrapper['Identity'],
    CreationTime:
      inner['CreationTime'] ??
      wrapper['createdDateTime'] ??
      wrapper['CreatedDateTime'] ??
      wrapper['CreationDate'],
    Operation: inner['Operation'] ?? wrapper['operation'] ?? wrapper['Operation'] ?? wrapper['Operations'],
    UserId: inner['UserId'] ?? wrapper['userPrincipalName'] ?? wrapper['UserId'] ?? wrapper['UserIds'],
  });
}

function capitalised(record: SourceRecord): SourceRecord {
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
  );
}
