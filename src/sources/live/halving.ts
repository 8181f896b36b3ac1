import type { Json } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { failure } from './feed.ts';
import type { Fetched, Window } from './feed.ts';

/** Windows are not halved below this, milliseconds. */
const shortest = 60_000;

/**
 * Asks for a window of a service that gives no more than `cap` records at once and does not say how many there are: an
 * answer that comes back full is thrown away and the halves are asked, until none is full. A half that fails leaves the
 * other be; the worst state of all is told.
 */
export async function byHalves(
  window: Window,
  cap: number,
  ask: (window: Window) => Promise<Fetched>,
): Promise<Fetched> {
  const answer = await ask(window);
  if (answer.state !== 'complete' || answer.records.length < cap) return answer;
  const [from, to] = [window.from.getTime(), window.to.getTime()];
  if (to - from <= shortest) return { records: answer.records, state: 'capped', text: tooDense(cap) };
  const middle = new Date(Math.floor((from + to) / 2_000) * 1_000);
  const records: Json[] = [];
  let worst: Fetched | null = null;
  for (const half of [
    { from: window.from, to: middle },
    { from: middle, to: window.to },
  ]) {
    const fetched = await byHalves(half, cap, ask).catch(failure);
    for (const record of fetched.records) records.push(record);
    if (fetched.state !== 'complete') worst ??= fetched;
  }
  return { records, state: worst?.state ?? 'complete', text: worst?.text ?? null };
}

function tooDense(cap: number): Localized {
  return {
    en: `At least ${cap} records within a minute: the service gives no more of them, so that some may be missing.`,
    de: `Mindestens ${cap} Einträge in einer Minute: Mehr gibt der Dienst davon nicht her, sodass welche fehlen können.`,
  };
}
