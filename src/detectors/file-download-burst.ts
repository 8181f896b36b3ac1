import type { Detector } from '../domain/detector.ts';
import { burst } from './shared/burst.ts';

/** The account downloaded far more files in one hour than on any other day. */
export const fileDownloadBurst: Detector = {
  id: 'file-download-burst',
  title: {
    en: 'Many files downloaded within an hour',
    de: 'Viele Dateien binnen einer Stunde heruntergeladen',
  },
  reason: {
    en: 'The account downloaded far more files in one hour than on any other day.',
    de: 'Das Konto hat in einer Stunde weit mehr Dateien heruntergeladen als an jedem anderen Tag.',
  },
  severity: 'medium',
  confidence: 'medium',
  attack: ['T1530', 'T1213.002'],
  falsePositives: [
    {
      en: 'A new computer synchronises, or a project is archived.',
      de: 'Ein neuer Rechner synchronisiert, oder ein Projekt wird archiviert.',
    },
  ],
  lookNext: {
    en: 'List the files, and judge whom their loss must be reported to.',
    de: 'Listen Sie die Dateien auf und prüfen Sie, wem ihr Verlust zu melden ist.',
  },
  foothold: null,
  sources: ['FS-01', 'FS-02', 'FS-03'],
  pass: 'first',
  detect: burst({
    operations: ['FileDownloaded', 'FileSyncDownloadedFull', 'FileSyncDownloadedPartial'],
    threshold: 50,
  }),
};
