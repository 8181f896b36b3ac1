import type { SourceRecord } from '../../domain/source.ts';
import { first } from '../fields.ts';

/** Columns of Sentinel's OfficeActivity that have another name than the record's member (Azure Monitor tables reference). */
const renamed: { readonly [member: string]: readonly string[] } = {
  Id: ['OfficeId', 'SourceRecordId', 'Id'],
  CreationTime: ['TimeGenerated', 'TimeGenerated [UTC]', 'ElevationTime', 'Start_Time'],
  Workload: ['OfficeWorkload', 'Workload'],
  ObjectId: ['OfficeObjectId', 'ObjectId'],
  UserId: ['UserId', 'UserId_'],
  LogonType: ['Logon_Type', 'LogonType'],
  ClientIPAddress: ['Client_IPAddress', 'ClientIPAddress'],
  Target: ['AADTarget', 'Target'],
  ResultStatus: ['ResultStatus', 'ResultType'],
  AzureActiveDirectoryEventType: ['AzureActiveDirectory_EventType'],
};

/** A row of Sentinel's OfficeActivity as the AuditData that it was made from; nested parts are JSON texts in it. */
export function fromOfficeActivity(row: SourceRecord): SourceRecord {
  const record: { [member: string]: unknown } = { ...row };
  for (const [member, columns] of Object.entries(renamed)) record[member] = first(row, ...columns);
  return record;
}
