import { z } from 'zod';
import { forgetAddress, judgeAddress } from '../../../engine/investigate/index.ts';
import { openCase } from '../../../evidence/case-folder.ts';
import { lockCase } from '../../../evidence/case-lock.ts';
import { pageOf, pageShape } from '../../cases/pages.ts';
import type { Page } from '../../contract/common.ts';
import type { Job } from '../../contract/jobs.ts';
import type { AddressJudgement, AddressPage, AddressVerdict, Session } from '../../contract/sessions.ts';
import { recordMissing } from '../../http/errors.ts';
import { get, post } from '../../http/route.ts';

const paged = z.object(pageShape);

export const caseSessions = get(
  '/api/cases/:case/sessions',
  paged,
  (context, { params, given }): Page<Session> => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const { sessions, addresses } = context.investigations.read(folder);
    const verdicts = new Map(addresses.map(({ address, verdict }) => [address, verdict]));
    const ordered = sessions.toSorted((a, b) => Number(b.suspicious) - Number(a.suspicious));
    return pageOf(ordered, given, (session) => ({
      ...session,
      addresses: session.addresses.map((address) => ({ address, verdict: verdicts.get(address) ?? null })),
    }));
  },
);

export const caseAddresses = get(
  '/api/cases/:case/addresses',
  paged,
  (context, { params, given }): AddressPage => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const { addresses, credits } = context.investigations.read(folder);
    return { ...pageOf(addresses, given, (address) => address), credits };
  },
);

export const caseAddress = get(
  '/api/cases/:case/addresses/:address',
  z.object({}),
  (context, { params }): AddressVerdict => {
    const { folder } = openCase(context.casesFolder, params['case']!);
    const { addresses } = context.investigations.read(folder);
    const found = addresses.find(({ address }) => address === params['address']);
    if (!found) throw recordMissing();
    return found;
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
