import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const directSendRejected = defineCheck({
  id: 'direct-send-rejected',
  title: {
    en: 'Unauthenticated mail in your own name is rejected (Direct Send)',
    de: 'Nicht authentifizierte Nachrichten im eigenen Namen werden abgewiesen (Direct Send)',
  },
  rationale: {
    en: 'Anybody can hand Exchange a message from you to you; it looks like an internal one.',
    de: 'Jeder kann Exchange eine Nachricht von Ihnen an Sie übergeben; sie sieht aus wie eine interne.',
  },
  remediation: {
    en: 'Set-OrganizationConfig -RejectDirectSend $true, after printers and services use a connector.',
    de: 'Set-OrganizationConfig -RejectDirectSend $true, wenn Drucker und Dienste einen Connector verwenden.',
  },
  severity: 'medium',
  area: 'mail-flow',
  scuba: [],
  cis: ['6.5.5'],
  secureScore: [],
  attack: ['T1566', 'T1656'],
  cuts: { stops: ['T1656'], shortens: ['T1566'] },
  action: 'reject-direct-send',
  needs: ['organization-config'],
  evaluate: ({ 'organization-config': config }) =>
    flagged(
      'RejectDirectSend',
      config.RejectDirectSend,
      true,
      ['It is rejected.', 'Sie werden abgewiesen.'],
      ['It is accepted.', 'Sie werden angenommen.'],
    ),
});
