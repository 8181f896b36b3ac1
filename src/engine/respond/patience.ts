import type { Action } from '../../domain/action.ts';
import type { Step } from '../../domain/plan.ts';
import type { Json } from '../../kernel/json.ts';
import type { RunContext } from './events.ts';

/**
 * Reads a step's target until it is as `wanted` says, or patience ends: Microsoft's reads lag behind its writes, by seconds
 * as a rule and by minutes at times. Gives whether it became so.
 */
export async function becomes(
  { connection, patience }: RunContext,
  action: Action,
  step: Step,
  wanted: (action: Action, step: Step, state: Json) => boolean,
): Promise<boolean> {
  let waited = 0;
  for (let pause = 100; ; pause = Math.min(pause * 2, 10_000)) {
    if (wanted(action, step, await action.read(connection, step.target))) return true;
    if (waited >= patience) return false;
    await connection.clock.sleep(pause, connection.signal);
    waited += pause;
  }
}
