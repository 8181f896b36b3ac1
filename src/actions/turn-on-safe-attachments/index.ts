import { threatPolicy } from '../threat-policy.ts';

export const turnOnSafeAttachments = threatPolicy({
  id: 'turn-on-safe-attachments',
  title: {
    en: 'Open attachments in a sandbox, for everybody who has a policy',
    de: 'Anlagen in einer Sandbox öffnen, für alle mit einer Richtlinie',
  },
  effect: {
    en: 'An attachment that does harm in the sandbox is blocked.',
    de: 'Eine Anlage, die in der Sandbox Schaden anrichtet, wird blockiert.',
  },
  notice: {
    en: 'Mail with attachments arrives some minutes later.',
    de: 'E-Mails mit Anlagen kommen einige Minuten später an.',
  },
  impact: 'low',
  attack: ['T1566.001'],
  family: 'SafeAttachment',
  policyName: 'Evict: Safe Attachments',
  settings: { Enable: true, Action: 'Block' },
});
