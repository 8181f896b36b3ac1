import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/language.tsx';
import { PageHead } from '../../parts/page-head.tsx';
import { FromFiles } from './from-files.tsx';
import { FromTenant } from './from-tenant.tsx';
import { newCaseTexts } from './texts.ts';

/** Begins a case: from files that somebody exported, or from a tenant's own logs. */
export function NewCasePage(): ReactNode {
  const t = useTexts(newCaseTexts);
  return (
    <>
      <PageHead title={t.title} lead={t.lead} />
      <FromTenant />
      <FromFiles />
    </>
  );
}
