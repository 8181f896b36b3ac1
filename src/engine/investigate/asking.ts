import type { Connection } from '../../domain/clients.ts';
import type { Localized } from '../../kernel/localized.ts';
import { collectState } from './account-state.ts';
import { collect } from './collect.ts';
import { investigateFiles } from './index.ts';
import type { InvestigateOptions, Investigation } from './index.ts';

/** A first look goes back this far, milliseconds. */
const lookBack = 30 * 86_400_000;

export interface TenantQuestion extends Omit<InvestigateOptions, 'collected' | 'readState' | 'operator'> {
  /** Asks by two routes wherever a log has two, and compares. */
  readonly reconcile?: boolean;
  readonly asking: (done: number, of: number, what: Localized) => void;
}

/**
 * Asks a tenant's own logs, and how the accounts that stand out are set, and says what happened. Without `since` it asks
 * for the last thirty days. A file of its own, so that a look at exported files need not load what asks a tenant.
 */
export async function investigateTenant(
  connection: Connection,
  { reconcile = false, asking, ...given }: TenantQuestion,
): Promise<Investigation> {
  const { folder, since, until, users = [] } = given;
  const collected = await collect(connection, folder, {
    since: since ? new Date(since) : new Date(connection.clock.now().getTime() - lookBack),
    ...(until ? { until: new Date(until) } : {}),
    reconcile,
    tell: asking,
  });
  return investigateFiles([collected.folder], {
    ...given,
    collected: collected.ledger,
    readState: (upns) => collectState(connection, folder, [...new Set([...users, ...upns])]),
    operator: { appId: connection.operator.appId, name: connection.operator.name },
  });
}
