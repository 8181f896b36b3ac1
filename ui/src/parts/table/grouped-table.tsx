import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { useAddressState } from '../address-state.ts';
import type { TableColumn, TableSort } from './column.ts';
import { DataTable } from './data-table.tsx';
import type { DataTableProps } from './data-table.tsx';

export interface GroupedTableProps<Row> extends Pick<
  DataTableProps<Row>,
  'label' | 'columns' | 'rows' | 'rowKey' | 'empty' | 'onOpen'
> {
  /** How columns are sorted, by id. Others cannot be. */
  readonly orders: { readonly [column: string]: (a: Row, b: Row) => number };
  /** The heading below which a row stands; null: no groups. */
  readonly groupOf: ((row: Row) => string) | null;
}

type Line<Row> = { readonly row: Row } | { readonly heading: string; readonly count: number };

/** A table of rows that are all here: sorted as the address says (`sort`), in groups if one likes. */
export function GroupedTable<Row>(props: GroupedTableProps<Row>): ReactNode {
  const { label, columns, rows, rowKey, empty, onOpen, orders, groupOf } = props;
  const { get, set } = useAddressState();
  const sort = useMemo(() => readSort(get('sort'), orders), [get, orders]);
  const lines = useMemo(() => linesOf(rows, sort, orders, groupOf), [rows, sort, orders, groupOf]);
  const lineColumns = useMemo(
    () => columns.map((column) => forLines(column, column.id in orders)),
    [columns, orders],
  );
  return (
    <DataTable
      label={label}
      columns={lineColumns}
      rows={lines}
      total={lines.length}
      rowKey={(line) => ('row' in line ? rowKey(line.row) : `group ${line.heading}`)}
      empty={empty}
      {...(sort ? { sort } : {})}
      onSort={(next) => set({ sort: `${next.column} ${next.direction}` })}
      banner={(line) => ('row' in line ? null : `${line.heading} (${line.count})`)}
      {...(onOpen ? { onOpen: (line: Line<Row>) => ('row' in line ? onOpen(line.row) : undefined) } : {})}
    />
  );
}

function readSort(text: string | null, orders: GroupedTableProps<never>['orders']): TableSort | null {
  const [column = '', direction] = text?.split(' ') ?? [];
  return column in orders ? { column, direction: direction === 'down' ? 'down' : 'up' } : null;
}

function linesOf<Row>(
  rows: readonly Row[],
  sort: TableSort | null,
  orders: GroupedTableProps<Row>['orders'],
  groupOf: ((row: Row) => string) | null,
): readonly Line<Row>[] {
  const order = sort ? orders[sort.column] : undefined;
  const sign = sort?.direction === 'down' ? -1 : 1;
  const sorted = order ? rows.toSorted((a, b) => sign * order(a, b)) : rows;
  if (!groupOf) return sorted.map((row) => ({ row }));
  const groups = new Map<string, Row[]>();
  for (const row of sorted) groups.set(groupOf(row), [...(groups.get(groupOf(row)) ?? []), row]);
  return [...groups]
    .toSorted(([a], [b]) => a.localeCompare(b))
    .flatMap(([heading, members]) => [
      { heading, count: members.length },
      ...members.map((row) => ({ row })),
    ]);
}

function forLines<Row>(column: TableColumn<Row>, sortable: boolean): TableColumn<Line<Row>> {
  const { draw, text, ...rest } = column;
  return {
    ...rest,
    sortable,
    text: (line) => ('row' in line ? text(line.row) : ''),
    ...(draw ? { draw: (line: Line<Row>) => ('row' in line ? draw(line.row) : null) } : {}),
  };
}
