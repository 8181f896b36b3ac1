import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const quarantineKeptThirtyDays = defineCheck({
  id: 'quarantine-kept-thirty-days',
  title: { en: 'Quarantined mail is kept for 30 days', de: 'Nachrichten in Quarantäne bleiben 30 Tage' },
  rationale: {
    en: 'What is looked for after an attack should still be there.',
    de: 'Was man nach einem Angriff sucht, sollte noch da sein.',
  },
  remediation: {
    en: 'Anti-spam policies: retain spam in quarantine for 30 days.',
    de: 'Antispam-Richtlinien: Spam 30 Tage in Quarantäne behalten.',
  },
  severity: 'low',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_quarantineretentionperiod'],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'quarantine-spam',
  needs: ['anti-spam'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-spam',
        holds: (policy) =>
          policy.QuarantineRetentionPeriod === undefined ? undefined : policy.QuarantineRetentionPeriod >= 30,
        what: { en: 'Thirty days of quarantine', de: 'Die Quarantäne von 30 Tagen' },
      },
      values,
    ),
});
