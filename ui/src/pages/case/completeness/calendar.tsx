import { makeStyles, mergeClasses, tokens, Tooltip } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import type { LedgerLine } from '../../../../../src/server/contract/views.ts';
import { useFormat } from '../../../i18n/format.ts';
import { useSay, useTexts } from '../../../i18n/language.tsx';
import { Section } from '../../../parts/card.tsx';
import { useChartColours } from '../../../parts/chart-colours.ts';
import { ExportMenu } from '../../../parts/export-menu.tsx';
import { useNarrow } from '../../../parts/narrow.ts';
import type { TableColumn } from '../../../parts/table/column.ts';
import { ledgerTexts } from '../ledger-texts.ts';
import { daysOf, lookOf } from './calendar-days.ts';
import type { CalendarRow, Days, Look, State } from './calendar-days.ts';
import { calendarPng } from './calendar-picture.ts';
import { completenessTexts } from './texts.ts';

const looks: readonly Look[] = ['good', 'young', 'part', 'missing', 'none'];

/** One line a source, one cell a day: what was asked and whether it came in full. */
export function Calendar({
  name,
  entries,
}: {
  readonly name: string;
  readonly entries: readonly LedgerLine[];
}): ReactNode {
  const t = useTexts(completenessTexts);
  const format = useFormat();
  const styles = useStyles();
  const days = daysOf(entries);
  if (!days) return <Section title={t.calendar}>{t.noDates}</Section>;
  return (
    <Section title={t.calendar} aside={<CalendarExport name={name} days={days} />}>
      <p className={styles.span}>
        {format.day(new Date(days.starts[0]!).toISOString())} –{' '}
        {format.day(new Date(days.last).toISOString())}
      </p>
      <Grid days={days} />
      <ul className={styles.legend}>
        {looks.map((look) => (
          <li key={look} className={styles.key}>
            <span className={mergeClasses(styles.dot, styles.small, styles[look])} /> {t.legend[look]}
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** Where it is narrow a source's name has a line of its own above its days. The latest days are in sight. */
function Grid({ days }: { readonly days: Days }): ReactNode {
  const t = useTexts(completenessTexts);
  const say = useSay();
  const format = useFormat();
  const styles = useStyles();
  const narrow = useNarrow();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (box.current) box.current.scrollLeft = box.current.scrollWidth;
  }, [narrow, days.starts.length]);
  return (
    <div ref={box} className={styles.wide} role="region" aria-label={t.calendar} tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            {narrow ? null : <td className={styles.source} />}
            {days.months.map(({ start, cells }) => (
              <th key={start} scope="colgroup" colSpan={cells} className={styles.month}>
                <span className={styles.stays}>{cells > 2 ? format.month(start) : ''}</span>
              </th>
            ))}
          </tr>
        </thead>
        {days.rows.map((row) => (
          <tbody key={row.source}>
            {narrow ? (
              <tr>
                <th scope="rowgroup" colSpan={days.starts.length} className={styles.above}>
                  <span className={styles.stays}>{say(row.title)}</span>
                </th>
              </tr>
            ) : null}
            <tr>
              {narrow ? null : (
                <th scope="row" className={styles.source}>
                  {say(row.title)}
                </th>
              )}
              <Cells days={days} row={row} />
            </tr>
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Cells({ days, row }: { readonly days: Days; readonly row: CalendarRow }): ReactNode {
  const words = useTexts(ledgerTexts);
  const format = useFormat();
  const styles = useStyles();
  return days.starts.map((start, index) => {
    const state = row.states[index] ?? null;
    const label = `${format.day(new Date(start).toISOString())}: ${words.states[state ?? 'not-asked']}`;
    return (
      <td key={start} className={styles.cell}>
        <Tooltip content={label} relationship="label">
          <span
            role="img"
            className={mergeClasses(
              styles.dot,
              days.starts.length > 40 && styles.slim,
              styles[lookOf(state)],
            )}
          />
        </Tooltip>
      </td>
    );
  });
}

interface Cell {
  readonly source: string;
  readonly title: string;
  /** ISO UTC. */
  readonly from: string;
  readonly to: string;
  readonly state: State;
}

function CalendarExport({ name, days }: { readonly name: string; readonly days: Days }): ReactNode {
  const t = useTexts(completenessTexts);
  const words = useTexts(ledgerTexts);
  const say = useSay();
  const format = useFormat();
  const colours = useChartColours();
  const columns: readonly TableColumn<Cell>[] = [
    { id: 'source', title: t.source, width: '', text: (cell) => cell.title },
    { id: 'from', title: t.from, width: '', text: (cell) => cell.from },
    { id: 'to', title: t.to, width: '', text: (cell) => cell.to },
    { id: 'state', title: t.state, width: '', text: (cell) => words.states[cell.state] },
  ];
  const all = (): readonly Cell[] =>
    days.rows.flatMap((row) =>
      days.starts.map((start, index) => ({
        source: row.source,
        title: say(row.title),
        from: new Date(start).toISOString(),
        to: new Date(Math.min(start + days.width, days.last)).toISOString(),
        state: row.states[index] ?? 'not-asked',
      })),
    );
  const png = (): Promise<Blob> =>
    calendarPng(
      days,
      {
        titles: days.rows.map((row) => say(row.title)),
        months: days.months.map(({ start, cells }) => (cells > 2 ? format.month(start) : '')),
        legend: looks.map((look) => [look, t.legend[look]]),
      },
      colours,
    );
  return <ExportMenu name={`${name}-calendar`} columns={columns} all={all} png={png} />;
}

const useStyles = makeStyles({
  wide: { overflowX: 'auto' },
  table: { borderCollapse: 'collapse' },
  span: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2 },
  month: {
    padding: `0 1px ${tokens.spacingVerticalXS}`,
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    whiteSpace: 'nowrap',
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
  },
  above: {
    textAlign: 'left',
    fontWeight: tokens.fontWeightRegular,
    padding: `${tokens.spacingVerticalS} 0 0`,
  },
  stays: { position: 'sticky', left: 0 },
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
  young: {
    backgroundColor: tokens.colorPaletteGreenBackground2,
    // Else it is hardly seen on a dark ground.
    boxShadow: `inset 0 0 0 1px ${tokens.colorPaletteGreenForeground1}`,
  },
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
