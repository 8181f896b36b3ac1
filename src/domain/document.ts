import type { Language } from '../kernel/localized.ts';
import type { Severity } from './finding.ts';

/**
 * What a command or report says, without how: the terminal, Markdown, HTML and CSV printers each draw the same blocks.
 * All texts are already in the reader's language; cells may hold hostile text and are escaped by the printer.
 */
export type Block =
  | { readonly block: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly block: 'paragraph'; readonly text: string; readonly tone?: Tone }
  | { readonly block: 'list'; readonly items: readonly Cell[]; readonly ordered?: boolean }
  | { readonly block: 'facts'; readonly rows: readonly (readonly [label: string, value: Cell])[] }
  | {
      readonly block: 'table';
      readonly columns: readonly Column[];
      readonly rows: readonly (readonly Cell[])[];
      /** What statements call each row by (`F1`, `L2`): pages make it a place to jump to. */
      readonly ids?: readonly string[];
      readonly caption?: string;
      readonly empty?: string;
    }
  | {
      readonly block: 'line-chart';
      readonly title: string;
      readonly unit: string;
      readonly points: readonly { readonly time: string; readonly value: number }[];
    }
  | {
      readonly block: 'timeline';
      readonly entries: readonly { readonly time: string; readonly text: string; readonly tone?: Tone }[];
    }
  /** Horizontal bars, for counts of kinds. */
  | {
      readonly block: 'bar-chart';
      readonly title: string;
      readonly unit: string;
      readonly bars: readonly { readonly label: string; readonly value: number; readonly tone?: Tone }[];
    }
  /** Marks on a common axis of time, one lane a kind or an account. Times are ISO UTC. */
  | {
      readonly block: 'lanes';
      readonly title: string;
      readonly lanes: readonly {
        readonly label: string;
        readonly marks: readonly { readonly time: string; readonly text: string; readonly tone: Tone }[];
      }[];
    }
  /** A sentence that says what it rests on: what was recorded, what is concluded from it, what nobody saw. */
  | {
      readonly block: 'statement';
      readonly nature: Nature;
      /** The nature in the reader's language. */
      readonly label: string;
      readonly text: string;
      /** Rows that it cites, by their `ids`. */
      readonly refs: readonly string[];
    }
  /** Room for what only a person knows. */
  | { readonly block: 'blank'; readonly label: string; readonly lines: number }
  | { readonly block: 'code'; readonly text: string };

/** What a report, assessment or plan is handed to a printer as: any printer, any document. */
export interface Document {
  readonly title: string;
  readonly subtitle: string;
  readonly language: Language;
  /** `TLP:AMBER` and the like, on every page; null for none. */
  readonly marking: string | null;
  readonly logo: Logo | null;
  /** Set close, so that what is written for one page stays on one. */
  readonly compact?: boolean;
  /** For paper of a fixed size; null leaves it to whoever prints. */
  readonly paper: 'a4' | 'letter' | null;
  readonly blocks: readonly Block[];
}

export interface Logo {
  readonly type: 'image/png' | 'image/jpeg' | 'image/webp' | 'image/svg+xml';
  readonly base64: string;
}

export type Nature = 'fact' | 'inference' | 'unknown';

export type Tone = 'plain' | 'good' | 'bad' | 'warning' | 'muted' | 'strong';

export interface Column {
  readonly title: string;
  readonly align?: 'left' | 'right';
  /** May be cut to fit a terminal; the others are kept whole. */
  readonly flexible?: boolean;
}

export type Cell = string | { readonly text: string; readonly tone: Tone };

export function severityTone(severity: Severity): Tone {
  if (severity === 'critical' || severity === 'high') return 'bad';
  return severity === 'medium' ? 'warning' : 'muted';
}
