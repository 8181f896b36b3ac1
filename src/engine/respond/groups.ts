import type { Step } from '../../domain/plan.ts';
import { need } from './drafts.ts';

/** More at once would only be throttled. */
const mostAtOnce = 6;

/** Steps in their order, cut into groups whose members need not wait for each other. */
export function* groups(steps: readonly Step[]): Generator<readonly Step[]> {
  for (let next = 0; next < steps.length;) {
    const group = together(steps, next);
    yield group;
    next += group.length;
  }
}

/** The step that is next, with those behind it that need not wait for it. */
function together(steps: readonly Step[], from: number): readonly Step[] {
  const first = steps[from]!;
  if (need(first.action).independent !== true) return [first];
  const ahead = steps.slice(from, from + mostAtOnce);
  const end = ahead.findIndex((step) => step.action !== first.action);
  return end === -1 ? ahead : ahead.slice(0, end);
}
