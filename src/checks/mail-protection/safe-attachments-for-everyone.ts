import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

const good = ['Block', 'DynamicDelivery', 'Replace'];

export const safeAttachmentsForEveryone = defineCheck({
  id: 'safe-attachments-for-everyone',
  title: {
    en: 'Mail with malware is quarantined or dropped',
    de: 'Nachrichten mit Schadsoftware kommen in Quarantäne oder werden verworfen',
  },
  rationale: {
    en: 'Safe Attachments opens an unknown file in a sandbox before the recipient does.',
    de: 'Sichere Anlagen öffnen eine unbekannte Datei in einer Sandbox, bevor der Empfänger es tut.',
  },
  remediation: {
    en: 'Set Safe Attachments to Block or Dynamic Delivery for everybody; the preset policies and the built-in protection do it.',
    de: 'Stellen Sie sichere Anlagen für alle auf „Blockieren“ oder „Dynamische Zustellung“; die Voreinstellungen und der integrierte Schutz tun es.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.1.3v1'],
  cis: ['2.1.4'],
  secureScore: ['mdo_safeattachments', 'mdo_safeattachmentpolicy'],
  attack: ['T1566', 'T1566.001'],
  cuts: { stops: ['T1566.001'] },
  licence: 'defender-p1',
  action: 'turn-on-safe-attachments',
  needs: ['safe-attachments'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'safe-attachments',
        holds: (policy) =>
          policy.Enable === undefined || policy.Action === undefined
            ? undefined
            : policy.Enable && good.includes(policy.Action),
        what: { en: 'Safe Attachments', de: 'Der Schutz durch sichere Anlagen' },
      },
      values,
    ),
});
