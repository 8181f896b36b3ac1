import type { AccessPolicy } from '../../../domain/setting-values/conditional-access.ts';
import { appliesWhen } from './when.ts';
import type { Circumstances, Locations, SignIn } from './when.ts';
import { assignedTo } from './who.ts';
import type { Groups, Person } from './who.ts';

/** What a policy must demand, and of which sign-ins. */
export interface Demand extends Circumstances {
  readonly satisfies: (policy: AccessPolicy) => boolean;
  readonly clients: readonly string[];
}

export const modernClients = ['browser', 'mobileAppsAndDesktopClients'] as const;
export const legacyClients = ['exchangeActiveSync', 'other'] as const;

/** `unknown` is what an attacker's tool claims to be: a policy for named platforms misses it. */
const platforms = ['windows', 'macOS', 'linux', 'android', 'iOS', 'windowsPhone', 'unknown'] as const;

export interface Coverage {
  readonly state: 'full' | 'partial' | 'none';
  /** Sign-ins that no policy holds up, those nearest to the ordinary first; empty where `full`. */
  readonly gaps: readonly SignIn[];
  /** Policies that hold up at least one of the sign-ins. */
  readonly policies: readonly AccessPolicy[];
}

interface Setup {
  readonly policies: readonly AccessPolicy[];
  readonly groups: Groups;
  readonly locations: Locations;
}

/** At most this many gaps are told of one user. */
const mostGaps = 5;

/**
 * Works out, user by user, whether enabled policies together demand it of every sign-in that the tenant's policies tell
 * apart: each application, client, platform, place and device that any of them names, and one that none names.
 */
export function coverage(demand: Demand, setup: Setup): (person: Person) => Coverage {
  const relevant = setup.policies.filter((policy) => policy.state === 'enabled' && demand.satisfies(policy));
  const signIns = signInsOf(demand, setup.policies);
  // Which policy holds up which sign-in does not depend on the user; whom a policy concerns depends on him alone. Users
  // whom the same policies concern have the same coverage.
  const holding = relevant.map((policy) =>
    signIns.map((signIn) => appliesWhen(policy, signIn, demand, setup.locations)),
  );
  const known = new Map<string, Coverage>();
  return (person) => {
    const own = relevant.map((policy) => assignedTo(policy, person, setup.groups));
    const key = own.map(Number).join('');
    const before = known.get(key);
    if (before) return before;
    const open = signIns.filter((_, at) => !own.some((is, index) => is && holding[index]![at] === true));
    const found: Coverage = {
      state: open.length === 0 ? 'full' : open.includes(signIns[0]!) ? 'none' : 'partial',
      gaps: open.toSorted((a, b) => strangeness(a) - strangeness(b)).slice(0, mostGaps),
      policies: relevant.filter((_, index) => own[index] && holding[index]!.includes(true)),
    };
    known.set(key, found);
    return found;
  };
}

/** Every combination; the first is the ordinary one: any application, anywhere, with a device that nobody knows. */
function signInsOf(demand: Demand, policies: readonly AccessPolicy[]): readonly SignIn[] {
  const apps = [
    'any',
    ...named(policies, (policy) => [
      ...(policy.conditions?.applications?.includeApplications ?? []),
      ...(policy.conditions?.applications?.excludeApplications ?? []),
    ]),
  ];
  const places = [
    'elsewhere',
    'trusted',
    ...named(policies, (policy) => [
      ...(policy.conditions?.locations?.includeLocations ?? []),
      ...(policy.conditions?.locations?.excludeLocations ?? []),
    ]),
  ];
  const filtered = policies.some((policy) => policy.conditions?.devices?.deviceFilter?.rule !== undefined);
  const devices = filtered ? (['unregistered', 'filtered'] as const) : (['unregistered'] as const);
  return (demand.action === undefined ? apps : ['any']).flatMap((app) =>
    demand.clients.flatMap((client) =>
      platforms.flatMap((platform) =>
        places.flatMap((location) => devices.map((device) => ({ app, client, platform, location, device }))),
      ),
    ),
  );
}

const general = ['All', 'None', 'AllTrusted'];

function named(
  policies: readonly AccessPolicy[],
  of: (policy: AccessPolicy) => readonly string[],
): readonly string[] {
  const found = new Set(policies.filter((policy) => policy.state === 'enabled').flatMap(of));
  return [...found].filter((name) => !general.includes(name)).sort();
}

/** In how many respects a sign-in is special. */
function strangeness(signIn: SignIn): number {
  return [
    signIn.app !== 'any',
    signIn.client !== 'browser',
    signIn.platform !== 'windows',
    signIn.location !== 'elsewhere',
    signIn.device !== 'unregistered',
  ].filter(Boolean).length;
}
