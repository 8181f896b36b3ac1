import { defineCheck } from '../../domain/check.ts';
import { notApplicable } from '../support/outcome.ts';
import { dnsOutcome, dmarcOf, tagOf } from '../support/dns.ts';

export const dmarcReportsToCisa = defineCheck({
  id: 'dmarc-reports-to-cisa',
  title: {
    en: 'DMARC reports of US agencies go to CISA',
    de: 'DMARC-Berichte von US-Behörden gehen an die CISA',
  },
  rationale: {
    en: 'Federal agencies of the United States must include this address; it means nothing to others.',
    de: 'Bundesbehörden der USA müssen diese Adresse nennen; für andere bedeutet sie nichts.',
  },
  remediation: {
    en: 'Add mailto:reports@dmarc.cyber.dhs.gov to rua of the DMARC record.',
    de: 'Ergänzen Sie im DMARC-Eintrag bei rua mailto:reports@dmarc.cyber.dhs.gov.',
  },
  severity: 'low',
  area: 'domains',
  scuba: ['MS.EXO.4.3v1'],
  cis: [],
  secureScore: [],
  attack: ['T1562'],
  cuts: {},
  needs: ['dns'],
  evaluate({ dns }) {
    const federal = dns.filter((one) => one.organizational.endsWith('.gov'));
    if (federal.length === 0)
      return notApplicable(
        'It is a rule for federal agencies of the United States (.gov).',
        'Es ist eine Vorschrift für Bundesbehörden der USA (.gov).',
      );
    return dnsOutcome(
      federal,
      (domain) => dmarcOf(domain).answers,
      (domain) => /mailto:\s*reports@dmarc\.cyber\.dhs\.gov/i.test(tagOf(domain, 'rua') ?? ''),
      { en: 'The address of CISA', de: 'Die Adresse der CISA' },
    );
  },
});
