import { z } from 'zod';
import type { Job, ShownSecret } from '../../contract/jobs.ts';
import { get, post } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';

const nothing = z.object({});

export const jobRoutes: readonly Route[] = [
  get('/api/jobs', nothing, (context): readonly Job[] => context.jobs.list()),
  get('/api/jobs/:job', nothing, (context, { params }): Job => context.jobs.get(params['job']!)),
  post('/api/jobs/:job/stop', nothing, (context, { params }): Job => context.jobs.stop(params['job']!)),
  post('/api/jobs/:job/secrets', nothing, (context, { params, session }): readonly ShownSecret[] =>
    context.jobs.takeSecrets(params['job']!, session.id),
  ),
];
