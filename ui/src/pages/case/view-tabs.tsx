import type { ReactNode } from 'react';
import { path } from '../../api/client.ts';
import { useTexts } from '../../i18n/language.tsx';
import { TabLinks } from '../../parts/tab-links.tsx';
import { caseTexts } from './texts.ts';

const views = [
  'verdict',
  'timeline',
  'sessions',
  'findings',
  'mail',
  'footholds',
  'campaign',
  'completeness',
  'response',
] as const;

export function ViewTabs({ name }: { readonly name: string }): ReactNode {
  const t = useTexts(caseTexts);
  return (
    <TabLinks
      label={t.views}
      links={views.map((view) => ({
        to: view === 'verdict' ? path`/cases/${name}` : path`/cases/${name}/${view}`,
        text: t[view],
      }))}
    />
  );
}
