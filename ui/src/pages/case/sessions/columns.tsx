import { Badge, Button, makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { AddressVerdict, AddressWord, Session } from '../../../../../src/server/contract/sessions.ts';
import { path, query } from '../../../api/client.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { PageLink } from '../../../parts/page-link.tsx';
import type { TableColumn } from '../../../parts/table/column.ts';
import { sessionTexts } from './texts.ts';

export function AddressBadge({ word }: { readonly word: AddressWord }): ReactNode {
  const t = useTexts(sessionTexts);
  const looks = {
    attacker: { color: 'danger', appearance: 'filled' },
    suspicious: { color: 'warning', appearance: 'tint' },
    unclear: { color: 'informative', appearance: 'tint' },
    person: { color: 'success', appearance: 'tint' },
    own: { color: 'brand', appearance: 'tint' },
  } as const;
  return <Badge {...looks[word]}>{t.words[word]}</Badge>;
}

/** Of the accounts of one address; the export has all. */
const mostShown = 3;

export function useAddressColumns(judge: (address: string) => void): readonly TableColumn<AddressVerdict>[] {
  const t = useTexts(sessionTexts);
  const say = useSay();
  const format = useFormat();
  const reasons = (row: AddressVerdict): readonly string[] =>
    row.override
      ? [t.saidBy(row.override.reason)]
      : row.reasons.map(({ speaks, text }) => `${speaks === 'for' ? '+' : '−'} ${say(text)}`);
  return [
    { id: 'address', title: t.address, width: 'minmax(110px, 1fr)', text: (row) => row.address },
    {
      id: 'verdict',
      title: t.judgement,
      width: '96px',
      text: (row) => t.words[row.verdict],
      draw: (row) => <AddressBadge word={row.verdict} />,
    },
    {
      id: 'judge',
      title: t.yourWord,
      width: '92px',
      text: (row) => (row.override ? t.words[row.override.judge] : ''),
      draw: (row) => (
        <Button
          size="small"
          onClick={() => judge(row.address)}
          aria-label={`${row.override ? t.change : t.judge}: ${row.address}`}
        >
          {row.override ? t.change : t.judge}
        </Button>
      ),
    },
    {
      id: 'place',
      title: t.place,
      width: 'minmax(120px, 1fr)',
      text: ({ place }) =>
        [place.country, place.network, place.kind === 'unknown' ? null : t.kinds[place.kind]]
          .filter(Boolean)
          .join(' · ') || '–',
    },
    {
      id: 'reasons',
      title: t.reasons,
      width: 'minmax(240px, 4fr)',
      text: (row) => reasons(row).join('\n'),
      draw: (row) => reasons(row).map((reason) => <div key={reason}>{reason}</div>),
    },
    {
      id: 'users',
      title: t.accounts,
      width: 'minmax(130px, 1.2fr)',
      text: (row) => row.users.join(', '),
      draw: (row) => {
        const more = row.users.length - mostShown;
        return `${row.users.slice(0, mostShown).join(', ')}${more > 0 ? ` +${more}` : ''}`;
      },
    },
    {
      id: 'events',
      title: t.events,
      width: '72px',
      align: 'end',
      text: (row) => String(row.events),
      draw: (row) => format.number(row.events),
    },
  ];
}

export function useSessionColumns(caseName: string): readonly TableColumn<Session>[] {
  const t = useTexts(sessionTexts);
  const format = useFormat();
  const styles = useStyles();
  return [
    { id: 'user', title: t.account, width: 'minmax(130px, 1.2fr)', text: (row) => row.user ?? '–' },
    {
      id: 'session',
      title: t.session,
      width: '124px',
      text: (row) => row.session,
      draw: (row) => (
        <PageLink to={`${path`/cases/${caseName}/timeline`}${query({ session: row.session })}`}>
          {row.session.slice(0, 13)}…
        </PageLink>
      ),
    },
    {
      id: 'addresses',
      title: t.usedFrom,
      width: 'minmax(130px, 1.2fr)',
      text: (row) => row.addresses.map(({ address }) => address).join(', '),
      draw: (row) =>
        row.addresses.slice(0, 6).map(({ address, verdict }) => (
          <div key={address}>
            {address} {verdict ? <AddressBadge word={verdict} /> : null}
          </div>
        )),
    },
    {
      id: 'agents',
      title: t.clients,
      width: 'minmax(130px, 2fr)',
      text: (row) => row.agents.join(' | '),
      draw: (row) => <span className={styles.agents}>{row.agents.join(' | ').slice(0, 240)}</span>,
    },
    {
      id: 'time',
      title: t.time,
      width: '150px',
      text: (row) => `${row.first} – ${row.last}`,
      draw: (row) => (
        <>
          {format.moment(row.first)} –<br />
          {format.moment(row.last)}
        </>
      ),
    },
    { id: 'events', title: t.events, width: '64px', align: 'end', text: (row) => String(row.events) },
    {
      id: 'suspicious',
      title: t.judgement,
      width: '132px',
      text: (row) => (row.suspicious ? t.taken : ''),
      draw: (row) =>
        row.suspicious ? (
          <Badge appearance="tint" color="danger">
            {t.taken}
          </Badge>
        ) : null,
    },
  ];
}

const useStyles = makeStyles({
  // The head of a user agent tells the system; an export and the records have the whole.
  agents: {
    display: '-webkit-box',
    WebkitBoxOrient: 'vertical',
    WebkitLineClamp: '3',
    overflow: 'hidden',
  },
});
