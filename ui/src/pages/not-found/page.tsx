import type { ReactNode } from 'react';
import { inBoth, useTexts } from '../../i18n/language.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { PageLink } from '../../parts/page-link.tsx';

export function NotFoundPage(): ReactNode {
  const t = useTexts(texts);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <PageLink to="/">{t.home}</PageLink>
    </>
  );
}

const texts = inBoth({
  en: {
    title: 'There is no such page',
    lead: 'The address may have been cut off when it was copied.',
    home: 'Go to the start page',
  },
  de: {
    title: 'Diese Seite gibt es nicht',
    lead: 'Vielleicht wurde die Adresse beim Kopieren abgeschnitten.',
    home: 'Zur Startseite',
  },
});
