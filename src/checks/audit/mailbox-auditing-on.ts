import { defineCheck } from '../../domain/check.ts';
import { flagged } from '../support/outcome.ts';

export const mailboxAuditingOn = defineCheck({
  id: 'mailbox-auditing-on',
  title: {
    en: 'Mailbox auditing is on for the organisation',
    de: 'Die Postfachüberwachung ist für die Organisation eingeschaltet',
  },
  rationale: {
    en: 'The switch of the organisation wins over that of every mailbox: where it is off, no mailbox records who read, sent or deleted what.',
    de: 'Der Schalter der Organisation geht über den jedes Postfachs: Ist er aus, hält kein Postfach fest, wer was gelesen, gesendet oder gelöscht hat.',
  },
  remediation: {
    en: 'Set-OrganizationConfig -AuditDisabled $false (the name is a double negative).',
    de: 'Set-OrganizationConfig -AuditDisabled $false (der Name ist eine doppelte Verneinung).',
  },
  severity: 'critical',
  area: 'audit',
  scuba: ['MS.EXO.13.1v1'],
  cis: ['6.1.1'],
  secureScore: ['exo_mailboxaudit'],
  attack: [
    'T1070',
    'T1070.008',
    'T1098',
    'T1098.002',
    'T1562',
    'T1562.008',
    'T1586',
    'T1586.002',
    'T1564',
    'T1564.008',
  ],
  cuts: { stops: ['T1562'], shortens: ['T1114', 'T1564', 'T1070'] },
  action: 'enable-mailbox-auditing',
  needs: ['organization-config'],
  evaluate: ({ 'organization-config': config }) =>
    flagged(
      'AuditDisabled',
      config.AuditDisabled,
      false,
      ['It is on by default for every mailbox.', 'Sie ist für jedes Postfach von vornherein eingeschaltet.'],
      ['It is switched off for all mailboxes.', 'Sie ist für alle Postfächer abgeschaltet.'],
    ),
});
