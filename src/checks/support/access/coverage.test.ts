import { describe, expect, it } from 'vitest';
import { accessPolicyReader } from '../../../domain/setting-values/conditional-access.ts';
import { coverage, legacyClients, modernClients } from './coverage.ts';
import type { Coverage, Demand } from './coverage.ts';
import {
  blocks,
  demandsManagedDevice,
  demandsMfa,
  demandsMfaOrDevice,
  demandsPhishingResistant,
} from './grants.ts';
import type { Person } from './who.ts';

// All policies and people are invented.

const exchange = '00000002-0000-0ff1-ce00-000000000000';
const office = 'berlin-office';
const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

const anna: Person = { id: 'anna', name: 'anna@contoso.example', guest: false, roles: new Set() };
const admin: Person = { ...anna, id: 'admin', roles: new Set([globalAdministrator]) };
const guest: Person = { ...anna, id: 'guest', guest: true };

type Loose = { readonly [key: string]: unknown };

function policy(conditions: Loose = {}, more: Loose = {}) {
  return accessPolicyReader.parse({
    id: JSON.stringify(conditions),
    displayName: 'invented',
    state: 'enabled',
    conditions: {
      users: { includeUsers: ['All'] },
      applications: { includeApplications: ['All'] },
      clientAppTypes: ['all'],
      ...conditions,
    },
    grantControls: { operator: 'OR', builtInControls: ['mfa'] },
    ...more,
  });
}

const mfa: Demand = { satisfies: (one) => demandsMfa(one, new Map()), clients: modernClients };

function of(
  policies: readonly ReturnType<typeof policy>[],
  person: Person = anna,
  demand: Demand = mfa,
): Coverage {
  const groups = new Map([
    ['staff', new Set(['anna', 'admin'])],
    ['exempt', new Set(['anna'])],
  ]);
  return coverage(demand, { policies, groups, locations: { isTrusted: (place) => place === office } })(
    person,
  );
}

describe('whom a policy reaches', () => {
  const users = (more: Loose) => policy({ users: { includeUsers: [], ...more } });

  it.each([
    ['everybody', users({ includeUsers: ['All'] }), anna, 'full'],
    ['a named user', users({ includeUsers: ['anna'] }), anna, 'full'],
    ['not another user', users({ includeUsers: ['bert'] }), anna, 'none'],
    ['members of a group', users({ includeGroups: ['staff'] }), anna, 'full'],
    ['not somebody outside the group', users({ includeGroups: ['staff'] }), guest, 'none'],
    ['holders of a role', users({ includeRoles: [globalAdministrator] }), admin, 'full'],
    ['not those without the role', users({ includeRoles: [globalAdministrator] }), anna, 'none'],
    ['guests by the old name', users({ includeUsers: ['GuestsOrExternalUsers'] }), guest, 'full'],
    [
      'guests by type',
      users({
        includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest,internalGuest' },
      }),
      guest,
      'full',
    ],
    [
      'no guests where it names another type',
      users({ includeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'serviceProvider' } }),
      guest,
      'none',
    ],
    ['nobody', users({ includeUsers: ['None'] }), anna, 'none'],
  ] as const)('%s', (_what, one, person, state) => {
    expect(of([one], person).state).toBe(state);
  });

  it.each([
    ['user', { excludeUsers: ['anna'] }, anna],
    ['group', { excludeGroups: ['exempt'] }, anna],
    ['role', { excludeRoles: [globalAdministrator] }, admin],
    ['guest', { excludeGuestsOrExternalUsers: { guestOrExternalUserTypes: 'b2bCollaborationGuest' } }, guest],
  ] as const)('an exclusion by %s wins over every inclusion', (_what, exclusion, person) => {
    const one = users({ includeUsers: ['All', person.id], includeGroups: ['staff'], ...exclusion });
    expect(of([one], person).state).toBe('none');
  });

  it('closes an exclusion by another policy', () => {
    const first = policy({ users: { includeUsers: ['All'], excludeGroups: ['exempt'] } });
    expect(of([first, policy({ users: { includeGroups: ['exempt'] } })]).state).toBe('full');
  });
});

describe('which state counts', () => {
  it.each(['disabled', 'enabledForReportingButNotEnforced'])('not %s', (state) => {
    expect(of([policy({}, { state })]).state).toBe('none');
  });
});

