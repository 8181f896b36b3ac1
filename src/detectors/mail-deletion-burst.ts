import type { Detector } from '../domain/detector.ts';
import { burst } from './shared/burst.ts';

/** The account deleted far more mail in one hour than on any other day: traces are removed this way. */
export const mailDeletionBurst: Detector = {
  id: 'mail-deletion-burst',
  title: { en: 'Many messages deleted within an hour', de: 'Viele Nachrichten binnen einer Stunde gelöscht' },
  reason: {
    en: 'The account deleted far more mail in one hour than on any other day: traces are removed this way.',
    de: 'Das Konto hat in einer Stunde weit mehr E-Mails gelöscht als an jedem anderen Tag: So werden Spuren beseitigt.',
  },
  severity: 'medium',
  confidence: 'medium',
  attack: ['T1070.008', 'T1485'],
  falsePositives: [{ en: 'Somebody tidies the mailbox.', de: 'Jemand räumt das Postfach auf.' }],
  lookNext: {
    en: 'Recover the deleted items before they expire, and read whom they were from.',
    de: 'Stellen Sie die gelöschten Elemente wieder her, bevor sie verfallen, und lesen Sie, von wem sie stammten.',
  },
  foothold: null,
  sources: ['SD-05', 'SD-06', 'SD-07'],
  pass: 'first',
  // Messages that are chosen together and deleted go into one record.
  detect: burst({
    operations: ['HardDelete', 'SoftDelete'],
    threshold: 50,
    weight: 'coalesce(e.item_count, 1)',
  }),
};
