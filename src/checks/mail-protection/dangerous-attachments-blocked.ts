import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';
import { isPreset } from '../support/mail/judge.ts';

const least = ['exe', 'cmd', 'vbe'];

export const dangerousAttachmentsBlocked = defineCheck({
  id: 'dangerous-attachments-blocked',
  title: {
    en: 'Mail with programs attached is blocked',
    de: 'Nachrichten mit angehängten Programmen werden blockiert',
  },
  rationale: {
    en: 'Nobody sends an .exe, .cmd or .vbe for a good reason any more.',
    de: 'Niemand schickt heute noch aus gutem Grund eine .exe, .cmd oder .vbe.',
  },
  remediation: {
    en: 'Turn on the common attachments filter in every anti-malware policy, with at least .exe, .cmd and .vbe; the preset policies do it.',
    de: 'Schalten Sie in jeder Antischadsoftware-Richtlinie den Filter für allgemeine Anlagen ein, mindestens mit .exe, .cmd und .vbe; die Voreinstellungen tun es.',
  },
  severity: 'high',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.1.1v1'],
  cis: ['2.1.2', '2.1.11'],
  secureScore: ['mdo_commonattachmentsfilter'],
  attack: ['T1566', 'T1566.001'],
  cuts: { stops: ['T1566.001'] },
  action: 'block-dangerous-attachments',
  needs: ['anti-malware'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'anti-malware',
        holds: (policy) => {
          if (isPreset(policy)) return true;
          if (policy.EnableFileFilter === undefined || policy.FileTypes === undefined) return undefined;
          const types = policy.FileTypes.map((type) => type.toLowerCase());
          return policy.EnableFileFilter && least.every((type) => types.includes(type));
        },
        what: { en: 'The filter for .exe, .cmd and .vbe', de: 'Der Filter für .exe, .cmd und .vbe' },
      },
      values,
    ),
});
