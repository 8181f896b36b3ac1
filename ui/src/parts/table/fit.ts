import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';
import type { TableColumn } from './column.ts';

/** Between columns, and beside the first and the last; as the styles of the table have it, pixels. */
const between = 12;
const beside = 16;

/** What the columns need at least, by the first length of each track: `120px`, `minmax(160px, 2fr)`. */
function needed(columns: readonly Pick<TableColumn<never>, 'width'>[]): number {
  const tracks = columns.map(({ width }) => Number(/(\d+)px/.exec(width)?.[1] ?? 0));
  return tracks.reduce((sum, track) => sum + track, 0) + between * (columns.length - 1) + 2 * beside;
}

/** Whether a table has room for its columns side by side, whatever else is on the page; before it is drawn, it has. */
export function useFits(
  box: RefObject<HTMLElement | null>,
  columns: readonly Pick<TableColumn<never>, 'width'>[],
): boolean {
  const least = needed(columns);
  const [fits, setFits] = useState(true);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return undefined;
    const look = (): void => setFits(element.clientWidth >= least);
    const observer = new ResizeObserver(look);
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [box, least]);
  return fits;
}
