import { z } from 'zod';
import { forgetAddress, judgeAddress } from '../../../engine/investigate/index.ts';
import { lockCase, openCase } from '../../../evidence/case-folder.ts';
import type { Job } from '../../contract/jobs.ts';
import type { AddressJudgement, Sessions } from '../../contract/sessions.ts';
import { get, post } from '../../http/route.ts';

export const caseSessions = get(
  '/api/cases/:case/sessions',
  z.object({}),
  (context, { params }): Sessions => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const { sessions, addresses, credits } = context.investigations.read(folder);
    return { sessions, addresses, credits };
  },
);

const judgement: z.ZodType<AddressJudgement> = z
  .object({ judge: z.enum(['attacker', 'person', 'nobody']), reason: z.string().max(2_000) })
  // Whoever reads the case later must be able to follow.
  .refine(({ judge, reason }) => judge === 'nobody' || reason.trim().length >= 5, { path: ['reason'] });

/** A person's word on an address goes before any reckoning; the whole case is judged anew by it. */
export const judgeCaseAddress = post(
  '/api/cases/:case/addresses/:address',
  judgement,
  (context, { params, given, session }): Job => {
    const { name, folder } = openCase(context.casesFolder, params['case']!);
    const address = params['address']!;
    return context.jobs.start('judge', name, session.id, async () => {
      await context.stores.release(folder);
      const unlock = lockCase(folder);
      try {
        const { judge, reason } = given;
        const at = context.clock.now().toISOString();
        await (judge === 'nobody'
          ? forgetAddress(folder, address)
          : judgeAddress(folder, { address, judge, reason: reason.trim(), at }));
        return null;
      } finally {
        unlock();
      }
    });
  },
);
