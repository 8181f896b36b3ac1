import type { LedgerEntry } from '../domain/finding.ts';
import type { Localized } from '../kernel/localized.ts';

/** What became of one file while it is read. */
export interface FileCounts {
  readonly file: number;
  readonly path: string;
  read: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  /** Records that were settings, not events. */
  states: number;
  /** Whether it could not be read to its end. */
  cut: boolean;
  /** Audit records read one by one, while nothing else came. */
  proven: number;
  /** Audit records that the store's fast way gave back. */
  refused: number;
  /** Whether its audit records stand in a CSV's cells. */
  isCell: boolean;
}

export function ledgerEntry(count: FileCounts): LedgerEntry {
  const useful = count.accepted + count.duplicates + count.states;
  const state = useful === 0 && count.rejected > 0 ? 'refused' : count.rejected > 0 ? 'partial' : 'complete';
  return {
    source: count.path,
    from: null,
    to: null,
    state,
    returned: count.read + count.states,
    accepted: count.accepted + count.states,
    duplicates: count.duplicates,
    rejected: count.rejected,
    text: remark(count, useful),
  };
}

function remark(count: FileCounts, useful: number): Localized | null {
  if (count.cut) {
    return {
      en: 'The file could not be read to its end: it is damaged, or not what it seems.',
      de: 'Die Datei ließ sich nicht bis zum Ende lesen: Sie ist beschädigt oder nicht, was sie scheint.',
    };
  }
  if (useful === 0 && count.rejected > 0) {
    return { en: 'This is no log that Evict knows.', de: 'Das ist kein Protokoll, das Evict kennt.' };
  }
  if (useful === 0) return { en: 'The file is empty.', de: 'Die Datei ist leer.' };
  if (count.accepted + count.duplicates === 0) {
    return { en: 'Settings, not events.', de: 'Einstellungen, keine Ereignisse.' };
  }
  return null;
}
