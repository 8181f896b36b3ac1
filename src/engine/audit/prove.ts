import type { Account } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Plan } from '../../domain/plan.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { Localized } from '../../kernel/localized.ts';
import type { Route, Window } from '../../sources/live/feed.ts';
import { unifiedAuditFeed } from '../../sources/live/unified-audit.ts';
import { finish, need } from '../respond/drafts.ts';

/** Whether the mark was found by one way to the log, and how long it took. */
export interface RouteProof {
  readonly id: string;
  readonly title: string;
  readonly state: 'found' | 'not-found' | 'failed';
  /** From the change to the first question that brought the record, seconds. */
  readonly seconds: number | null;
  readonly text: Localized | null;
}

/** The one harmless change, as a plan. */
export async function planMark(
  connection: Connection,
  account: Account,
  names: { readonly case: string; readonly number: number },
): Promise<Plan> {
  const action = need('leave-audit-mark');
  const subject = `Evict audit test ${connection.random.uuid()}`;
  const target = (await action.preview(connection, account, null, { subject }))!;
  const drafts = [{ action, account, foothold: null, target }];
  return finish(connection, 'audit', [account], drafts, [], [], { ...names, only: [], skip: [], keep: [] });
}

export interface ProveOptions {
  /** When the mark was left. */
  readonly since: Date;
  readonly subject: string;
  /** How long to look, and how long to pause between looks, milliseconds. */
  readonly patience: number;
  readonly pause: number;
  readonly tell: (proofs: readonly RouteProof[]) => void;
}

/** Asks by each route, again and again, until the mark is found by all or patience ends. */
export async function awaitMark(
  connection: Connection,
  options: ProveOptions,
): Promise<readonly RouteProof[]> {
  const { clock, signal } = connection;
  const { routes } = unifiedAuditFeed;
  let proofs: readonly RouteProof[] = routes.map(({ id, title }) => ({
    id,
    title,
    state: 'not-found',
    seconds: null,
    text: null,
  }));
  for (;;) {
    proofs = await Promise.all(
      proofs.map((proof, index) =>
        proof.state === 'found' ? Promise.resolve(proof) : look(connection, routes[index]!, options),
      ),
    );
    options.tell(proofs);
    const elapsed = clock.now().getTime() - options.since.getTime();
    if (proofs.every((proof) => proof.state === 'found') || elapsed + options.pause > options.patience)
      return proofs;
    await clock.sleep(options.pause, signal);
  }
}

async function look(connection: Connection, route: Route, options: ProveOptions): Promise<RouteProof> {
  const { id, title } = route;
  const now = connection.clock.now();
  // Clocks differ, and the log is cut to whole seconds.
  const window: Window = {
    from: new Date(options.since.getTime() - 5 * 60_000),
    to: now,
  };
  try {
    const answer = await route.fetch(connection, window);
    const found = answer.records.some((record) => JSON.stringify(record).includes(options.subject));
    const seconds = Math.round((now.getTime() - options.since.getTime()) / 1_000);
    if (found) return { id, title, state: 'found', seconds, text: null };
    const asked = answer.state === 'complete' || answer.state === 'partial';
    return { id, title, state: asked ? 'not-found' : 'failed', seconds: null, text: answer.text };
  } catch (thrown) {
    return { id, title, state: 'failed', seconds: null, text: toAppError(thrown).text };
  }
}
