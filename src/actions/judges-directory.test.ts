import type { Json } from '../kernel/json.ts';
import { describe, expect, it } from 'vitest';
import type { FindHints } from '../domain/action.ts';
import { seededRandom } from '../kernel/random.ts';
import type { AuthenticationMethod } from '../microsoft/graph/authentication-methods.ts';
import type { AccessPolicy } from '../microsoft/graph/conditional-access.ts';
import type { Device } from '../microsoft/graph/devices.ts';
import type { ServicePrincipal } from '../microsoft/graph/service-principals.ts';
import { judgeApp } from './app-judge.ts';
import { judgeDevice } from './disable-device/judge.ts';
import { judgeNewAccount } from './disable-attacker-account/index.ts';
import { strongPassword } from './password.ts';
import { judgeAssignment } from './remove-app-role-assignment/index.ts';
import { judgeCredential } from './remove-app-credential/find.ts';
import { judgeMethod, removalOrder } from './remove-mfa-method/find.ts';
import { foothold } from './support.ts';
import { judgeRole } from './remove-role/index.ts';
import { judgePolicy } from './restore-conditional-access/index.ts';
import { demandsMfa } from './require-mfa/route.ts';

// Invented people, apps and devices. The incident began on 10 November.
const now = new Date('2026-11-24T12:00:00.000Z');
const before = '2025-03-01T08:00:00.000Z';
const inside = '2026-11-12T02:10:00.000Z';
const known: FindHints = {
  since: '2026-11-10T00:00:00.000Z',
  acceptedDomains: ['contoso.example'],
  implicated: [],
};
const unknown: FindHints = { ...known, since: null };

describe('sign-in methods', () => {
  const method = (
    created: string | null,
    more: Partial<AuthenticationMethod> = {},
  ): AuthenticationMethod => ({
    id: 'a',
    kind: 'softwareOath',
    type: 'softwareOathAuthenticationMethod',
    created,
    detail: null,
    phoneType: null,
    ...more,
  });
  const context = { methods: [], now };

  it('removes those of the incident, keeps those from before, asks about undated ones', () => {
    expect(judgeMethod(method(inside), context, known).suggestion).toBe('remove');
    expect(judgeMethod(method(before), context, known).suggestion).toBe('keep');
    expect(judgeMethod(method(null), context, known).suggestion).toBe('ask');
  });

  it('asks only about young ones where the start of the incident is unknown', () => {
    expect(judgeMethod(method(inside), context, unknown).suggestion).toBe('ask');
    expect(judgeMethod(method(before), context, unknown).suggestion).toBe('keep');
  });

  it('puts the alternate mobile number before the mobile number', () => {
    const phones = [
      method(null, { id: 'm', kind: 'phone', phoneType: 'mobile' }),
      method(null, { id: 'x', kind: 'phone', phoneType: 'alternateMobile' }),
    ];
    expect(removalOrder(phones).map((one) => one.id)).toEqual(['x', 'm']);
  });
});

describe('apps', () => {
  const app: ServicePrincipal = {
    id: 'sp',
    appId: '11111111-1111-4111-8111-111111111111',
    name: 'Mail Helper',
    owner: '99999999-9999-4999-8999-999999999999',
    verifiedPublisher: null,
    enabled: true,
    created: inside,
    replyUrls: [],
    roles: new Map(),
    credentials: [],
  };
  const context = {
    tenantId: '22222222-2222-4222-8222-222222222222',
    now,
    ownerNames: ['Ann Example', 'ann@contoso.example'],
  };
  const mail = ['Mail.ReadWrite', 'offline_access'];

  it('removes an unverified mail app that came with the incident', () => {
    expect(judgeApp(app, mail, 'user', known, context).suggestion).toBe('remove');
    expect(
      judgeApp(
        { ...app, appId: 'ff8d92dc-3d82-41d6-bcbd-b9174d163620' },
        ['User.Read'],
        'user',
        unknown,
        context,
      ).suggestion,
    ).toBe('remove');
    expect(judgeApp({ ...app, name: 'ANN EXAMPLE' }, mail, 'user', unknown, context).suggestion).toBe(
      'remove',
    );
  });

  it('keeps Microsoft’s own, verified old, harmless and admin-approved apps', () => {
    const old = { ...app, created: before };
    expect(
      judgeApp({ ...app, owner: 'f8cdef31-a31e-4b4a-93e4-5f571e91255a' }, mail, 'user', known, context)
        .suggestion,
    ).toBe('keep');
    expect(
      judgeApp({ ...old, verifiedPublisher: 'Good Maker' }, mail, 'user', known, context).suggestion,
    ).toBe('keep');
    expect(judgeApp(old, ['User.Read'], 'user', known, context).suggestion).toBe('keep');
    expect(judgeApp(old, mail, 'admin', known, context).suggestion).toBe('keep');
  });

  it('asks about an old unverified mail app, for its grant has no date', () => {
    expect(judgeApp({ ...app, created: before }, mail, 'user', known, context).suggestion).toBe('ask');
  });
});

