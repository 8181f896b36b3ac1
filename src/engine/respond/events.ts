import type { HandedSecret } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Step, StepReport } from '../../domain/plan.ts';
import type { Journal } from '../../evidence/journal.ts';

export type RespondEvent =
  | { readonly event: 'reading'; readonly what: string; readonly done: number; readonly of: number }
  | { readonly event: 'step'; readonly step: Step; readonly index: number; readonly of: number }
  | {
      readonly event: 'step-done';
      readonly step: Step;
      readonly report: StepReport;
      readonly index: number;
      readonly of: number;
    };

/** What running a plan needs besides the plan. */
export interface RunContext {
  readonly connection: Connection;
  readonly folder: string;
  readonly journal: Journal;
  readonly hand: (secret: HandedSecret) => void;
  readonly tell: (event: RespondEvent) => void;
  /** How long to look for the effect of a write, milliseconds; Microsoft's writes may take a while to show. */
  readonly patience: number;
}
