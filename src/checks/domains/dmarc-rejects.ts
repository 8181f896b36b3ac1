import { defineCheck } from '../../domain/check.ts';
import { dnsOutcome, dmarcOf, tagOf } from '../support/dns.ts';

export const dmarcRejects = defineCheck({
  id: 'dmarc-rejects',
  title: {
    en: 'DMARC asks that forged mail be rejected',
    de: 'DMARC verlangt, gefälschte Nachrichten abzuweisen',
  },
  rationale: {
    en: 'With p=none the forgery arrives all the same, and only a report tells of it.',
    de: 'Bei p=none kommt die Fälschung trotzdem an, und nur ein Bericht erzählt davon.',
  },
  remediation: {
    en: 'When the reports show only your own senders, raise the policy to p=quarantine and then to p=reject.',
    de: 'Wenn die Berichte nur eigene Absender zeigen, erhöhen Sie auf p=quarantine und dann auf p=reject.',
  },
  severity: 'high',
  area: 'domains',
  scuba: ['MS.EXO.4.2v1'],
  cis: [],
  secureScore: [],
  attack: ['T1598', 'T1656', 'T1566'],
  cuts: { stops: ['T1656'], shortens: ['T1566'] },
  needs: ['dns'],
  evaluate: ({ dns }) =>
    dnsOutcome(
      dns,
      (domain) => dmarcOf(domain).answers,
      (domain) => tagOf(domain, 'p') === 'reject',
      { en: 'p=reject', de: 'p=reject' },
    ),
});
