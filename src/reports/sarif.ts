import type { Assessment, CheckResult } from '../domain/assessment.ts';
import type { Severity } from '../domain/finding.ts';
import type { Language } from '../kernel/localized.ts';

const levels: { readonly [severity in Severity]: 'error' | 'warning' | 'note' } = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  informational: 'note',
};

/** What code scanning shows beside a rule: 0 to 10, as a CVSS score is read. */
const scores: { readonly [severity in Severity]: string } = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '3.0',
  informational: '0.0',
};

const kinds = {
  fail: 'fail',
  warning: 'fail',
  unknown: 'open',
  manual: 'review',
  pass: 'pass',
  'not-applicable': 'notApplicable',
} as const;

/** An assessment as SARIF 2.1.0 (OASIS), for code scanning and ticket systems. A tenant has no files: its domain stands for one. */
export function printSarif(assessment: Assessment, language: Language): string {
  const { results, tenant } = assessment;
  const log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'Evict', rules: results.map((result) => ruleOf(result, language)) },
        },
        language,
        properties: {
          tenant: tenant.domain,
          takenAt: assessment.takenAt,
          snapshot: assessment.snapshot.sha256,
        },
        results: results.map((result, ruleIndex) => ({
          ruleId: result.id,
          ruleIndex,
          kind: kinds[result.status],
          // Whatever is no failure must have the level "none" (SARIF 3.27.10).
          level: kinds[result.status] === 'fail' ? levels[result.severity] : 'none',
          message: { text: result.reason[language] },
          locations: [
            {
              physicalLocation: { artifactLocation: { uri: `tenants/${encodeURIComponent(tenant.domain)}` } },
              logicalLocations: [{ name: result.area, kind: 'module' }],
            },
          ],
          partialFingerprints: { 'evict/check': `${tenant.id}/${result.id}` },
          ...(result.exception?.state === 'in-force'
            ? {
                suppressions: [
                  { kind: 'external', status: 'accepted', justification: result.exception.reason },
                ],
              }
            : {}),
        })),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(result: CheckResult, language: Language) {
  return {
    id: result.id,
    shortDescription: { text: result.title[language] },
    fullDescription: { text: result.rationale[language] },
    help: { text: result.remediation[language] },
    defaultConfiguration: { level: levels[result.severity] },
    properties: {
      'security-severity': scores[result.severity],
      tags: ['security', ...result.scuba, ...result.cis.map((id) => `CIS ${id}`), ...result.attack],
    },
  };
}