describe('devices', () => {
  const device: Device = {
    id: 'd',
    deviceId: 'd',
    name: 'LAPTOP-ANN',
    operatingSystem: 'Windows',
    version: '10.0.26100.2033',
    trustType: 'AzureAd',
    enabled: true,
    compliant: true,
    managed: true,
    registered: before,
    lastSignIn: null,
  };

  it('keeps the owner’s laptop and removes what came with the incident or looks like a tool', () => {
    expect(judgeDevice(device, known, now).suggestion).toBe('keep');
    expect(
      judgeDevice({ ...device, registered: inside, compliant: null, managed: null }, known, now).suggestion,
    ).toBe('remove');
    const tool = {
      ...device,
      name: 'DESKTOP-9F3K2LQ',
      version: '10.0.19041.928',
      compliant: null,
      managed: null,
    };
    expect(judgeDevice({ ...tool, registered: null }, unknown, now).suggestion).toBe('remove');
  });
});

describe('app credentials', () => {
  const credential = {
    kind: 'password' as const,
    keyId: 'k',
    name: 'sync',
    start: inside,
    end: '2028-11-12T00:00:00.000Z',
  };

  it('removes a new one, even on an old app, and passes over old and expired ones', () => {
    expect(
      judgeCredential({ credential, owned: false, appCreated: before, recorded: null }, known, now)
        ?.suggestion,
    ).toBe('remove');
    expect(
      judgeCredential(
        { credential: { ...credential, start: before }, owned: false, appCreated: before, recorded: null },
        known,
        now,
      ),
    ).toBeNull();
    expect(
      judgeCredential(
        { credential: { ...credential, end: before }, owned: true, appCreated: before, recorded: null },
        known,
        now,
      ),
    ).toBeNull();
  });
});

describe('roles', () => {
  const role = {
    id: 'r',
    roleDefinitionId: 'x',
    templateId: '62e90394-69f5-4237-9190-012177145e10',
    roleName: 'Global Administrator',
    principalId: 'u',
    scope: '/',
  };

  it('removes a role given during the incident and keeps one that the log does not show', () => {
    expect(judgeRole(role, inside, true, false, known).suggestion).toBe('remove');
    expect(judgeRole(role, null, true, false, known).suggestion).toBe('keep');
    expect(judgeRole(role, null, false, false, unknown).suggestion).toBe('ask');
  });
});

describe('new accounts', () => {
  const user = {
    id: 'n',
    upn: 'svc-backup@contoso.example',
    displayName: 'svc',
    mail: null,
    enabled: true,
    guest: false,
    synced: false,
    created: inside,
    lastPasswordChange: null,
    sessionsValidFrom: null,
    otherMails: [],
  };
  const admin = {
    id: 'r',
    roleDefinitionId: 'x',
    templateId: '62e90394-69f5-4237-9190-012177145e10',
    roleName: 'Global Administrator',
    principalId: 'n',
    scope: '/',
  };

  it('removes a new administrator, passes over a joiner', () => {
    expect(judgeNewAccount(user, [admin], false, known)?.suggestion).toBe('remove');
    expect(judgeNewAccount(user, [], true, known)?.suggestion).toBe('remove');
    expect(judgeNewAccount(user, [], false, known)).toBeNull();
    expect(judgeNewAccount(user, [admin], false, unknown)?.suggestion).toBe('ask');
  });
});

describe('whether a policy demands MFA', () => {
  const policy: AccessPolicy = {
    id: 'p',
    name: 'MFA',
    state: 'enabled',
    created: null,
    modified: null,
    includeUsers: ['All'],
    excludeUsers: ['break-glass'],
    includeGroups: [],
    excludeGroups: [],
    includeRoles: [],
    includeApplications: ['All'],
    excludeApplications: [],
    clientAppTypes: ['all'],
    narrowed: false,
    controls: ['mfa'],
    operator: 'OR',
    strength: false,
  };

  it('counts only what holds everywhere and always', () => {
    expect(demandsMfa(policy, 'ann')).toBe(true);
    expect(demandsMfa(policy, 'break-glass')).toBe(false);
    expect(demandsMfa({ ...policy, state: 'enabledForReportingButNotEnforced' }, 'ann')).toBe(false);
    expect(demandsMfa({ ...policy, controls: ['mfa', 'compliantDevice'] }, 'ann')).toBe(false);
    expect(demandsMfa({ ...policy, includeApplications: ['Office365'] }, 'ann')).toBe(false);
    expect(demandsMfa({ ...policy, narrowed: true }, 'ann')).toBe(false);
    expect(demandsMfa({ ...policy, includeUsers: ['ann'] }, null)).toBe(false);
  });
});

