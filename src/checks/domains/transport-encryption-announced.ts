import { defineCheck } from '../../domain/check.ts';
import { dnsOutcome } from '../support/dns.ts';

export const transportEncryptionAnnounced = defineCheck({
  id: 'transport-encryption-announced',
  title: {
    en: 'MTA-STS and TLS reporting announce encrypted delivery',
    de: 'MTA-STS und TLS-Berichte kündigen verschlüsselte Zustellung an',
  },
  rationale: {
    en: 'Without them a sender may be talked out of encryption on the way.',
    de: 'Ohne sie lässt sich ein Absender unterwegs die Verschlüsselung ausreden.',
  },
  remediation: {
    en: 'Publish _mta-sts and _smtp._tls records and the policy file for each domain that receives mail.',
    de: 'Veröffentlichen Sie Einträge _mta-sts und _smtp._tls und die Richtliniendatei für jede Domäne, die Nachrichten empfängt.',
  },
  severity: 'low',
  area: 'domains',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1557'],
  cuts: { shortens: ['T1557'] },
  needs: ['dns'],
  evaluate: ({ dns }) =>
    dnsOutcome(
      dns.filter((one) => !one.domain.endsWith('.onmicrosoft.com')),
      (domain) => [domain.mtaSts, domain.tlsReporting],
      (domain) => domain.mtaSts.records.length === 1 && domain.tlsReporting.records.length === 1,
      { en: 'MTA-STS with TLS reporting', de: 'MTA-STS mit TLS-Berichten' },
    ),
});
