import type { Action } from '../../domain/action.ts';
import type { Step, StepOutcome, StepReport } from '../../domain/plan.ts';
import { ServiceError, toAppError } from '../../kernel/errors.ts';
import { sameJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { keepEvidence } from '../../evidence/keep-evidence.ts';
import { need } from './drafts.ts';
import type { RunContext } from './events.ts';
import type { StepHistory } from './history.ts';
import { becomes } from './patience.ts';

/** Outcomes after which nothing remains to be done for a step; the others are tried again on resume. */
const settled: readonly StepOutcome[] = ['done', 'already', 'manual', 'skipped', 'undone'];

/**
 * Does one step, or goes on with it after a crash, as its `history` until now tells: reads, announces in the journal, sends once, reads back. What was
 * announced but not known to be sent is never sent again before the tenant's state has been read.
 */
export async function runStep(context: RunContext, step: Step, history: StepHistory): Promise<StepReport> {
  const action = need(step.action);
  if (history.outcome !== null && settled.includes(history.outcome))
    return { step: step.id, outcome: history.outcome, text: null };
  try {
    return await attempt(context, step, action, history);
  } catch (thrown) {
    // An interruption is no failure: the step stays announced, and resume learns from the tenant what became of it.
    context.connection.signal?.throwIfAborted();
    const error = toAppError(thrown);
    return conclude(context, step, 'failed', {
      en: `${error.text.en} ${error.next.en}`,
      de: `${error.text.de} ${error.next.de}`,
    });
  }
}

async function attempt(
  context: RunContext,
  step: Step,
  action: Action,
  history: StepHistory,
): Promise<StepReport> {
  const { connection, journal } = context;
  const { target } = step;
  const state = await action.read(connection, target);
  const announced = history.intent !== null;
  if (wanted(action, step, state) && !(action.repeat === true && !history.sent)) {
    return announced
      ? conclude(context, step, 'done', lostSecret(action))
      : conclude(context, step, 'already', null);
  }
  // What must not be sent twice is looked for with patience first.
  if (announced && action.once === true && (await becomes(context, action, step, wanted)))
    return conclude(context, step, 'done', lostSecret(action));
  if (action.repeat !== true && !asBefore(action, step, state))
    return conclude(context, step, 'conflict', conflictText);
  if (target.before !== null && !announced) {
    keepEvidence(
      context.folder,
      `${step.id}-${action.id}`,
      { step: step.id, action: action.id, account: target.account?.upn ?? null, key: target.key, state },
      { source: action.id, time: connection.clock.now().toISOString(), requestId: null },
    );
  }
  const clientRequestId = connection.random.uuid();
  journal.append('intent', step.id, {
    action: action.id,
    account: target.account?.upn ?? null,
    key: target.key,
    before: state,
    after: target.after,
    clientRequestId,
  });
  try {
    const result = await action.apply({ connection, clientRequestId, hand: context.hand }, target);
    journal.append('sent', step.id, { outcome: result.outcome });
    if (result.outcome === 'manual') return conclude(context, step, 'manual', result.instructions);
  } catch (thrown) {
    // A lost answer is no refusal: only the tenant knows, and it is asked below.
    if (!(thrown instanceof ServiceError) || !thrown.mayHaveTakenEffect) throw thrown;
  }
  return (await becomes(context, action, step, wanted))
    ? conclude(context, step, 'done', null)
    : conclude(context, step, 'unverified', unverifiedText);
}

/** Whether the tenant is as the step wants it. */
export function wanted(action: Action, step: Step, state: Json): boolean {
  return action.holds ? action.holds(state, step.target) : sameJson(state, step.target.after);
}

/** Whether the tenant is as it was when the plan was made. */
export function asBefore(action: Action, step: Step, state: Json): boolean {
  return action.restored ? action.restored(state, step.target) : sameJson(state, step.target.before);
}

/** Writes the end of a step into the journal. */
export function conclude(
  context: RunContext,
  step: Step,
  outcome: StepOutcome,
  text: Localized | null,
): StepReport {
  context.journal.append('result', step.id, {
    outcome,
    text: text === null ? null : { en: text.en, de: text.de },
  });
  return { step: step.id, outcome, text };
}

const conflictText: Localized = {
  en: 'Somebody changed this since the plan was made; nothing was sent. Make a new plan with "evict contain".',
  de: 'Jemand hat das geändert, seit der Plan gemacht wurde; es wurde nichts gesendet. Machen Sie mit „evict contain“ einen neuen Plan.',
};

const unverifiedText: Localized = {
  en: 'It was sent, but reading back does not show it yet. Microsoft may need some minutes: run "evict resume", then "evict verify".',
  de: 'Es wurde gesendet, zeigt sich beim Zurücklesen aber noch nicht. Microsoft braucht manchmal einige Minuten: „evict resume“, dann „evict verify“.',
};

/** After a crash the new password may be set and seen by nobody. */
function lostSecret(action: Action): Localized | null {
  if (action.id !== 'reset-password' && action.id !== 'issue-temporary-access-pass') return null;
  return {
    en: 'It took effect, but the run ended before the value was shown, and it is stored nowhere. "evict recover" issues a fresh temporary access pass.',
    de: 'Es hat gewirkt, aber der Lauf endete, bevor der Wert gezeigt wurde, und er ist nirgends gespeichert. „evict recover“ stellt einen neuen befristeten Zugriffspass aus.',
  };
}
