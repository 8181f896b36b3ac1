import type { SourceRecord } from '../../domain/source.ts';
import { contentId, first } from '../fields.ts';

/** The portal writes targets and their changes into numbered columns; more than these it does not. */
const mostNumbered = 20;

export function isPortalCsv(record: SourceRecord): boolean {
  const dated = 'Date (UTC)' in record || 'Datum (UTC)' in record;
  return dated && ('Activity' in record || 'Aktivität' in record) && !('Request ID' in record);
}

/** A row of the portal's CSV as a Graph directoryAudit. It holds no record id: equal rows are one record. */
export function fromPortalCsv(row: SourceRecord): SourceRecord {
  const targets: SourceRecord[] = [];
  for (let number = 1; number <= mostNumbered; number++) {
    const cell = (name: string): unknown => row[`Target${number}${name}`] ?? null;
    if (cell('Type') === null && cell('DisplayName') === null && cell('ObjectId') === null) break;
    targets.push({
      id: cell('ObjectId'),
      displayName: cell('DisplayName'),
      type: cell('Type'),
      userPrincipalName: cell('UserPrincipalName'),
      modifiedProperties: numbered(row, `Target${number}ModifiedProperty`, [
        'Name',
        'OldValue',
        'NewValue',
      ]).map(([name, oldValue, newValue]) => ({ displayName: name, oldValue, newValue })),
    });
  }
  return {
    id: contentId(row),
    activityDateTime: first(row, 'Date (UTC)', 'Datum (UTC)'),
    activityDisplayName: first(row, 'Activity', 'Aktivität'),
    result: first(row, 'Result', 'Ergebnis'),
    resultReason: first(row, 'ResultReason', 'Ergebnisgrund'),
    correlationId: first(row, 'CorrelationId', 'Korrelations-ID'),
    initiatedBy: {
      user: {
        id: first(row, 'ActorObjectId'),
        userPrincipalName: first(row, 'ActorUserPrincipalName'),
        displayName: first(row, 'ActorDisplayName'),
        ipAddress: first(row, 'IPAddress', 'IP-Adresse'),
      },
      ...(row['ActorServicePrincipalId'] || row['ActorServicePrincipalName']
        ? {
            app: {
              servicePrincipalId: row['ActorServicePrincipalId'],
              displayName: row['ActorServicePrincipalName'],
            },
          }
        : {}),
    },
    targetResources: targets,
    additionalDetails: numbered(row, 'AdditionalDetail', ['Key', 'Value']).map(([key, value]) => ({
      key,
      value,
    })),
  };
}

function numbered(row: SourceRecord, prefix: string, parts: readonly string[]): readonly unknown[][] {
  const found: unknown[][] = [];
  for (let number = 1; number <= mostNumbered; number++) {
    const cells = parts.map((part) => row[`${prefix}${number}${part}`] ?? null);
    if (cells[0] === null) break;
    found.push(cells);
  }
  return found;
}
