import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { keptFromInbox } from '../support/mail/judge.ts';

export const mailboxIntelligenceOn = defineCheck({
  id: 'mailbox-intelligence-on',
  title: {
    en: 'Defender learns who writes to whom and stops strangers in their name',
    de: 'Defender lernt, wer wem schreibt, und hält Fremde in deren Namen auf',
  },
  rationale: {
    en: 'It notices that the supplier has never written from this address.',
    de: 'Es merkt, dass der Lieferant noch nie von dieser Adresse geschrieben hat.',
  },
  remediation: {
    en: 'Anti-phishing policy: mailbox intelligence and its impersonation protection on, action quarantine or junk.',
    de: 'Antiphishing-Richtlinie: Postfachintelligenz und deren Identitätswechselschutz ein, Aktion Quarantäne oder Junk-E-Mail-Ordner.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: [],
  cis: [],
  secureScore: [
    'mdo_enablemailboxintelligence',
    'mdo_mailboxintelligenceprotection',
    'mdo_mailboxintelligenceprotectionaction',
  ],
  attack: ['T1566', 'T1656'],
  cuts: { shortens: ['T1656'] },
  licence: 'defender-p1',
  action: 'turn-on-impersonation-protection',
  needs: ['anti-phish'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-phish',
        holds: (policy) =>
          policy.EnableMailboxIntelligence === undefined ||
          policy.EnableMailboxIntelligenceProtection === undefined
            ? undefined
            : policy.EnableMailboxIntelligence &&
              policy.EnableMailboxIntelligenceProtection &&
              keptFromInbox(policy.MailboxIntelligenceProtectionAction),
        what: { en: 'Mailbox intelligence', de: 'Die Postfachintelligenz' },
      },
      values,
    ),
});
