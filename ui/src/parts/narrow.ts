import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 639px)');

function watch(changed: () => void): () => void {
  narrow.addEventListener('change', changed);
  return () => narrow.removeEventListener('change', changed);
}

/** Whether the window is as narrow as a telephone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(watch, () => narrow.matches);
}
