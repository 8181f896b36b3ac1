import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const mailReviewedAfterDelivery = defineCheck({
  id: 'mail-reviewed-after-delivery',
  title: {
    en: 'Mail is taken out of mailboxes when it turns out to be malware',
    de: 'Nachrichten werden aus Postfächern geholt, wenn sie sich als Schadsoftware erweisen',
  },
  rationale: {
    en: 'Many a file is recognised only an hour after it arrived.',
    de: 'Manche Datei wird erst eine Stunde nach ihrer Ankunft erkannt.',
  },
  remediation: {
    en: 'Turn on zero-hour auto purge (ZAP) in every anti-malware policy.',
    de: 'Schalten Sie in jeder Antischadsoftware-Richtlinie die automatische Bereinigung zur Nullstunde (ZAP) ein.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.1.2v1'],
  cis: [],
  secureScore: ['mdo_zapmalware'],
  attack: ['T1566', 'T1566.001'],
  cuts: { shortens: ['T1566'] },
  action: 'turn-on-malware-zap',
  needs: ['anti-malware'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-malware',
        holds: (policy) => policy.ZapEnabled,
        what: { en: 'Zero-hour auto purge', de: 'Die automatische Bereinigung zur Nullstunde' },
      },
      values,
    ),
});
