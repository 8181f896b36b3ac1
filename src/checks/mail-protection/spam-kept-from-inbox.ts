import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { keptFromInbox } from '../support/mail/judge.ts';

const actions = [
  'SpamAction',
  'HighConfidenceSpamAction',
  'PhishSpamAction',
  'HighConfidencePhishAction',
] as const;

export const spamKeptFromInbox = defineCheck({
  id: 'spam-kept-from-inbox',
  title: {
    en: 'Spam and phishing never reach the inbox',
    de: 'Spam und Phishing erreichen nie den Posteingang',
  },
  rationale: { en: 'What lies in the inbox is clicked.', de: 'Was im Posteingang liegt, wird angeklickt.' },
  remediation: {
    en: 'Anti-spam policies: for spam, high confidence spam, phishing and high confidence phishing choose junk folder, redirect, delete or quarantine.',
    de: 'Antispam-Richtlinien: für Spam, Spam mit hoher Zuverlässigkeit, Phishing und Phishing mit hoher Zuverlässigkeit Junk-E-Mail, Umleiten, Löschen oder Quarantäne wählen.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.6.1v1'],
  cis: [],
  secureScore: [
    'mdo_spamaction',
    'mdo_highconfidencespamaction',
    'mdo_phisspamacation',
    'mdo_highconfidencephishaction',
  ],
  attack: ['T1566'],
  cuts: { stops: ['T1566'] },
  action: 'quarantine-spam',
  needs: ['anti-spam'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-spam',
        holds: (policy) =>
          actions.some((action) => policy[action] === undefined)
            ? undefined
            : actions.every((action) => keptFromInbox(policy[action])),
        what: {
          en: 'A filter that keeps spam out of the inbox',
          de: 'Ein Filter, der Spam vom Posteingang fernhält',
        },
      },
      values,
    ),
});
