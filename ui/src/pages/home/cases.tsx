import {
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Home, HomeCase } from '../../../../src/server/contract/home.ts';
import { path } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useTexts } from '../../i18n/language.tsx';
import { ResponseBadge, VerdictBadge } from '../../parts/badges.tsx';
import { Section } from '../../parts/card.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { homeTexts } from './texts.ts';

export function Cases({ home }: { readonly home: Home }): ReactNode {
  const t = useTexts(homeTexts);
  const styles = useStyles();
  if (home.cases.length === 0) return <Section title={t.cases}>{t.noCases}</Section>;
  return (
    <Section title={t.cases} flush>
      <div className={styles.wide} role="region" aria-label={t.cases} tabIndex={0}>
        <Table className={styles.table}>
          <TableHeader>
            <TableRow>
              {Object.values(t.columns).map((title) => (
                <TableHeaderCell key={title}>{title}</TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {home.cases.map((item) => (
              <CaseRow key={item.name} item={item} />
            ))}
          </TableBody>
        </Table>
      </div>
    </Section>
  );
}

function CaseRow({ item }: { readonly item: HomeCase }): ReactNode {
  const t = useTexts(homeTexts);
  const format = useFormat();
  const styles = useStyles();
  const accounts = item.struck.length > 0 ? item.struck : item.accounts;
  return (
    <TableRow>
      <TableCell className={styles.cell}>
        <PageLink to={path`/cases/${item.name}`}>{item.name}</PageLink>
      </TableCell>
      <TableCell className={styles.cell}>{item.tenant ?? t.filesOnly}</TableCell>
      <TableCell className={styles.cell}>
        {accounts.slice(0, 2).join(', ') || '–'}
        {accounts.length > 2 ? t.more(accounts.length - 2) : ''}
      </TableCell>
      <TableCell>{item.verdict ? <VerdictBadge verdict={item.verdict} /> : t.notInvestigated}</TableCell>
      <TableCell>
        <ResponseBadge response={item.response} />
      </TableCell>
      <TableCell>{item.createdAt ? format.moment(item.createdAt) : '–'}</TableCell>
    </TableRow>
  );
}

const useStyles = makeStyles({
  wide: { overflowX: 'auto', outlineOffset: '-2px' },
  table: {
    minWidth: '860px',
    '& th:first-child, & td:first-child': { paddingLeft: tokens.spacingHorizontalL },
  },
  cell: { overflowWrap: 'anywhere' },
});
