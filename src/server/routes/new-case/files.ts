import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { investigateFiles } from '../../../engine/investigate/index.ts';
import { ensureCase, freshCaseName, openCase } from '../../../evidence/case-folder.ts';
import { lockCase } from '../../../evidence/case-lock.ts';
import type { Job } from '../../contract/jobs.ts';
import type { InvestigateFiles, Named, NewFileCase } from '../../contract/new-case.ts';
import { badInput } from '../../http/errors.ts';
import { post, put } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';
import { receiveFile } from '../../http/upload.ts';
import { narrowingShape, readNarrowing } from './narrowing.ts';

const newFileCase: z.ZodType<NewFileCase> = z.object({ name: z.string().min(1).max(100).nullable() });
const filesToRead: z.ZodType<InvestigateFiles> = z.object({
  files: z.array(z.string().min(1).max(300)).min(1).max(1_000),
  ...narrowingShape,
});

function uploadsOf(folder: string): string {
  return join(folder, 'evidence', 'uploads');
}

export const fileRoutes: readonly Route[] = [
  post('/api/cases', newFileCase, (context, { given }): Named => {
    const createdAt = context.clock.now().toISOString();
    const name = given.name ?? freshCaseName(context.casesFolder, createdAt.slice(0, 10), 'files');
    ensureCase(context.casesFolder, name, { createdAt, tenant: null, accounts: [] });
    context.hub.publish({ type: 'case', case: name });
    return { name };
  }),
  put('/api/cases/:case/files/:file', async (context, { params, request }): Promise<Named> => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    return { name: await receiveFile(request, uploadsOf(folder), params['file']!) };
  }),
  post('/api/cases/:case/investigate', filesToRead, (context, { params, given, session }): Job => {
    const { name, folder } = openCase(context.casesFolder, params['case']!);
    const paths = given.files.map((file) => join(uploadsOf(folder), file));
    if (given.files.some((file) => /[/\\]/.test(file)) || !paths.every(existsSync)) throw badInput('files');
    const narrowing = readNarrowing(given);
    return context.jobs.start('investigate', name, session.id, async (job) => {
      await context.stores.release(folder);
      const unlock = lockCase(folder);
      try {
        const { events } = await investigateFiles(paths, {
          folder,
          ...narrowing,
          tell: (text) => {
            job.signal.throwIfAborted();
            job.progress(text, null);
          },
        });
        return { accepted: events.accepted, rejected: events.rejected };
      } finally {
        unlock();
      }
    });
  }),
];
