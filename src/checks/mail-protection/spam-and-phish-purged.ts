import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const spamAndPhishPurged = defineCheck({
  id: 'spam-and-phish-purged',
  title: {
    en: 'Spam and phishing are taken out of mailboxes afterwards too',
    de: 'Auch Spam und Phishing werden nachträglich aus Postfächern geholt',
  },
  rationale: {
    en: 'A page turns into phishing after the mail has arrived.',
    de: 'Eine Seite wird zu Phishing, nachdem die Nachricht angekommen ist.',
  },
  remediation: {
    en: 'Anti-spam policies: zero-hour auto purge for spam and for phishing on.',
    de: 'Antispam-Richtlinien: automatische Bereinigung zur Nullstunde für Spam und Phishing ein.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: ['mdo_zapspam', 'mdo_zapphish'],
  attack: ['T1566'],
  cuts: { shortens: ['T1566'] },
  action: 'turn-on-zap',
  needs: ['anti-spam'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-spam',
        holds: (policy) =>
          policy.SpamZapEnabled === undefined || policy.PhishZapEnabled === undefined
            ? undefined
            : policy.SpamZapEnabled && policy.PhishZapEnabled,
        what: { en: 'Purging of spam and phishing', de: 'Das nachträgliche Entfernen von Spam und Phishing' },
      },
      values,
    ),
});
