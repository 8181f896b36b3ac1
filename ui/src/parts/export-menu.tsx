import { Menu, MenuButton, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ArrowDownload20Regular } from '@fluentui/react-icons';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { inBoth, useTexts } from '../i18n/language.tsx';
import { download, toCsv } from './csv.ts';
import type { TableColumn } from './table/column.ts';

export interface ExportMenuProps<Row> {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly columns: readonly TableColumn<Row>[];
  /** Everything that the filter lets through, not only what was scrolled to. */
  readonly all: () => readonly Row[] | Promise<readonly Row[]>;
  /** A picture of the chart that stands above. */
  readonly png?: (() => Blob | Promise<Blob>) | undefined;
}

/** What is seen, as a file: CSV for spreadsheets, JSON for programs, PNG for reports. */
export function ExportMenu<Row>({ name, columns, all, png }: ExportMenuProps<Row>): ReactNode {
  const t = useTexts(texts);
  const save = useMutation({
    mutationFn: async (format: 'csv' | 'json' | 'png') => {
      if (format === 'png') {
        download(`${name}.png`, await png!());
        return;
      }
      const rows = await all();
      const content =
        format === 'json'
          ? JSON.stringify(rows, null, 2)
          : toCsv(
              columns.map((column) => column.title),
              rows.map((row) => columns.map((column) => column.text(row))),
            );
      const type = format === 'json' ? 'application/json' : 'text/csv;charset=utf-8';
      download(`${name}.${format}`, new Blob([content], { type }));
    },
  });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<ArrowDownload20Regular />} disabled={save.isPending}>
          {t.export}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => save.mutate('csv')}>CSV</MenuItem>
          <MenuItem onClick={() => save.mutate('json')}>JSON</MenuItem>
          {png ? <MenuItem onClick={() => save.mutate('png')}>PNG</MenuItem> : null}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

const texts = inBoth({ en: { export: 'Export' }, de: { export: 'Exportieren' } });
