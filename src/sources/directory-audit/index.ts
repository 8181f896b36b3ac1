import type { Normalised, SourceFamily, SourceRecord } from '../../domain/source.ts';
import { isObject } from '../../kernel/json.ts';
import { diagnosticCategory, nested, withoutDiagnosticWrapper } from '../entra.ts';
import {
  accepted,
  addresses,
  byName,
  contentId,
  either,
  first,
  idOrNull,
  json,
  list,
  lower,
  operationName,
  rejected,
  text,
} from '../fields.ts';
import { time } from '../time.ts';
import { fromPortalCsv, isPortalCsv } from './portal-csv.ts';

/** Entra directory audits: Graph, the portal's JSON and CSV, diagnostic settings, Sentinel's AuditLogs. */
export const directoryAudit: SourceFamily = {
  id: 'directory-audit',
  title: { en: 'Entra audit log', de: 'Entra-Überwachungsprotokoll' },
  recognise(record) {
    const category = diagnosticCategory(record);
    if (category !== null) return category === 'AuditLogs';
    return (
      isPortalCsv(record) ||
      'activityDisplayName' in record ||
      'ActivityDisplayName' in record ||
      ('OperationName' in record && 'InitiatedBy' in record)
    );
  },
  normalise: (record) =>
    isPortalCsv(record)
      ? normaliseDirectoryAudit(fromPortalCsv(record))
      : normaliseDirectoryAudit(withoutDiagnosticWrapper(record)),
};

function normaliseDirectoryAudit(record: SourceRecord): Normalised {
  const at = time(
    first(record, 'activityDateTime', 'ActivityDateTime', 'TimeGenerated', 'TimeGenerated [UTC]'),
  );
  if (at === null) return rejected('no-time');
  const operation = operationName(
    first(record, 'activityDisplayName', 'ActivityDisplayName', 'OperationName', 'operationName'),
  );
  if (operation === null) return rejected('no-operation');

  const by = nested(record, 'initiatedBy');
  const user = isObject(by['user']) ? by['user'] : {};
  const app = isObject(by['app']) ? by['app'] : {};
  const targets = list(either(record, 'targetResources')).filter(isObject);
  const changes = targets.flatMap((target) => list(target['modifiedProperties']));
  const details = byName(either(record, 'additionalDetails'), 'value');
  const principal = lower(user['userPrincipalName']);
  const result = text(either(record, 'result'));
  const target = targets.find((candidate) => text(candidate['userPrincipalName']) !== null) ?? targets[0];
  return accepted({
    record_id: lower(either(record, 'id')) ?? contentId(record),
    time: at,
    source: 'directory-audit',
    workload: 'AzureActiveDirectory',
    record_type: 8,
    operation,
    outcome: outcomeOf(result),
    result,
    result_reason: text(either(record, 'resultReason')),
    user: principal ?? lower(app['displayName'] ?? app['servicePrincipalName']) ?? lower(user['displayName']),
    user_key: text(user['id'] ?? app['servicePrincipalId']),
    actor_id: idOrNull(user['id'] ?? app['servicePrincipalId']),
    user_type: principal === null && Object.keys(app).length > 0 ? 6 : null,
    ...addresses(user['ipAddress'], details?.['IPAddress'], details?.['ipaddr']),
    user_agent: text(details?.['User-Agent']),
    app_id: idOrNull(app['appId'] ?? details?.['AppId']),
    app_name: text(app['displayName']),
    correlation_id: lower(either(record, 'correlationId')),
    object_id: text(target?.['userPrincipalName'] ?? target?.['displayName'] ?? target?.['id']),
    target: lower(target?.['userPrincipalName'] ?? target?.['displayName']),
    target_id: idOrNull(target?.['id']),
    modified: json(byName(changes, 'newValue')),
    modified_old: json(byName(changes, 'oldValue')),
    extended: json(details),
    item:
      targets.length < 2
        ? null
        : json(
            targets.map(({ id, type, displayName, userPrincipalName }) => ({
              id,
              type,
              displayName,
              userPrincipalName,
            })),
          ),
  });
}

function outcomeOf(result: string | null): string | null {
  const word = result?.toLowerCase();
  return word === 'success' ? 'success' : word === 'failure' || word === 'timeout' ? 'failure' : null;
}
