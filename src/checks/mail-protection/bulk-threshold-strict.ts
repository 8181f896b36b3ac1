import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { keptFromInbox } from '../support/mail/judge.ts';

export const bulkThresholdStrict = defineCheck({
  id: 'bulk-threshold-strict',
  title: {
    en: 'Bulk mail is filtered at level 6 or stricter',
    de: 'Massenmails werden ab Stufe 6 oder strenger gefiltert',
  },
  rationale: { en: 'Lures come in the dress of newsletters.', de: 'Köder tarnen sich als Newsletter.' },
  remediation: {
    en: 'Anti-spam policies: bulk threshold 6 or lower, action junk or quarantine.',
    de: 'Antispam-Richtlinien: Schwellenwert für Massenmails 6 oder niedriger, Aktion Junk-E-Mail-Ordner oder Quarantäne.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_bulkthreshold', 'mdo_bulkspamaction'],
  attack: ['T1566'],
  cuts: {},
  action: 'quarantine-spam',
  needs: ['anti-spam'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-spam',
        holds: (policy) =>
          policy.BulkThreshold === undefined
            ? undefined
            : policy.BulkThreshold <= 6 && keptFromInbox(policy.BulkSpamAction),
        what: { en: 'The filter for bulk mail', de: 'Der Filter für Massenmails' },
      },
      values,
    ),
});
