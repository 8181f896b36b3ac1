import { defineCheck } from '../../domain/check.ts';
import { dnsOutcome } from '../support/dns.ts';

export const spfRefusesStrangers = defineCheck({
  id: 'spf-refuses-strangers',
  title: {
    en: 'SPF of every domain refuses senders that are not its own',
    de: 'SPF jeder Domäne weist fremde Absender ab',
  },
  rationale: {
    en: 'Without it anybody writes to your customers in your name, with your bank account replaced by his.',
    de: 'Ohne SPF schreibt jeder Ihren Kunden in Ihrem Namen, mit seiner Bankverbindung statt Ihrer.',
  },
  remediation: {
    en: 'Publish one TXT record "v=spf1 include:spf.protection.outlook.com -all" for each domain, with all other senders that are yours.',
    de: 'Veröffentlichen Sie je Domäne einen TXT-Eintrag „v=spf1 include:spf.protection.outlook.com -all“ mit allen weiteren eigenen Absendern.',
  },
  severity: 'high',
  area: 'domains',
  scuba: ['MS.EXO.2.2v3'],
  cis: ['2.1.8'],
  secureScore: ['exo_SPF_records_for_all_domains'],
  attack: ['T1656', 'T1566'],
  cuts: { shortens: ['T1566', 'T1656'] },
  needs: ['dns'],
  evaluate: ({ dns }) =>
    dnsOutcome(
      dns,
      (domain) => [domain.spf],
      // More than one record is an error (RFC 7208, 4.5); a redirect leaves the answer to the other record.
      (domain) => domain.spf.records.length === 1 && /(\s-all\b|\sredirect=)/i.test(domain.spf.records[0]!),
      { en: 'One SPF record that ends in -all', de: 'Ein auf -all endender SPF-Eintrag' },
    ),
});
