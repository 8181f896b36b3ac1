import type { ReactNode } from 'react';

export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** CSS grid track: `120px`, `minmax(160px, 2fr)`. */
  readonly width: string;
  /** What an export writes, and what is drawn where `draw` is absent. */
  readonly text: (row: Row) => string;
  readonly draw?: (row: Row) => ReactNode;
  readonly align?: 'end';
  /** The server, or whoever holds the rows, can sort by it. */
  readonly sortable?: boolean;
}

export interface TableSort {
  readonly column: string;
  readonly direction: 'up' | 'down';
}
