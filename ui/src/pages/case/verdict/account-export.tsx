import type { ReactNode } from 'react';
import type { AccountVerdict } from '../../../../../src/server/contract/case.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { badgeTexts } from '../../../parts/badges.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { verdictTexts } from './texts.ts';

/** Every account with its verdict and the reasons for and against, those of no weight among them. */
export function AccountExport({
  name,
  accounts,
}: {
  readonly name: string;
  readonly accounts: readonly AccountVerdict[];
}): ReactNode {
  const t = useTexts(verdictTexts);
  const words = useTexts(badgeTexts);
  const say = useSay();
  const reasons = (account: AccountVerdict, speaks: 'for' | 'against'): string =>
    account.reasons
      .filter((reason) => reason.speaks === speaks)
      .map(({ text }) => say(text))
      .join('\n');
  const columns: readonly TableColumn<AccountVerdict>[] = [
    { id: 'user', title: t.account, width: '', text: ({ user }) => user },
    { id: 'verdict', title: t.verdict, width: '', text: ({ verdict }) => words.verdict[verdict] },
    { id: 'confidence', title: t.sure, width: '', text: ({ confidence }) => t.confidence[confidence] },
    { id: 'first', title: t.first, width: '', text: ({ firstSeen }) => firstSeen ?? '' },
    { id: 'last', title: t.last, width: '', text: ({ lastSeen }) => lastSeen ?? '' },
    { id: 'for', title: t.speaksFor, width: '', text: (account) => reasons(account, 'for') },
    { id: 'against', title: t.speaksAgainst, width: '', text: (account) => reasons(account, 'against') },
  ];
  return <ExportMenu name={`${name}-verdict`} columns={columns} all={() => accounts} />;
}
