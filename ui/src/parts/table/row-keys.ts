import { useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';

export interface RowKeys {
  /** The one row that Tab reaches. */
  readonly active: number;
  setActive(index: number): void;
  onKeyDown(event: KeyboardEvent): void;
}

const page = 10;

/** Arrow keys, Page Up and Down, Home and End move between rows (w3.org/WAI/ARIA/apg/patterns/grid). */
export function useRowKeys(
  count: number,
  scroller: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
): RowKeys {
  const [active, setActive] = useState(0);
  return {
    active: Math.min(active, Math.max(0, count - 1)),
    setActive,
    onKeyDown(event) {
      const target = event.target as HTMLElement;
      if (target.role !== 'row') return;
      const steps: Readonly<Record<string, number>> = {
        ArrowDown: active + 1,
        ArrowUp: active - 1,
        PageDown: active + page,
        PageUp: active - page,
        Home: 0,
        End: count - 1,
      };
      const wanted = steps[event.key];
      if (wanted === undefined) return;
      event.preventDefault();
      const next = Math.max(0, Math.min(count - 1, wanted));
      setActive(next);
      reveal(next);
      // The row may have to be drawn first.
      requestAnimationFrame(() =>
        requestAnimationFrame(() =>
          scroller.current?.querySelector<HTMLElement>(`[role="row"][data-index="${next}"]`)?.focus(),
        ),
      );
    },
  };
}
