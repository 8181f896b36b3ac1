import { defineCheck } from '../../domain/check.ts';
import { dnsOutcome, dmarcOf } from '../support/dns.ts';

export const dmarcPublished = defineCheck({
  id: 'dmarc-published',
  title: { en: 'Every domain has a DMARC policy', de: 'Jede Domäne hat eine DMARC-Richtlinie' },
  rationale: {
    en: 'SPF and DKIM only say something about the envelope; DMARC ties both to the sender that people see.',
    de: 'SPF und DKIM sagen nur etwas über den Umschlag; DMARC bindet beides an den Absender, den Menschen sehen.',
  },
  remediation: {
    en: 'Publish a TXT record at _dmarc of each domain; begin with p=none and reports.',
    de: 'Veröffentlichen Sie je Domäne einen TXT-Eintrag unter _dmarc; beginnen Sie mit p=none und Berichten.',
  },
  severity: 'high',
  area: 'domains',
  scuba: ['MS.EXO.4.1v1'],
  cis: ['2.1.10'],
  secureScore: [],
  attack: ['T1598', 'T1656', 'T1566'],
  cuts: { shortens: ['T1566', 'T1656'] },
  needs: ['dns'],
  evaluate: ({ dns }) =>
    dnsOutcome(
      dns,
      (domain) => dmarcOf(domain).answers,
      (domain) => dmarcOf(domain).record !== null,
      { en: 'A DMARC policy', de: 'Eine DMARC-Richtlinie' },
    ),
});
