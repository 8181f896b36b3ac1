import { z } from 'zod';
import type { Judging } from '../../../engine/investigate/judging.ts';
import { readTime } from '../../../kernel/read-time.ts';
import type { Narrowing } from '../../contract/new-case.ts';

const time = z.string().min(1).max(40).nullable();

export const narrowingShape = {
  accounts: z.array(z.string().min(3).max(320)).max(100),
  since: time,
  until: time,
};

/** As `evict investigate` reads the same options. Throws `bad-time`. */
export function readNarrowing({
  accounts,
  since,
  until,
}: Narrowing): Pick<Judging, 'users' | 'since' | 'until'> {
  return {
    users: accounts.map((upn) => upn.toLowerCase()),
    since: readTime(since),
    until: readTime(until),
  };
}
