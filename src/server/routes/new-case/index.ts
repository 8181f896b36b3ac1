import { z } from 'zod';
import { investigateTenant } from '../../../engine/investigate/asking.ts';
import { ensureCase, freshCaseName } from '../../../evidence/case-folder.ts';
import { lockCase } from '../../../evidence/case-lock.ts';
import type { Json } from '../../../kernel/json.ts';
import { findUsers } from '../../../microsoft/graph/users.ts';
import type { ServerContext } from '../../context.ts';
import type { Job } from '../../contract/jobs.ts';
import type { DirectoryAccount, NewTenantCase } from '../../contract/new-case.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { get, post } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';
import { findTenant } from '../../tenants/find.ts';
import { narrowingShape, readNarrowing } from './narrowing.ts';

const newTenantCase: z.ZodType<NewTenantCase> = z.object({
  name: z.string().min(1).max(100).nullable(),
  reconcile: z.boolean(),
  ...narrowingShape,
});
const beginning = z.object({ beginning: z.string().trim().min(2).max(100) });
/** A list to choose from; whoever finds no one in it types on. */
const mostFound = 10;

export const newCaseRoutes: readonly Route[] = [
  get(
    '/api/tenants/:tenant/accounts',
    beginning,
    async (context, { params, given }): Promise<readonly DirectoryAccount[]> => {
      const { id } = findTenant(context, params['tenant']!);
      const { graph } = await context.lookUps.connect(id);
      return findUsers(graph, given.beginning, mostFound);
    },
  ),
  post('/api/tenants/:tenant/cases', newTenantCase, (context, { params, given, session }) =>
    begin(context, params['tenant']!, given, session.id),
  ),
];

/**
 * Asks a tenant's logs and says what happened in them; goes on without the window that asked. A sign-in that fails is
 * told at once, before there is a case.
 */
async function begin(
  context: ServerContext,
  tenant: string,
  given: NewTenantCase,
  session: string,
): Promise<Job> {
  const now = context.clock.now().toISOString();
  const narrowing = readNarrowing(given);
  const name =
    given.name ?? freshCaseName(context.casesFolder, now.slice(0, 10), given.accounts[0] ?? 'investigation');
  const abort = new AbortController();
  const connection = await context.connect(tenant, abort.signal);
  const { folder } = ensureCase(context.casesFolder, name, {
    createdAt: now,
    tenant: connection.tenant,
    accounts: given.accounts,
  });
  const work = async (job: JobHandle): Promise<Json> => {
    await context.stores.release(folder);
    const unlock = lockCase(folder);
    try {
      const { events } = await investigateTenant(connection, {
        folder,
        ...narrowing,
        reconcile: given.reconcile,
        asking: (done, of, what) =>
          job.progress({ en: `Asking: ${what.en}`, de: `Abfrage: ${what.de}` }, done / of),
        tell: (text) => {
          job.signal.throwIfAborted();
          job.progress(text, null);
        },
      });
      return { accepted: events.accepted, rejected: events.rejected };
    } finally {
      unlock();
    }
  };
  return context.jobs.start('investigate', name, session, work, abort);
}
