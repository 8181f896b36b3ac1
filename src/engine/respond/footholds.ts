import { actions } from '../../actions/index.ts';
import type { Account } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold, FootholdKind } from '../../domain/foothold.ts';
import type { Plan } from '../../domain/plan.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { RespondEvent } from './events.ts';

export interface FootholdSurvey {
  readonly footholds: readonly Foothold[];
  /** What could not be read: "no footholds" is then not the same as "none there". */
  readonly blind: Plan['blind'];
  /** Kinds of which some could not be read. */
  readonly unread: ReadonlySet<FootholdKind>;
}

const atOnce = 4;

/** Everything an attacker could still use, for these accounts and the tenant. Reads only; a read that fails is data. */
export async function surveyFootholds(
  connection: Connection,
  accounts: readonly Account[],
  hints: FindHints,
  tell: (event: RespondEvent) => void = () => {},
): Promise<FootholdSurvey> {
  const jobs = accounts.flatMap((account) =>
    actions.filter((action) => action.find).map((action) => ({ account, action })),
  );
  const found = new Map<string, Foothold>();
  const blind: { what: Plan['blind'][number]['what']; why: Plan['blind'][number]['why'] }[] = [];
  const unread = new Set<FootholdKind>();
  let done = 0;
  const queue = [...jobs];
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job; job = queue.shift()) {
      const { account, action } = job;
      try {
        // A tenant-wide foothold is found for each account; it counts once, as the gravest of its judges sees it.
        for (const foothold of await action.find!(connection, account, hints)) keepGravest(found, foothold);
      } catch (thrown) {
        const error = toAppError(thrown);
        if (action.removes) unread.add(action.removes);
        blind.push({
          what: { en: `${account.upn}: ${action.title.en}`, de: `${account.upn}: ${action.title.de}` },
          why: error.text,
        });
      }
      done++;
      tell({ event: 'reading', what: account.upn, done, of: jobs.length });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, jobs.length) }, work));
  return { footholds: [...found.values()].sort(byWeight), blind, unread };
}

/** Of two judgements of one foothold the one that asks for more: removal over a question over leaving it. */
export function keepGravest(found: Map<string, Foothold>, foothold: Foothold): void {
  const known = found.get(foothold.id);
  if (!known || weight[foothold.suggestion] < weight[known.suggestion]) found.set(foothold.id, foothold);
}

const weight = { remove: 0, ask: 1, keep: 2 } as const;

function byWeight(a: Foothold, b: Foothold): number {
  return (
    weight[a.suggestion] - weight[b.suggestion] ||
    a.account.localeCompare(b.account) ||
    a.id.localeCompare(b.id)
  );
}
