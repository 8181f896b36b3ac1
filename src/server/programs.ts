import { z } from 'zod';
import { openCase } from '../evidence/case-folder.ts';
import type { ServerContext } from './context.ts';
import { noSuchAddress } from './http/errors.ts';

const handover = z.object({ case: z.string() });

/** What the command line asks of the server that works on the same cases: another link, or the events of a case. */
export function programAnswers(
  context: ServerContext,
  link: () => string,
): (path: string, body: unknown) => Promise<unknown> {
  return async (path, body) => {
    if (path === '/api/link') return { link: link() };
    if (path !== '/api/handover') throw noSuchAddress();
    const { folder } = openCase(context.casesFolder, handover.parse(body).case);
    await context.stores.handOver(folder);
    return {};
  };
}
