import { defineCheck } from '../../domain/check.ts';
import { mailOutcome, mailWants } from '../support/mail/outcome.ts';

export const linkedFilesScanned = defineCheck({
  id: 'linked-files-scanned',
  title: {
    en: 'Files behind links are scanned for malware',
    de: 'Dateien hinter Links werden auf Schadsoftware geprüft',
  },
  rationale: {
    en: 'The attachment filter never sees a file that is downloaded.',
    de: 'Eine heruntergeladene Datei sieht der Anlagenfilter nie.',
  },
  remediation: {
    en: 'Safe Links policy: "Apply real-time URL scanning for suspicious links and links that point to files".',
    de: 'Richtlinie für sichere Links: „URL-Echtzeitprüfung auf verdächtige Links und Links anwenden, die auf Dateien verweisen“.',
  },
  severity: 'medium',
  area: 'mail-protection',
  scuba: ['MS.SECURITYSUITE.7.2v1'],
  cis: [],
  secureScore: [],
  attack: ['T1566', 'T1566.002'],
  cuts: { shortens: ['T1566.002'] },
  licence: 'defender-p1',
  action: 'turn-on-safe-links',
  needs: ['safe-links'],
  wants: mailWants,
  evaluate: (values) =>
    mailOutcome(
      {
        family: 'safe-links',
        holds: (policy) => policy.ScanUrls,
        what: { en: 'Scanning of linked files', de: 'Die Prüfung verlinkter Dateien' },
      },
      values,
    ),
});
