import { defineCheck } from '../../domain/check.ts';
import { pass, manual } from '../support/outcome.ts';

const long = ['TwelveMonths', 'ThreeYears', 'FiveYears', 'SevenYears', 'TenYears'];

export const auditLogKeptAYear = defineCheck({
  id: 'audit-log-kept-a-year',
  title: {
    en: 'Audit records can be searched for three months and had for a year',
    de: 'Überwachungseinträge bleiben drei Monate durchsuchbar und ein Jahr erhalten',
  },
  rationale: {
    en: 'Most break-ins are noticed weeks or months later.',
    de: 'Die meisten Einbrüche fallen erst nach Wochen oder Monaten auf.',
  },
  remediation: {
    en: 'Purview portal, Audit, Retention policies: 12 months for all record types (E5), or export records to your own store.',
    de: 'Purview-Portal, Überwachung, Aufbewahrungsrichtlinien: 12 Monate für alle Eintragstypen (E5), oder Einträge in einen eigenen Speicher exportieren.',
  },
  severity: 'medium',
  area: 'audit',
  scuba: ['MS.SECURITYSUITE.5.2v1'],
  cis: [],
  secureScore: [],
  attack: ['T1070'],
  cuts: { shortens: ['T1114', 'T1078'] },
  needs: ['audit-retention'],
  evaluate({ 'audit-retention': policies }) {
    const whole = policies.filter(
      (one) =>
        one.Enabled !== false &&
        long.includes(one.RetentionDuration ?? '') &&
        one.UserIds.length === 0 &&
        one.Operations.length === 0 &&
        one.RecordTypes.length === 0,
    );
    if (whole.length > 0) return pass(`Policy: ${whole[0]!.Name}.`, `Richtlinie: ${whole[0]!.Name}.`, whole);
    return manual(
      'No policy keeps all records for a year; whether they are exported elsewhere is for you to say.',
      'Keine Richtlinie bewahrt alle Einträge ein Jahr auf; ob sie woandershin exportiert werden, müssen Sie sagen.',
      policies,
    );
  },
});
