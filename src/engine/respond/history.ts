import type { JournalEntry, StepOutcome } from '../../domain/plan.ts';
import type { Localized } from '../../kernel/localized.ts';

/** What the journal says of one step so far. */
export interface StepHistory {
  /** The newest announcement. */
  readonly intent: JournalEntry | null;
  readonly sent: boolean;
  /** How the step last ended. */
  readonly result: JournalEntry | null;
  /** How it ended, or how taking it back did, whichever came last; `text` is what was said then. */
  readonly outcome: StepOutcome | null;
  readonly text: Localized | null;
}

const unheardOf: StepHistory = { intent: null, sent: false, result: null, outcome: null, text: null };

/**
 * The history of every step, by id, in one pass: a journal has several lines for each of up to 20,000 steps. What is
 * appended later is not in it. A step that was never announced has a history without anything.
 */
export function historiesIn(entries: readonly JournalEntry[]): (step: string) => StepHistory {
  const histories = new Map<string, StepHistory>();
  for (const entry of entries) {
    const { step } = entry;
    if (step !== undefined) histories.set(step, after(histories.get(step) ?? unheardOf, entry));
  }
  return (step) => histories.get(step) ?? unheardOf;
}

function after(history: StepHistory, entry: JournalEntry): StepHistory {
  const { outcome = null, text = null } = (entry.data ?? {}) as {
    readonly outcome?: StepOutcome;
    readonly text?: Localized | null;
  };
  switch (entry.event) {
    case 'intent':
      return { ...history, intent: entry };
    case 'sent':
      return { ...history, sent: true };
    case 'result':
      return { ...history, result: entry, outcome, text };
    case 'undo-result':
      return { ...history, outcome, text };
    default:
      return history;
  }
}
