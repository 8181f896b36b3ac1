import { Badge, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FootholdLine, Footholds, MadeFoothold } from '../../../../../src/server/contract/views.ts';
import { path } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { PageButton } from '../../../parts/page-button.tsx';
import { SeverityBadge } from '../../../parts/severity.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { Answered } from '../../../parts/waiting.tsx';
import { PagedSection } from '../paged-section.tsx';
import { usePages } from '../use-pages.ts';
import { useView } from '../view-query.ts';
import { footholdTexts } from './texts.ts';

/** Ways back in: those whose making the logs show, and those that a verification found in the tenant. */
export function FootholdsView(): ReactNode {
  const t = useTexts(footholdTexts);
  const { name, query } = useView<Footholds>('footholds');
  const columns = useMadeColumns();
  return (
    <>
      <Answered query={query}>
        {({ verified }) =>
          verified ? (
            <Verified name={name} verified={verified} />
          ) : (
            <Section
              title={t.now}
              aside={<PageButton to={path`/cases/${name}/response`}>{t.toResponse}</PageButton>}
            >
              {t.notVerified}
            </Section>
          )
        }
      </Answered>
      <PagedSection
        title={t.made}
        exportName={`${name}-ways-in`}
        pages={usePages<MadeFoothold>(name, 'footholds/made')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={t.noneMade}
      />
    </>
  );
}

function useMadeColumns(): readonly TableColumn<MadeFoothold>[] {
  const t = useTexts(footholdTexts);
  const say = useSay();
  const format = useFormat();
  return [
    {
      id: 'severity',
      title: t.severity,
      width: '88px',
      text: (row) => row.severity,
      draw: (row) => <SeverityBadge severity={row.severity} />,
    },
    {
      id: 'time',
      title: t.time,
      width: '148px',
      text: (row) => row.time,
      draw: (row) => format.moment(row.time),
    },
    { id: 'what', title: t.what, width: 'minmax(170px, 2fr)', text: (row) => say(row.title) },
    {
      id: 'key',
      title: t.name,
      width: 'minmax(130px, 1.4fr)',
      text: (row) => row.foothold?.key ?? '–',
      draw: (row) => shownName(row).slice(0, 300),
    },
    { id: 'user', title: t.account, width: 'minmax(150px, 1.2fr)', text: (row) => row.user ?? '–' },
    {
      id: 'removed',
      title: t.removedBy,
      width: 'minmax(150px, 1.4fr)',
      text: (row) => (row.removedBy ? say(row.removedBy) : '–'),
    },
  ];
}

/** Exchange calls a rule by its mailbox and its name; the mailbox stands in a column of its own. */
function shownName({ foothold, user }: MadeFoothold): string {
  const key = foothold?.key ?? '–';
  const mailbox = `${user ?? ''}\\`;
  const own = user !== null && key.toLowerCase().startsWith(mailbox.toLowerCase());
  return own ? key.slice(mailbox.length) || '–' : key;
}

function Verified({
  name,
  verified,
}: {
  readonly name: string;
  readonly verified: NonNullable<Footholds['verified']>;
}): ReactNode {
  const t = useTexts(footholdTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const columns: readonly TableColumn<FootholdLine>[] = [
    { id: 'account', title: t.account, width: '', text: (line) => line.account },
    { id: 'state', title: t.state, width: '', text: (line) => t.states[line.state] },
    { id: 'what', title: t.what, width: '', text: (line) => say(line.title) },
    {
      id: 'why',
      title: t.why,
      width: '',
      text: (line) => line.reasons.map(({ text }) => say(text)).join('\n'),
    },
  ];
  const lines = verified.accounts.flatMap(({ open, kept }) => [...open, ...kept]);
  return (
    <Section
      title={t.verifiedAt(format.moment(verified.time))}
      aside={<ExportMenu name={`${name}-verified`} columns={columns} all={() => lines} />}
    >
      <MessageBar intent={verified.clean ? 'success' : 'warning'} layout="multiline">
        <MessageBarBody>{verified.clean ? t.clean : t.notClean}</MessageBarBody>
      </MessageBar>
      {verified.accounts.map((account) => (
        <article key={account.account} className={styles.account}>
          <h3 className={styles.name}>{account.account}</h3>
          <p>{t.counts(account.gone, account.open.length, account.kept.length)}</p>
          <Lines lines={[...account.open, ...account.kept]} />
        </article>
      ))}
      {verified.blind.length > 0 ? (
        <>
          <strong>{t.blind}</strong>
          <ul>
            {verified.blind.map(({ what, why }) => (
              <li key={what.en}>
                {say(what)}: {say(why)}
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  );
}

function Lines({ lines }: { readonly lines: readonly FootholdLine[] }): ReactNode {
  const t = useTexts(footholdTexts);
  const say = useSay();
  const styles = useStyles();
  return (
    <ul className={styles.lines}>
      {lines.map((line) => (
        <li key={`${line.state} ${line.id}`} className={styles.line}>
          <Badge
            appearance="tint"
            color={line.state === 'kept' ? 'success' : line.state === 'back' ? 'danger' : 'warning'}
          >
            {t.states[line.state]}
          </Badge>
          <span className={styles.text}>
            <strong>{say(line.title)}</strong>
            <br />
            {line.reasons.map(({ speaks, text }) => `${speaks === 'for' ? '+' : '−'} ${say(text)}`).join(' ')}
          </span>
        </li>
      ))}
    </ul>
  );
}

const useStyles = makeStyles({
  account: { marginTop: tokens.spacingVerticalM },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, overflowWrap: 'anywhere' },
  lines: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalS },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-start' },
  text: { flex: '1 1 260px', minWidth: 0, overflowWrap: 'anywhere' },
});
