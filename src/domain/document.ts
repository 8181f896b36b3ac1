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
  | { readonly block: 'code'; readonly text: string };

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
