import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const smtpAuthDisabled = defineCheck({
  id: 'smtp-auth-disabled',
  title: {
    en: 'SMTP AUTH is disabled for the organisation',
    de: 'SMTP AUTH ist für die Organisation deaktiviert',
  },
  rationale: {
    en: 'SMTP AUTH sends mail with name and password alone. A stolen password becomes a spam run, and MFA never sees it.',
    de: 'SMTP AUTH verschickt Nachrichten mit Name und Kennwort allein. Aus einem gestohlenen Kennwort wird eine Spamwelle, und MFA sieht davon nichts.',
  },
  remediation: {
    en: 'Set-TransportConfig -SmtpClientAuthenticationDisabled $true; allow single mailboxes of devices that cannot do without.',
    de: 'Set-TransportConfig -SmtpClientAuthenticationDisabled $true; erlauben Sie es einzelnen Postfächern von Geräten, die nicht anders können.',
  },
  severity: 'high',
  area: 'mail-flow',
  scuba: ['MS.EXO.5.1v1'],
  cis: ['6.5.4'],
  secureScore: [],
  attack: ['T1078.004', 'T1110', 'T1534'],
  cuts: { stops: ['protocol'], shortens: ['T1110', 'T1534'] },
  action: 'disable-smtp-auth',
  needs: ['transport-config'],
  evaluate: ({ 'transport-config': config }) =>
    flagged(
      'SmtpClientAuthenticationDisabled',
      config.SmtpClientAuthenticationDisabled,
      true,
      ['It is disabled.', 'Es ist deaktiviert.'],
      ['Every mailbox may send with name and password.', 'Jedes Postfach darf mit Name und Kennwort senden.'],
    ),
});
