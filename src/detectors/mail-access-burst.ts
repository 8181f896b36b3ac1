import type { Detector } from '../domain/detector.ts';
import { burst } from './shared/burst.ts';

/** The account opened far more mail in one hour than on any other day, as a program does that copies a mailbox. */
export const mailAccessBurst: Detector = {
  id: 'mail-access-burst',
  title: { en: 'Many messages opened within an hour', de: 'Viele Nachrichten binnen einer Stunde geöffnet' },
  reason: {
    en: 'The account opened far more mail in one hour than on any other day, as a program does that copies a mailbox.',
    de: 'Das Konto hat in einer Stunde weit mehr E-Mails geöffnet als an jedem anderen Tag, wie ein Programm, das ein Postfach kopiert.',
  },
  severity: 'medium',
  confidence: 'medium',
  attack: ['T1114.002'],
  falsePositives: [
    {
      en: 'A new mail program, a backup or a migration.',
      de: 'Ein neues Mailprogramm, eine Sicherung oder eine Migration.',
    },
  ],
  lookNext: {
    en: 'Look at the client and address of the accesses, and count the messages as known to whoever it was.',
    de: 'Prüfen Sie Client und Adresse der Zugriffe und betrachten Sie die Nachrichten als demjenigen bekannt.',
  },
  foothold: null,
  sources: ['MA-01', 'MA-08'],
  pass: 'first',
  detect: burst({
    operations: ['MailItemsAccessed'],
    threshold: 200,
    weight: 'coalesce(e.item_count, 1)',
    condition: "coalesce(e.access_type, 'Bind') = 'Bind'",
  }),
};
