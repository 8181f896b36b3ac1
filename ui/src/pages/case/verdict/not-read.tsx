import type { ReactNode } from 'react';
import type { CaseSummary } from '../../../../../src/server/contract/case.ts';
import { query } from '../../../api/client.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { PageButton } from '../../../parts/page-button.tsx';
import { verdictTexts } from './texts.ts';

/** A case without logs, whether none were asked or the asking was cut off: the same case goes on where it was. */
export function NotRead({
  summary,
  running,
}: {
  readonly summary: CaseSummary;
  readonly running: boolean;
}): ReactNode {
  const t = useTexts(verdictTexts);
  const { name, tenant, accounts } = summary;
  const ask = query({ name, tenant: tenant?.id, accounts: accounts.join(' ') });
  return (
    <Section
      title={t.accounts}
      aside={!running && tenant?.reachable ? <PageButton to={`/new${ask}`}>{t.readLogs}</PageButton> : null}
    >
      {running ? t.underWay : t.notInvestigated}
    </Section>
  );
}
