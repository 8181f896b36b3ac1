import { defineCheck } from '../../domain/check.ts';
import { dnsOutcome, dmarcOf, tagOf } from '../support/dns.ts';

/** Whoever reads there is not the organisation. */
const cisa = /reports@dmarc\.cyber\.dhs\.gov/gi;

export const dmarcReportsRead = defineCheck({
  id: 'dmarc-reports-read',
  title: {
    en: 'DMARC reports go to an address of the organisation',
    de: 'DMARC-Berichte gehen an eine Adresse der Organisation',
  },
  rationale: {
    en: 'Reports are the only way to see who sends in your name, and whether p=reject would hurt.',
    de: 'Nur Berichte zeigen, wer in Ihrem Namen sendet und ob p=reject schaden würde.',
  },
  remediation: {
    en: 'Add rua= and ruf= with an address that somebody reads to the DMARC record.',
    de: 'Ergänzen Sie im DMARC-Eintrag rua= und ruf= mit einer Adresse, die jemand liest.',
  },
  severity: 'low',
  area: 'domains',
  scuba: ['MS.EXO.4.4v1'],
  cis: [],
  secureScore: [],
  attack: ['T1562'],
  cuts: { shortens: ['T1656'] },
  needs: ['dns'],
  evaluate: ({ dns }) =>
    dnsOutcome(
      dns,
      (domain) => dmarcOf(domain).answers,
      (domain) => ['rua', 'ruf'].every((tag) => (tagOf(domain, tag) ?? '').replace(cisa, '').includes('@')),
      {
        en: 'An address for aggregate and failure reports',
        de: 'Eine Adresse für Sammel- und Fehlerberichte',
      },
    ),
});