describe('which applications', () => {
  const apps = (applications: Loose) => policy({ applications });

  it('finds the one that is left out', () => {
    const found = of([apps({ includeApplications: ['All'], excludeApplications: ['payroll'] })]);
    expect(found.state).toBe('partial');
    expect(found.gaps[0]).toMatchObject({ app: 'payroll' });
  });

  it('is no protection where only some are named', () => {
    expect(of([apps({ includeApplications: [exchange] })]).state).toBe('none');
    expect(of([apps({ includeApplications: ['Office365'] })]).state).toBe('none');
  });

  it('counts Exchange as part of Office 365, in and out', () => {
    const all = apps({ includeApplications: ['All'], excludeApplications: [exchange] });
    expect(of([all, apps({ includeApplications: ['Office365'] })]).state).toBe('full');
    const without = of([apps({ includeApplications: ['All'], excludeApplications: ['Office365'] })]);
    expect(without.gaps.map((gap) => gap.app)).toContain('Office365');
  });

  it('does not count on a filter that it cannot see through', () => {
    const one = apps({
      includeApplications: ['All'],
      applicationFilter: { mode: 'exclude', rule: 'x -eq 1' },
    });
    expect(of([one]).state).toBe('none');
  });

  it('does not take a policy on registering methods for one on signing in', () => {
    expect(of([apps({ includeUserActions: ['urn:user:registersecurityinfo'] })]).state).toBe('none');
  });
});

describe('which clients, platforms, places and devices', () => {
  it('needs browsers and apps', () => {
    const found = of([policy({ clientAppTypes: ['browser'] })]);
    expect(found).toMatchObject({ state: 'partial' });
    expect(found.gaps[0]).toMatchObject({ client: 'mobileAppsAndDesktopClients' });
  });

  it('finds the platform that an attacker claims to have', () => {
    const named = policy({
      platforms: { includePlatforms: ['windows', 'macOS', 'linux', 'android', 'iOS', 'windowsPhone'] },
    });
    expect(of([named]).gaps[0]).toMatchObject({ platform: 'unknown' });
    expect(of([policy({ platforms: { includePlatforms: ['all'] } })]).state).toBe('full');
    const without = policy({ platforms: { includePlatforms: ['all'], excludePlatforms: ['linux'] } });
    expect(of([without]).gaps[0]).toMatchObject({ platform: 'linux' });
  });

  it('finds trusted places that are let through', () => {
    const found = of([
      policy({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } }),
    ]);
    expect(found.state).toBe('partial');
    expect(found.gaps.every((gap) => gap.location === 'trusted')).toBe(true);
  });

  it('knows that a named place is a trusted one', () => {
    const first = policy({ locations: { includeLocations: ['All'], excludeLocations: [office] } });
    const second = policy({ locations: { includeLocations: ['AllTrusted'] } });
    expect(of([first]).gaps[0]).toMatchObject({ location: office });
    expect(of([first, second]).state).toBe('full');
  });

  it('is no protection where only one place is named', () => {
    expect(of([policy({ locations: { includeLocations: [office] } })]).state).toBe('none');
  });

  const filter = (mode: string, rule: string) => policy({ devices: { deviceFilter: { mode, rule } } });

  it.each([
    ['leaves managed devices out', filter('exclude', 'device.isCompliant -eq True'), 'partial'],
    ['names managed devices only', filter('include', 'device.isCompliant -eq True'), 'none'],
    ['names all that are not managed', filter('include', 'device.isCompliant -ne True'), 'full'],
    ['leaves out all that are not managed', filter('exclude', 'device.isCompliant -ne True'), 'none'],
    ['mixes both', filter('exclude', 'device.isCompliant -ne True -and device.model -eq "X"'), 'none'],
  ] as const)('a device filter that %s', (_what, one, state) => {
    expect(of([one]).state === 'full' || state !== 'full').toBe(true);
    expect(of([one]).state).toBe(state);
  });

  it('does not count a policy that waits for risk, or concerns only a flow', () => {
    expect(of([policy({ signInRiskLevels: ['high'] })]).state).toBe('none');
    expect(of([policy({ userRiskLevels: ['high'] })]).state).toBe('none');
    expect(of([policy({ authenticationFlows: { transferMethods: 'deviceCodeFlow' } })]).state).toBe('none');
  });

  it('finds the gap in the middle that two policies leave between them', () => {
    const outside = policy({ locations: { includeLocations: ['All'], excludeLocations: ['AllTrusted'] } });
    const inside = policy({
      locations: { includeLocations: ['AllTrusted'] },
      applications: { includeApplications: ['All'], excludeApplications: ['payroll'] },
    });
    const found = of([outside, inside]);
    expect(found.state).toBe('partial');
    expect(found.gaps[0]).toMatchObject({ app: 'payroll', location: 'trusted' });
  });
});

