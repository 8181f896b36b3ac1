import { useState } from 'react';
import type { StepView } from '../../../../../src/server/contract/response.ts';

export interface StepOrder {
  readonly steps: readonly StepView[];
  /** The number that a step will have when the plan is approved. */
  number(id: string): string;
  /** Null where the step is the first, or last, of its phase: the order of phases is what beats an attacker. */
  neighbour(id: string, by: -1 | 1): string | null;
  /** Changes places with its neighbour. */
  move(id: string, by: -1 | 1): void;
}

/** The order of a plan that waits, as a person changes it; the server judges it once more. */
export function useStepOrder(planned: readonly StepView[]): StepOrder {
  const [steps, setSteps] = useState(planned);
  const place = (id: string): number => steps.findIndex((step) => step.id === id);
  const neighbour = (id: string, by: -1 | 1): string | null => {
    const next = steps[place(id) + by];
    return next && next.phase === steps[place(id)]?.phase ? next.id : null;
  };
  return {
    steps,
    number: (id) => `${id.split('.')[0]}.${String(place(id) + 1).padStart(2, '0')}`,
    neighbour,
    move(id, by) {
      const other = neighbour(id, by);
      if (other === null) return;
      const [from, to] = [place(id), place(other)];
      setSteps(steps.with(from, steps[to]!).with(to, steps[from]!));
    },
  };
}
