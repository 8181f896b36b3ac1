import type { Outcome, Status } from '../../domain/check.ts';
import { toJson } from '../../kernel/json.ts';

type Say = (en: string, de: string, evidence?: unknown, affected?: readonly string[]) => Outcome;

/** `affected` names all who fall short; the frame bounds the list and keeps the count. */
function saying(status: Status): Say {
  return (en, de, evidence, affected) => ({
    status,
    reason: { en, de },
    evidence: toJson(evidence),
    ...(affected === undefined ? {} : { affected: { count: affected.length, items: affected } }),
  });
}

export const pass = saying('pass');
export const fail = saying('fail');
export const warning = saying('warning');
export const manual = saying('manual');
export const notApplicable = saying('not-applicable');
export const unknown = saying('unknown');

/** A member that the answer, or an old export, does not hold. */
export function untold(member: string): Outcome {
  return unknown(`What was read does not tell "${member}".`, `Was gelesen wurde, nennt „${member}“ nicht.`);
}

type Words = readonly [en: string, de: string];

/** One yes or no of the organisation, and what it means either way. */
export function flagged(
  member: string,
  value: boolean | undefined,
  wanted: boolean,
  good: Words,
  bad: Words,
): Outcome {
  if (value === undefined) return untold(member);
  return value === wanted ? pass(...good, { [member]: value }) : fail(...bad, { [member]: value });
}

/** `a, b and 3 more`, for reasons; the whole list is in `affected`. */
export function some(names: readonly string[], most = 3): Words {
  const shown = names.slice(0, most).join(', ');
  const rest = names.length - most;
  return rest > 0 ? [`${shown} and ${rest} more`, `${shown} und ${rest} weitere`] : [shown, shown];
}