describe('a Conditional Access policy', () => {
  const policy: AccessPolicy = {
    id: 'p',
    name: 'MFA',
    state: 'disabled',
    created: before,
    modified: inside,
    includeUsers: ['All'],
    excludeUsers: [],
    includeGroups: [],
    excludeGroups: [],
    includeRoles: [],
    includeApplications: ['All'],
    excludeApplications: [],
    clientAppTypes: ['all'],
    narrowed: false,
    controls: ['mfa'],
    operator: 'OR',
    strength: false,
  };

  it('is switched on again where somebody switched it off during the incident', () => {
    expect(judgePolicy(policy, 'ann', known)?.suggestion).toBe('remove');
    expect(judgePolicy({ ...policy, modified: before }, 'ann', known)).toBeNull();
    expect(judgePolicy({ ...policy, created: inside }, 'ann', known)).toBeNull();
    expect(judgePolicy(policy, 'ann', unknown)).toBeNull();
  });

  it('is asked about where it now leaves out the account', () => {
    const excluded: AccessPolicy = { ...policy, state: 'enabled', excludeUsers: ['ann'] };
    expect(judgePolicy(excluded, 'ann', known)?.suggestion).toBe('ask');
    expect(judgePolicy(excluded, 'bob', known)).toBeNull();
  });
});

describe('app role assignments', () => {
  const facts = { kind: 'servicePrincipals' as const, created: inside, role: 'Mail.Read', firstParty: true };

  it('removes what an owned app was given during the incident', () => {
    expect(judgeAssignment(facts, known)?.suggestion).toBe('remove');
    expect(judgeAssignment({ ...facts, created: before }, known)?.suggestion).toBe('keep');
    expect(judgeAssignment(facts, unknown)?.suggestion).toBe('ask');
  });

  it('passes over a user’s ordinary assignments', () => {
    const user = { ...facts, kind: 'users' as const, role: '' };
    expect(judgeAssignment(user, known)).toBeNull();
    expect(judgeAssignment({ ...user, firstParty: false }, known)?.suggestion).toBe('ask');
  });
});

describe('what an investigation already saw', () => {
  it('outweighs looks', () => {
    const parts = {
      kind: 'inbox-rule' as const,
      key: '1',
      account: 'Ann@contoso.example',
      title: { en: 'x', de: 'x' },
      reasons: [],
      suggestion: 'keep' as const,
      action: 'disable-inbox-rule',
      state: null,
    };
    expect(foothold(parts, known).suggestion).toBe('keep');
    const seen = {
      kind: 'inbox-rule' as const,
      account: 'ann@contoso.example',
      key: 'ann@contoso.example\\Junk E-Mail Rule',
      time: '2026-11-24T12:00:00.000Z',
      sure: true,
    };
    const judged = (state: Json, more: Partial<typeof seen> = {}): string =>
      foothold({ ...parts, state }, { ...known, implicated: [{ ...seen, ...more }] }).suggestion;
    expect(judged({ name: 'Junk E-Mail Rule' })).toBe('remove');
    expect(judged({ name: 'Junk E-mail Rule' })).toBe('keep');
    expect(judged({ name: 'Junk E-Mail Rule' }, { account: 'bob@contoso.example' })).toBe('keep');
    expect(judged({ name: 'Junk E-Mail Rule' }, { sure: false })).toBe('keep');
  });

  it('is known by the moment of its making where the log does not name it', () => {
    const parts = {
      kind: 'mfa-method' as const,
      key: '7',
      account: 'ann@contoso.example',
      title: { en: 'x', de: 'x' },
      reasons: [],
      suggestion: 'ask' as const,
      action: 'remove-mfa-method',
      state: { displayName: 'ann@contoso.example' },
    };
    const implicated = [
      {
        kind: 'mfa-method' as const,
        account: 'ann@contoso.example',
        key: 'ann@contoso.example',
        time: '2026-11-24T12:00:00.000Z',
        sure: true,
      },
    ];
    const judged = (since: string | null): string =>
      foothold({ ...parts, since }, { ...known, implicated }).suggestion;
    expect(judged('2026-11-24T12:01:30.000Z')).toBe('remove');
    expect(judged('2025-01-10T09:00:00.000Z')).toBe('ask');
    expect(judged(null)).toBe('ask');
  });
});

describe('a generated password', () => {
  it('is long, mixed, and free of signs that are misheard', () => {
    const random = seededRandom('passwords');
    const made = Array.from({ length: 200 }, () => strongPassword(random));
    expect(new Set(made).size).toBe(200);
    for (const password of made) {
      expect(password).toMatch(/^([A-Za-z2-9]{5}-){3}[A-Za-z2-9]{5}$/);
      expect(password).toMatch(/[A-Z]/);
      expect(password).toMatch(/[a-z]/);
      expect(password).toMatch(/[2-9]/);
      expect(password).not.toMatch(/[0O1lI]/);
    }
  });
});
