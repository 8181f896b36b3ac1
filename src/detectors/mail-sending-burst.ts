import type { Detector } from '../domain/detector.ts';
import { burst } from './shared/burst.ts';

/** The account sent far more mail in one hour than on any other day: fraud and phishing go out in waves. */
export const mailSendingBurst: Detector = {
  id: 'mail-sending-burst',
  title: { en: 'Many messages sent within an hour', de: 'Viele Nachrichten binnen einer Stunde gesendet' },
  reason: {
    en: 'The account sent far more mail in one hour than on any other day: fraud and phishing go out in waves.',
    de: 'Das Konto hat in einer Stunde weit mehr E-Mails gesendet als an jedem anderen Tag: Betrug und Phishing gehen in Wellen hinaus.',
  },
  severity: 'medium',
  confidence: 'medium',
  attack: ['T1534', 'T1657'],
  falsePositives: [
    { en: 'A serial letter or an invitation to many.', de: 'Ein Serienbrief oder eine Einladung an viele.' },
  ],
  lookNext: {
    en: 'Read the subjects and recipients, and warn those who received them.',
    de: 'Lesen Sie Betreffzeilen und Empfänger und warnen Sie die Angeschriebenen.',
  },
  foothold: null,
  sources: ['SD-01', 'SD-02', 'SD-04'],
  pass: 'first',
  detect: burst({ operations: ['Send', 'SendAs', 'SendOnBehalf'], threshold: 25 }),
};
