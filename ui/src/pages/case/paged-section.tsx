import type { ReactNode } from 'react';
import { Section } from '../../parts/card.tsx';
import { ErrorNotice } from '../../parts/error-notice.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { DataTableProps } from '../../parts/table/data-table.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import type { Pages } from './use-pages.ts';

export interface PagedSectionProps<Row> extends Pick<
  DataTableProps<Row>,
  'columns' | 'rowKey' | 'empty' | 'sort' | 'onSort' | 'onOpen'
> {
  readonly title: string;
  /** Of the exported file, without its ending. */
  readonly exportName: string;
  readonly pages: Omit<Pages<Row>, 'first'> & { readonly first: unknown };
  /** Beside the export. */
  readonly aside?: ReactNode;
  /** Filters above the table. */
  readonly filters?: ReactNode;
  /** Below the table. */
  readonly foot?: ReactNode;
}

/** A titled table whose rows come from the server page by page, with all of them as a file. */
export function PagedSection<Row>(props: PagedSectionProps<Row>): ReactNode {
  const { title, exportName, pages, aside, filters, foot, columns, ...table } = props;
  return (
    <Section
      title={title}
      flush
      aside={
        <>
          {aside}
          <ExportMenu name={exportName} columns={columns} all={pages.all} />
        </>
      }
    >
      {filters}
      {pages.error ? <ErrorNotice error={pages.error} retry={pages.retry} /> : null}
      {pages.first ? (
        <DataTable
          label={title}
          columns={columns}
          rows={pages.rows}
          total={pages.total}
          onEnd={pages.more}
          {...table}
        />
      ) : pages.error ? null : (
        <Waiting />
      )}
      {foot}
    </Section>
  );
}
