import { z } from 'zod';
import type { Approval, NewPlan, Undo } from '../../contract/response.ts';
import { get, post } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';
import { discardDraft } from '../../respond/discard.ts';
import { responseView } from '../../respond/view.ts';
import { applyDraft, makePlan, resume, undo, verify, workerFor } from '../../respond/work.ts';

const nothing = z.object({});
const names = z.array(z.string().min(1).max(320)).max(200);
const accounts = names.min(1);

const newPlan: z.ZodType<NewPlan> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('contain'), accounts, breakGlass: names }),
  z.object({
    kind: z.literal('recover'),
    accounts,
    breakGlass: names,
    handOver: z.enum(['pass', 'password']),
    force: z.string().trim().min(5).max(2_000).nullable(),
  }),
]);
const approval: z.ZodType<Approval> = z.object({
  plan: z.string().max(100),
  selected: z.array(z.string().max(20)).max(2_000),
  order: z.array(z.string().max(20)).max(2_000),
  overrides: names,
  typed: names,
});
const undoing: z.ZodType<Undo> = z.object({ steps: z.array(z.string().max(20)).max(2_000) });
const verifying = z.object({ accounts });

export const responseRoutes: readonly Route[] = [
  get('/api/cases/:case/response', nothing, (context, { params }) => responseView(context, params['case']!)),
  post('/api/cases/:case/response/plan', newPlan, (context, { params, given, session }) =>
    makePlan(workerFor(context, params['case']!, session.id), given),
  ),
  post('/api/cases/:case/response/discard', nothing, (context, { params }) =>
    discardDraft(context, params['case']!),
  ),
  post('/api/cases/:case/response/apply', approval, (context, { params, given, session }) =>
    applyDraft(workerFor(context, params['case']!, session.id), given),
  ),
  post('/api/cases/:case/response/resume', nothing, (context, { params, session }) =>
    resume(workerFor(context, params['case']!, session.id)),
  ),
  post('/api/cases/:case/response/undo', undoing, (context, { params, given, session }) =>
    undo(workerFor(context, params['case']!, session.id), given.steps),
  ),
  post('/api/cases/:case/response/verify', verifying, (context, { params, given, session }) =>
    verify(workerFor(context, params['case']!, session.id), given.accounts),
  ),
];
