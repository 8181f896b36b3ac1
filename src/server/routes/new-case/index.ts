import { z } from 'zod';
import { collectState } from '../../../engine/investigate/account-state.ts';
import { collect } from '../../../engine/investigate/collect.ts';
import { investigateFiles } from '../../../engine/investigate/index.ts';
import { ensureCase, freshCaseName, lockCase } from '../../../evidence/case-folder.ts';
import type { Json } from '../../../kernel/json.ts';
import type { ServerContext } from '../../context.ts';
import type { Job } from '../../contract/jobs.ts';
import type { NewTenantCase } from '../../contract/new-case.ts';
import type { JobHandle } from '../../jobs/jobs.ts';
import { post } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';

/** A first look goes back this far, milliseconds. */
const lookBack = 30 * 86_400_000;

const newTenantCase: z.ZodType<NewTenantCase> = z.object({
  name: z.string().min(1).max(100).nullable(),
  accounts: z.array(z.string().min(3).max(320)).max(100),
  since: z.iso.datetime().nullable(),
});

export const newCaseRoutes: readonly Route[] = [
  post('/api/tenants/:tenant/cases', newTenantCase, (context, { params, given, session }) =>
    investigateTenant(context, params['tenant']!, given, session.id),
  ),
];

/**
 * Asks a tenant's logs and says what happened in them; goes on without the window that asked. A sign-in that fails is
 * told at once, before there is a case.
 */
async function investigateTenant(
  context: ServerContext,
  tenant: string,
  given: NewTenantCase,
  session: string,
): Promise<Job> {
  const now = context.clock.now();
  const name =
    given.name ??
    freshCaseName(context.casesFolder, now.toISOString().slice(0, 10), given.accounts[0] ?? 'investigation');
  const abort = new AbortController();
  const connection = await context.connect(tenant, abort.signal);
  const { folder } = ensureCase(context.casesFolder, name, {
    createdAt: now.toISOString(),
    tenant: connection.tenant,
    accounts: given.accounts,
  });
  const work = async (job: JobHandle): Promise<Json> => {
    await context.stores.release(folder);
    const unlock = lockCase(folder);
    try {
      const since = given.since ?? new Date(now.getTime() - lookBack).toISOString();
      const collected = await collect(connection, folder, {
        since: new Date(since),
        tell: (done, of, what) =>
          job.progress({ en: `Asking: ${what.en}`, de: `Abfrage: ${what.de}` }, done / of),
      });
      const wanted = given.accounts.map((upn) => upn.toLowerCase());
      const { events } = await investigateFiles([collected.folder], {
        collected: collected.ledger,
        readState: (upns) => collectState(connection, folder, [...new Set([...wanted, ...upns])]),
        folder,
        ruleFolders: [],
        ownDomains: [],
        tell: (read, what) =>
          job.progress({ en: `${read} records · ${what}`, de: `${read} Einträge · ${what}` }, null),
      });
      return { accepted: events.accepted, rejected: events.rejected };
    } finally {
      unlock();
    }
  };
  return context.jobs.start('investigate', name, session, work, abort);
}
