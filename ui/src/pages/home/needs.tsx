import {
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Home, HomeCase } from '../../../../src/server/contract/home.ts';
import { path } from '../../api/client.ts';
import { useFormat } from '../../i18n/format.ts';
import { useSay, useTexts } from '../../i18n/language.tsx';
import { Section } from '../../parts/card.tsx';
import { PageButton } from '../../parts/page-button.tsx';
import { homeTexts } from './texts.ts';

/** The cases in which a person is the next to act, the gravest first. */
export function Needs({ home }: { readonly home: Home }): ReactNode {
  const t = useTexts(homeTexts);
  const styles = useStyles();
  const waiting = home.cases.flatMap((item) => needOf(item) ?? []).toSorted((a, b) => a.rank - b.rank);
  return (
    <Section title={t.needs}>
      {waiting.length === 0 ? (
        t.calm
      ) : (
        <ul className={styles.list}>
          {waiting.map(({ item, need }) => (
            <li key={item.name}>
              <NeedLine item={item} need={need} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

type Need = 'damaged' | 'cutOff' | 'incomplete' | 'struck' | 'contained';
const ranks: readonly Need[] = ['cutOff', 'struck', 'incomplete', 'contained', 'damaged'];

function needOf(
  item: HomeCase,
): { readonly item: HomeCase; readonly need: Need; readonly rank: number } | null {
  const need: Need | null = item.problem
    ? 'damaged'
    : item.response === 'cut-off'
      ? 'cutOff'
      : item.response === 'incomplete'
        ? 'incomplete'
        : item.response === 'contained'
          ? 'contained'
          : item.response === 'none' && item.struck.length > 0
            ? 'struck'
            : null;
  return need && { item, need, rank: ranks.indexOf(need) };
}

/** Of the accounts of one case; the others are counted. */
const mostNamed = 3;

function NeedLine({ item, need }: { readonly item: HomeCase; readonly need: Need }): ReactNode {
  const t = useTexts(homeTexts);
  const say = useSay();
  const format = useFormat();
  const whoOf = (struck: readonly string[]): string => {
    const more = struck.length - mostNamed;
    return format.list([...struck.slice(0, mostNamed), ...(more > 0 ? [t.others(more)] : [])]);
  };
  const respond = path`/cases/${item.name}/response`;
  if (need === 'damaged') {
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          {t.damaged(item.name)}{' '}
          {item.problem ? `${say(item.problem.message)} ${say(item.problem.next)}` : ''}
        </MessageBarBody>
      </MessageBar>
    );
  }
  const text =
    need === 'struck' ? t.struck(item.name, whoOf(item.struck), item.struck.length) : t[need](item.name);
  return (
    <MessageBar intent={need === 'contained' ? 'info' : need === 'incomplete' ? 'warning' : 'error'}>
      <MessageBarBody>{text}</MessageBarBody>
      <MessageBarActions>
        <PageButton to={need === 'struck' ? path`/cases/${item.name}` : respond}>{t[`${need}Do`]}</PageButton>
      </MessageBarActions>
    </MessageBar>
  );
}

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
});
