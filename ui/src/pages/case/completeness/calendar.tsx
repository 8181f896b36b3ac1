import { makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { LedgerEntry } from '../../../../../src/server/contract/views.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { ledgerTexts, sourceName } from '../ledger-texts.ts';
import { completenessTexts } from './texts.ts';

const day = 86_400_000;
/** More days than this would be stripes; then a cell is a week. */
const mostCells = 92;

type State = LedgerEntry['state'];
/** The worst of a cell's windows counts. */
const ranks: readonly State[] = [
  'complete',
  'too-fresh',
  'partial',
  'capped',
  'throttled',
  'not-asked',
  'outside-retention',
  'unlicensed',
  'refused',
  'failed',
];

/** One line a source, one cell a day: what was asked and whether it came in full. */
export function Calendar({ entries }: { readonly entries: readonly LedgerEntry[] }): ReactNode {
  const t = useTexts(completenessTexts);
  const words = useTexts(ledgerTexts);
  const format = useFormat();
  const styles = useStyles();
  const dated = entries.filter((entry) => entry.from !== null && entry.to !== null);
  if (dated.length === 0) return <Section title={t.calendar}>{t.noDates}</Section>;
  const first = Math.floor(Math.min(...dated.map((entry) => Date.parse(entry.from!))) / day) * day;
  const last = Math.max(...dated.map((entry) => Date.parse(entry.to!)));
  const width = (last - first) / day > mostCells ? 7 * day : day;
  const starts = Array.from(
    { length: Math.ceil((last - first) / width) },
    (_, index) => first + index * width,
  );
  const sources = [...new Set(dated.map((entry) => entry.source))];
  return (
    <Section title={t.calendar}>
      <div className={styles.wide} role="region" aria-label={t.calendar} tabIndex={0}>
        <table className={styles.table}>
          <caption className={styles.caption}>
            {format.day(new Date(first).toISOString())} – {format.day(new Date(last).toISOString())}
          </caption>
          <tbody>
            {sources.map((source) => (
              <tr key={source}>
                <th scope="row" className={styles.source}>
                  {sourceName(source, words)}
                </th>
                {starts.map((start) => {
                  const state = stateOf(dated, source, start, start + width);
                  const label = `${format.day(new Date(start).toISOString())}: ${state ? words.states[state] : words.states['not-asked']}`;
                  return (
                    <td key={start} className={styles.cell}>
                      <Tooltip content={label} relationship="label">
                        <span
                          role="img"
                          className={mergeClasses(
                            styles.dot,
                            starts.length > 40 && styles.slim,
                            styles[look(state)],
                          )}
                        />
                      </Tooltip>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <ul className={styles.legend}>
        {(['good', 'young', 'part', 'missing', 'none'] as const).map((name) => (
          <li key={name} className={styles.key}>
            <span className={mergeClasses(styles.dot, styles.small, styles[name])} /> {t.legend[name]}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function stateOf(entries: readonly LedgerEntry[], source: string, from: number, to: number): State | null {
  const states = entries
    .filter(
      (entry) => entry.source === source && Date.parse(entry.from!) < to && Date.parse(entry.to!) > from,
    )
    .map((entry) => entry.state);
  return states.toSorted((a, b) => ranks.indexOf(b) - ranks.indexOf(a))[0] ?? null;
}

function look(state: State | null): 'good' | 'young' | 'part' | 'missing' | 'none' {
  if (state === null || state === 'not-asked') return 'none';
  if (state === 'complete') return 'good';
  if (state === 'too-fresh') return 'young';
  return state === 'partial' || state === 'capped' || state === 'throttled' ? 'part' : 'missing';
}

const useStyles = makeStyles({
  wide: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse' },
  caption: {
    textAlign: 'left',
    color: tokens.colorNeutralForeground2,
    paddingBottom: tokens.spacingVerticalS,
  },
  source: {
    position: 'sticky',
    left: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'nowrap',
    paddingRight: tokens.spacingHorizontalM,
    zIndex: 1,
    '@media (max-width: 639px)': {
      whiteSpace: 'normal',
      width: '112px',
      minWidth: '112px',
      maxWidth: '112px',
      hyphens: 'auto',
      overflowWrap: 'anywhere',
    },
  },
  cell: { padding: '2px 1px' },
  dot: {
    display: 'block',
    width: '16px',
    height: '22px',
    borderRadius: tokens.borderRadiusSmall,
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorTransparentStroke}`,
  },
  slim: { width: '10px' },
  small: { width: '14px', height: '14px', flexShrink: 0 },
  good: { backgroundColor: tokens.colorPaletteGreenBackground3 },
  young: { backgroundColor: tokens.colorPaletteGreenBackground2 },
  part: { backgroundColor: tokens.colorPaletteMarigoldBackground3 },
  missing: { backgroundColor: tokens.colorPaletteRedBackground3 },
  none: {
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalL,
    listStyleType: 'none',
    padding: 0,
    margin: `${tokens.spacingVerticalM} 0 0`,
  },
  key: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});
