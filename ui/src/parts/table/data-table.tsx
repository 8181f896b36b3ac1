import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Fragment, useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { TableColumn, TableSort } from './column.ts';
import { useFits } from './fit.ts';
import { HeadCell } from './head-cell.tsx';
import { useRowKeys } from './row-keys.ts';

export interface DataTableProps<Row> {
  /** What the table lists, for screen readers. */
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Those that were fetched so far. */
  readonly rows: readonly Row[];
  /** All that there are. */
  readonly total: number;
  readonly rowKey: (row: Row) => string;
  readonly empty: string;
  readonly sort?: TableSort;
  readonly onSort?: (sort: TableSort) => void;
  /** Opens a row: by click, or by Enter on it. */
  readonly onOpen?: (row: Row) => void;
  /** Words for a row that is the heading of those below it; null for all others. */
  readonly banner?: (row: Row) => string | null;
  /** The end of what was fetched comes into sight. */
  readonly onEnd?: () => void;
}

const estimate = 44;
const narrowEstimate = 132;
/** Longer texts are an attacker's; the rest of them breaks anywhere. */
const mostSplit = 300;

/**
 * A table of any length: only the rows in sight are drawn, more are fetched when their place comes near. Where the
 * columns find no room beside each other, a row becomes a card with its headings. Arrow keys move from row to row, Enter opens one.
 */
export function DataTable<Row>(props: DataTableProps<Row>): ReactNode {
  const { label, columns, rows, total, rowKey, empty, sort, onSort, onOpen, banner, onEnd } = props;
  const styles = useStyles();
  const scroller = useRef<HTMLDivElement>(null);
  const narrow = !useFits(scroller, columns);
  const sortable = onSort !== undefined && columns.some((column) => column.sortable);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (narrow ? narrowEstimate : estimate),
    overscan: 8,
    getItemKey: (index) => rowKey(rows[index]!),
  });
  const items = virtual.getVirtualItems();
  const lastShown = items.at(-1)?.index ?? 0;
  useEffect(() => {
    if (rows.length < total && lastShown >= rows.length - 20) onEnd?.();
  }, [lastShown, rows.length, total, onEnd]);
  const keys = useRowKeys(rows.length, scroller, (index) => virtual.scrollToIndex(index));
  const template = columns.map((column) => column.width).join(' ');
  if (total === 0) return <p className={styles.empty}>{empty}</p>;
  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="grid"
        aria-label={label}
        aria-rowcount={total + 1}
        aria-colcount={columns.length}
        {...(narrow ? { 'data-cards': true } : {})}
        className={narrow ? styles.cards : styles.grid}
        onKeyDown={keys.onKeyDown}
      >
        <div role="rowgroup" className={mergeClasses(styles.heads, narrow && !sortable && styles.hidden)}>
          <div
            role="row"
            aria-rowindex={1}
            className={narrow ? styles.sorts : styles.row}
            style={narrow ? {} : { gridTemplateColumns: template }}
          >
            {columns.map((column) => (
              <HeadCell key={column.id} column={column} sort={sort} onSort={onSort} card={narrow} />
            ))}
          </div>
        </div>
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {items.map((item) => {
            const row = rows[item.index]!;
            const heading = banner?.(row) ?? null;
            const opens = onOpen !== undefined && heading === null;
            const open = opens
              ? {
                  onClick: () => onOpen(row),
                  onKeyDown: (event: KeyboardEvent) => {
                    if (event.key === 'Enter' && event.target === event.currentTarget) onOpen(row);
                  },
                }
              : {};
            return (
              <div
                key={item.key}
                ref={virtual.measureElement}
                data-index={item.index}
                role="row"
                aria-rowindex={item.index + 2}
                tabIndex={item.index === keys.active ? 0 : -1}
                onFocus={() => keys.setActive(item.index)}
                className={mergeClasses(
                  styles.row,
                  styles.line,
                  narrow && styles.card,
                  opens && styles.opens,
                  heading !== null && styles.banner,
                )}
                style={{
                  transform: `translateY(${item.start}px)`,
                  ...(narrow ? {} : { gridTemplateColumns: template }),
                }}
                {...open}
              >
                {heading === null ? null : (
                  <div role="gridcell" aria-colspan={columns.length} className={styles.whole}>
                    {heading}
                  </div>
                )}
                {(heading === null ? columns : []).map((column, index) => {
                  const drawn = column.draw ? column.draw(row) : column.text(row);
                  // A card has no gap to keep.
                  if (narrow && (drawn === '' || drawn === null)) return null;
                  return (
                    <div
                      key={column.id}
                      role="gridcell"
                      aria-colindex={index + 1}
                      className={mergeClasses(
                        styles.cell,
                        narrow ? styles.cardCell : column.align === 'end' && styles.end,
                      )}
                    >
                      {narrow ? <span className={styles.cardHead}>{column.title}</span> : null}
                      <span className={styles.content}>
                        <Content drawn={drawn} />
                      </span>
                    </div>
                  );
                })}
              </div>
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** Addresses of mail break before @ and dots, paths after a separator: anywhere else they are hard to read. */
function Content({ drawn }: { readonly drawn: ReactNode }): ReactNode {
  if (typeof drawn !== 'string') return drawn;
  const text = drawn;
  const parts = text.slice(0, mostSplit).split(/(?=@)|(?=\.[a-z])|(?<=[\\/])/i);
  if (parts.length === 1) return text;
  return parts.map((part, index) => (
    // Nothing but its place tells one part from another.
    // eslint-disable-next-line react/no-array-index-key
    <Fragment key={index}>
      {index > 0 ? <wbr /> : null}
      {index === parts.length - 1 ? part + text.slice(mostSplit) : part}
    </Fragment>
  ));
}

const useStyles = makeStyles({
  scroller: { maxHeight: 'max(320px, 64vh)', overflow: 'auto', position: 'relative' },
  grid: { minWidth: 'fit-content', width: '100%' },
  cards: { width: '100%' },
  heads: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  sorts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    padding: `0 ${tokens.spacingHorizontalL}`,
  },
  body: { position: 'relative' },
  row: { display: 'grid', columnGap: tokens.spacingHorizontalM, padding: `0 ${tokens.spacingHorizontalL}` },
  line: {
    position: 'absolute',
    top: 0,
    left: 0,
    right: 0,
    minHeight: '44px',
    boxSizing: 'border-box',
    alignItems: 'center',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
  },
  opens: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  banner: { backgroundColor: tokens.colorNeutralBackground3, fontWeight: tokens.fontWeightSemibold },
  whole: { gridColumn: '1 / -1', padding: `${tokens.spacingVerticalXS} 0` },
  card: {
    // One below the other on a telephone, in pairs where there is room.
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 300px), 1fr))',
    alignItems: 'start',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
  cell: {
    minWidth: 0,
    padding: `${tokens.spacingVerticalXS} 0`,
    overflowWrap: 'anywhere',
  },
  cardCell: { display: 'flex', gap: tokens.spacingHorizontalM, padding: '2px 0' },
  cardHead: {
    flexShrink: 0,
    width: '108px',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
  },
  content: { minWidth: 0 },
  end: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' },
  empty: { margin: 0, padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});
