import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDown16Regular, ArrowUp16Regular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { TableColumn, TableSort } from './column.ts';

export function HeadCell<Row>({
  column,
  sort,
  onSort,
  card,
}: {
  readonly column: TableColumn<Row>;
  readonly sort: TableSort | undefined;
  readonly onSort: ((sort: TableSort) => void) | undefined;
  /** Rows are cards with headings of their own: only what sorts is of use above them. */
  readonly card: boolean;
}): ReactNode {
  const styles = useStyles();
  const here = sort?.column === column.id ? sort.direction : null;
  const sorted = here === 'up' ? 'ascending' : here === 'down' ? 'descending' : 'none';
  const sortable = column.sortable === true && onSort !== undefined;
  return (
    <div
      role="columnheader"
      className={mergeClasses(
        styles.head,
        column.align === 'end' && styles.end,
        card && !sortable && styles.hidden,
      )}
      {...(sortable ? { 'aria-sort': sorted } : {})}
    >
      {sortable ? (
        <button
          type="button"
          className={styles.button}
          onClick={() => onSort({ column: column.id, direction: here === 'up' ? 'down' : 'up' })}
        >
          {column.title}
          {here === 'up' ? <ArrowUp16Regular /> : here === 'down' ? <ArrowDown16Regular /> : null}
        </button>
      ) : (
        column.title
      )}
    </div>
  );
}

const useStyles = makeStyles({
  head: {
    padding: `${tokens.spacingVerticalS} 0`,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  end: { textAlign: 'right' },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'inherit',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
});