describe('what it demands', () => {
  const granted = (grantControls: Loose) => policy({}, { grantControls });
  const strength = (...allowedCombinations: string[]) =>
    granted({
      operator: 'OR',
      builtInControls: [],
      authenticationStrength: { id: 'own', allowedCombinations },
    });

  it.each([
    ['MFA', granted({ operator: 'OR', builtInControls: ['mfa'] }), 'full'],
    ['a block', granted({ operator: 'OR', builtInControls: ['block'] }), 'full'],
    ['MFA and a device', granted({ operator: 'AND', builtInControls: ['mfa', 'compliantDevice'] }), 'full'],
    ['MFA or a device', granted({ operator: 'OR', builtInControls: ['mfa', 'compliantDevice'] }), 'none'],
    ['MFA or terms of use', granted({ operator: 'OR', builtInControls: ['mfa'], termsOfUse: ['t'] }), 'none'],
    [
      'MFA and terms of use',
      granted({ operator: 'AND', builtInControls: ['mfa'], termsOfUse: ['t'] }),
      'full',
    ],
    ['a strength of two factors', strength('password,softwareOath', 'fido2'), 'full'],
    ['a strength that takes a password', strength('password', 'fido2'), 'none'],
    [
      'a built-in strength',
      granted({
        operator: 'OR',
        builtInControls: [],
        authenticationStrength: { id: '00000000-0000-0000-0000-000000000004' },
      }),
      'full',
    ],
    ['nothing', granted({ operator: 'OR', builtInControls: [] }), 'none'],
    ['only session controls', policy({}, { grantControls: null }), 'none'],
  ] as const)('%s', (_what, one, state) => {
    expect(of([one]).state).toBe(state);
  });

  it('lets a device of the organisation stand for MFA only where that is asked', () => {
    const either = granted({ operator: 'OR', builtInControls: ['mfa', 'domainJoinedDevice'] });
    const demand: Demand = { ...mfa, satisfies: (one) => demandsMfaOrDevice(one, new Map()) };
    expect(of([either], anna, demand).state).toBe('full');
    expect(of([either], anna, { ...mfa, satisfies: demandsManagedDevice }).state).toBe('none');
    const device = granted({ operator: 'OR', builtInControls: ['compliantDevice', 'domainJoinedDevice'] });
    expect(of([device], anna, { ...mfa, satisfies: demandsManagedDevice }).state).toBe('full');
  });

  it('takes no one-time password for phishing-resistant', () => {
    const demand: Demand = { ...mfa, satisfies: (one) => demandsPhishingResistant(one, new Map()) };
    expect(of([strength('fido2', 'windowsHelloForBusiness')], anna, demand).state).toBe('full');
    expect(of([strength('fido2', 'password,softwareOath')], anna, demand).state).toBe('none');
    expect(of([policy()], anna, demand).state).toBe('none');
  });
});

describe('other demands', () => {
  const legacy: Demand = { satisfies: blocks, clients: legacyClients };
  const block = { operator: 'OR', builtInControls: ['block'] };

  it('legacy authentication: both kinds of client must be blocked', () => {
    const both = policy({ clientAppTypes: ['exchangeActiveSync', 'other'] }, { grantControls: block });
    const one = policy({ clientAppTypes: ['other'] }, { grantControls: block });
    expect(of([both], anna, legacy).state).toBe('full');
    expect(of([one], anna, legacy).state).toBe('none');
  });

  it('high risk: only a policy for that risk, or for every sign-in, stops it', () => {
    const demand: Demand = { satisfies: blocks, clients: modernClients, signInRisk: 'high' };
    const high = policy({ signInRiskLevels: ['high'] }, { grantControls: block });
    const medium = policy({ signInRiskLevels: ['medium'] }, { grantControls: block });
    expect(of([high], anna, demand).state).toBe('full');
    expect(of([medium], anna, demand).state).toBe('none');
  });

  it('device code: a policy on the flow stops it', () => {
    const demand: Demand = { satisfies: blocks, clients: modernClients, flow: 'deviceCodeFlow' };
    const flow = (transferMethods: string) =>
      policy({ authenticationFlows: { transferMethods } }, { grantControls: block });
    expect(of([flow('deviceCodeFlow,authenticationTransfer')], anna, demand).state).toBe('full');
    expect(of([flow('authenticationTransfer')], anna, demand).state).toBe('none');
  });

  it('registering methods: only a policy on that action counts', () => {
    const demand: Demand = {
      satisfies: demandsManagedDevice,
      clients: modernClients,
      action: 'urn:user:registersecurityinfo',
    };
    const grantControls = { operator: 'OR', builtInControls: ['compliantDevice'] };
    const applications = { includeUserActions: ['urn:user:registersecurityinfo'] };
    expect(of([policy({ applications }, { grantControls })], anna, demand).state).toBe('full');
    expect(of([policy({}, { grantControls })], anna, demand).state).toBe('none');
  });
});

it('is the same for thousands of users and quick', () => {
  const policies = Array.from({ length: 30 }, (_, index) =>
    policy({
      applications: { includeApplications: ['All'], excludeApplications: [`app-${index}`] },
      users: { includeUsers: ['All'], excludeUsers: [`user-${index}`] },
    }),
  );
  const judge = coverage(mfa, { policies, groups: new Map(), locations: { isTrusted: () => false } });
  const states = Array.from({ length: 20_000 }, (_, index) => judge({ ...anna, id: `user-${index}` }).state);
  expect(new Set(states)).toEqual(new Set(['full']));
});
