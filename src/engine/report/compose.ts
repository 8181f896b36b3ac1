import { moment } from '../../kernel/moments.ts';
import type { Block, Document } from '../../domain/document.ts';
import type { Language, Localized } from '../../kernel/localized.ts';
import { executiveBlocks } from './executive.ts';
import { notificationBlocks } from './notification.ts';
import type { Report } from './report.ts';
import { technicalBlocks } from './technical.ts';

export const audiences = ['executive', 'technical', 'notification'] as const;
export type Audience = (typeof audiences)[number];

const composers: {
  readonly [audience in Audience]: {
    readonly title: Localized;
    readonly blocks: (report: Report, language: Language) => readonly Block[];
  };
} = {
  executive: { title: { en: 'Incident summary', de: 'Vorfall im Überblick' }, blocks: executiveBlocks },
  technical: { title: { en: 'Incident report', de: 'Vorfallbericht' }, blocks: technicalBlocks },
  notification: {
    title: { en: 'Personal data breach', de: 'Verletzung des Schutzes personenbezogener Daten' },
    blocks: notificationBlocks,
  },
};

export interface Dress extends Pick<Document, 'language' | 'marking' | 'logo' | 'paper'> {
  readonly audience: Audience;
}

/** A report worded for somebody, ready for any printer. */
export function composeDocument(report: Report, { audience, ...dress }: Dress): Document {
  const { title, blocks } = composers[audience];
  const { tenant, name } = report.case;
  return {
    ...dress,
    compact: audience === 'executive',
    title: title[dress.language],
    subtitle: [tenant?.displayName, name, moment(report.createdAt, dress.language)]
      .filter(Boolean)
      .join(' · '),
    blocks: blocks(report, dress.language),
  };
}
