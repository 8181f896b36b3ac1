import type { Block } from '../../domain/document.ts';
import { type Language, counted } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import type { Report } from './report.ts';
import { heading } from './sections.ts';

const mostFiles = 25;

/** What is kept, and how to prove that it was not changed since. */
export function evidenceBlocks(
  { evidence, journal, investigation }: Report,
  language: Language,
): readonly Block[] {
  const damaged = evidence.problems.length;
  return [
    heading(2, { en: 'Evidence', de: 'Beweise' }, language),
    {
      block: 'facts',
      rows: [
        [
          { en: 'Kept objects', de: 'Aufbewahrte Objekte' }[language],
          damaged === 0
            ? { en: `${evidence.kept}, as they were kept`, de: `${evidence.kept}, unverändert` }[language]
            : {
                text: {
                  en: `${evidence.kept}, ${damaged} missing or changed`,
                  de: `${evidence.kept}, davon ${damaged} fehlend oder verändert`,
                }[language],
                tone: 'bad' as const,
              },
        ],
        [
          { en: 'Journal', de: 'Journal' }[language],
          journal.problem
            ? {
                text: {
                  en: `${counted(journal.entries, 'entry', 'entries', number(journal.entries, 'en'))} verified; its end is missing or does not fit (${journal.problem})`,
                  de: `${counted(journal.entries, 'Eintrag', 'Einträge', number(journal.entries, 'de'))} nachgeprüft; das Ende fehlt oder passt nicht (${journal.problem})`,
                }[language],
                tone: 'bad' as const,
              }
            : {
                en: `${counted(journal.entries, 'entry', 'entries', number(journal.entries, 'en'))}, hash chain intact`,
                de: `${counted(journal.entries, 'Eintrag', 'Einträge', number(journal.entries, 'de'))}, Hashkette unversehrt`,
              }[language],
        ],
        ...(journal.tip === null
          ? []
          : [[{ en: 'Its last hash', de: 'Ihr letzter Hash' }[language], journal.tip] as const]),
      ],
    },
    ...((investigation?.files.length ?? 0) > 0
      ? [
          {
            block: 'table' as const,
            columns: [
              { title: { en: 'File', de: 'Datei' }[language], flexible: true },
              { title: { en: 'Bytes', de: 'Bytes' }[language], align: 'right' as const },
              { title: 'SHA-256', flexible: true },
            ],
            rows: investigation!.files
              .slice(0, mostFiles)
              .map((file) => [
                file.path.split(/[/\\]/).slice(-2).join('/'),
                number(file.size, language),
                file.sha256,
              ]),
          },
          ...(investigation!.files.length > mostFiles
            ? [
                {
                  block: 'paragraph' as const,
                  tone: 'muted' as const,
                  text: {
                    en: `${investigation!.files.length - mostFiles} more files stand in the report as JSON.`,
                    de: `${investigation!.files.length - mostFiles} weitere Dateien stehen im Bericht als JSON.`,
                  }[language],
                },
              ]
            : []),
        ]
      : []),
  ];
}
