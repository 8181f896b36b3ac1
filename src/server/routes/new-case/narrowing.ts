import { z } from 'zod';
import { addressGiven } from '../../../engine/investigate/address-given.ts';
import type { Judging } from '../../../engine/investigate/judging.ts';
import { readTime } from '../../../kernel/read-time.ts';
import type { Narrowing } from '../../contract/new-case.ts';

const time = z.string().min(1).max(40).nullable();

export const narrowingShape = {
  accounts: z.array(z.string().min(3).max(320)).max(100),
  since: time,
  until: time,
  ownAddresses: z.array(z.string().max(100)).max(100),
  ownDomains: z.array(z.string().max(255)).max(1_000),
};

/** As `evict investigate` reads the same options. Throws `bad-time`, `no-address`. */
export function readNarrowing({
  accounts,
  since,
  until,
  ownAddresses,
  ownDomains,
}: Narrowing): Pick<Judging, 'users' | 'since' | 'until' | 'ownAddresses' | 'ownDomains'> {
  return {
    users: accounts.map((upn) => upn.toLowerCase()),
    since: readTime(since),
    until: readTime(until),
    ownAddresses: ownAddresses.map(addressGiven),
    ownDomains: ownDomains.map((domain) => domain.toLowerCase()),
  };
}
