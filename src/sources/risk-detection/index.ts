import type { Normalised, SourceFamily, SourceRecord } from '../../domain/source.ts';
import { diagnosticCategory, nested, withoutDiagnosticWrapper } from '../entra.ts';
import {
  accepted,
  addresses,
  either,
  first,
  idOrNull,
  json,
  lower,
  rejected,
  text,
  unpack,
} from '../fields.ts';
import { time } from '../time.ts';

/** Detections of Identity Protection: Graph, the portal's CSV, diagnostic settings, Sentinel's AADUserRiskEvents. */
export const riskDetection: SourceFamily = {
  id: 'risk-detection',
  title: { en: 'risk detections', de: 'Risikoerkennungen' },
  recognise(record) {
    const category = diagnosticCategory(record);
    if (category !== null) return category.endsWith('RiskEvents');
    return 'riskEventType' in record || ('RiskEventType' in record && !('Operation' in record));
  },
  normalise: (record) => normaliseRisk(withoutDiagnosticWrapper(record)),
};

function normaliseRisk(record: SourceRecord): Normalised {
  const get = (name: string): unknown => either(record, name);
  const at = time(
    first(
      record,
      'activityDateTime',
      'ActivityDateTime',
      'detectedDateTime',
      'DetectedDateTime',
      'TimeGenerated',
    ),
  );
  if (at === null) return rejected('no-time');
  const id = lower(get('id'));
  if (id === null) return rejected('no-id');
  const location = nested(record, 'location');
  return accepted({
    record_id: id,
    time: at,
    source: 'risk-detection',
    workload: 'AzureActiveDirectory',
    operation: 'RiskDetection',
    result: text(get('riskState')),
    result_reason: text(get('riskDetail')),
    user: lower(get('userPrincipalName')),
    user_key: text(get('userId')),
    actor_id: idOrNull(get('userId')),
    ...addresses(get('ipAddress'), record['IPAddress']),
    country: text(location['countryOrRegion']),
    city: text(location['city']),
    correlation_id: lower(get('correlationId')),
    risk_level: text(get('riskLevel')),
    risk_state: text(get('riskState')),
    risk_type: text(get('riskEventType')),
    // The sign-in that it judges.
    object_id: lower(get('requestId')),
    extended: json(unpack(get('additionalInfo'))),
  });
}
