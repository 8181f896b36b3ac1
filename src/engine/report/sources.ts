import type { LedgerEntry } from '../../domain/finding.ts';
import { titleOf } from '../investigate/source-titles.ts';
import type { ReportedSource } from './report.ts';

/** The ledger by source, each with the name by which statements cite it (`L1`). */
export function sourcesOf(ledger: readonly LedgerEntry[]): readonly ReportedSource[] {
  const bySource = new Map<string, LedgerEntry[]>();
  for (const entry of ledger) bySource.set(entry.source, [...(bySource.get(entry.source) ?? []), entry]);
  return [...bySource].map(([source, entries], index): ReportedSource => {
    const sum = (pick: (entry: LedgerEntry) => number): number =>
      entries.reduce((total, entry) => total + pick(entry), 0);
    const states = [...new Set(entries.map((entry) => entry.state))];
    return {
      ref: `L${index + 1}`,
      source,
      title: titleOf(source),
      from: entries.flatMap((entry) => entry.from ?? []).sort()[0] ?? null,
      to:
        entries
          .flatMap((entry) => entry.to ?? [])
          .sort()
          .at(-1) ?? null,
      states: states.map((state) => {
        const own = entries.filter((entry) => entry.state === state);
        return { state, windows: own.length, text: own.find((entry) => entry.text !== null)?.text ?? null };
      }),
      returned: sum((entry) => entry.returned),
      accepted: sum((entry) => entry.accepted),
      duplicates: sum((entry) => entry.duplicates),
      rejected: sum((entry) => entry.rejected),
    };
  });
}

/** What a conclusion about the whole rests on: all sources by name, or the table of them where they are many. */
export function citeSources(sources: readonly ReportedSource[]): readonly string[] {
  const refs = sources.map((source) => source.ref);
  return refs.length > 6 ? [`${refs[0]}–${refs.at(-1)}`] : refs;
}

/** Sources that a conclusion cannot lean on wholly. Windows whose last records may still arrive are only young. */
export function gapsIn(sources: readonly ReportedSource[]): readonly ReportedSource[] {
  return sources.filter((source) =>
    source.states.some(({ state }) => state !== 'complete' && state !== 'too-fresh'),
  );
}
