import { describe, expect, it } from 'vitest';
import type { FindHints } from '../domain/action.ts';
import { seededRandom } from '../kernel/random.ts';
import type { AuthenticationMethod } from '../microsoft/graph/authentication-methods.ts';
import type { AccessPolicy } from '../microsoft/graph/conditional-access.ts';
import type { Device } from '../microsoft/graph/devices.ts';
import type { ServicePrincipal } from '../microsoft/graph/service-principals.ts';
import { judgeApp } from './app-judge.ts';
import { judgeAutoReply } from './clear-auto-reply/index.ts';
import { judgeForwarding } from './clear-forwarding/find.ts';
import { judgeDelegate } from './delegate.ts';
import { judgeDevice } from './disable-device/judge.ts';
import { judgeNewAccount } from './disable-attacker-account/index.ts';
import { judgeSweepRule } from './disable-sweep-rule/index.ts';
import { judgeTransportRule } from './disable-transport-rule/judge.ts';
import { judgeFolderRight } from './mend-folder-permission/judge.ts';
import { strongPassword } from './password.ts';
import { judgeCredential } from './remove-app-credential/index.ts';
import { judgeMethod, removalOrder } from './remove-mfa-method/find.ts';
import { judgeRole } from './remove-role/index.ts';
import { demandsMfa } from './require-mfa/route.ts';
import { judgeProtocols } from './switch-off-protocols/index.ts';

// Invented people, apps and devices. The incident began on 10 November.
const now = new Date('2026-11-24T12:00:00.000Z');
const before = '2025-03-01T08:00:00.000Z';
const inside = '2026-11-12T02:10:00.000Z';
const known: FindHints = {
  since: '2026-11-10T00:00:00.000Z',
  acceptedDomains: ['contoso.example'],
  implicated: new Set(),
};
const unknown: FindHints = { ...known, since: null };

describe('forwarding', () => {
  const facts = { recipientName: null, recipient: null, address: null, deliverAndForward: true };

  it('is removed where it leaves the organisation, directly or through a contact', () => {
    expect(judgeForwarding({ ...facts, address: 'x@evil.example' }, unknown).suggestion).toBe('remove');
    const recipient = {
      displayName: 'Archiv',
      primaryAddress: 'archiv@contoso.example',
      externalAddress: 'x@evil.example',
      type: 'MailContact',
      created: null,
    };
    const judged = judgeForwarding({ ...facts, recipientName: 'Archiv', recipient }, unknown);
    expect(judged.suggestion).toBe('remove');
    expect(judged.reasons[0]?.text.en).toContain('x@evil.example');
  });

  it('is asked about where it stays inside', () => {
    const recipient = {
      displayName: 'Team',
      primaryAddress: 'team@contoso.example',
      externalAddress: null,
      type: 'SharedMailbox',
      created: before,
    };
    expect(judgeForwarding({ ...facts, recipientName: 'Team', recipient }, known).suggestion).toBe('ask');
  });
});

describe('delegates', () => {
  const colleague = {
    displayName: 'Bob',
    primaryAddress: 'bob@contoso.example',
    externalAddress: null,
    type: 'UserMailbox',
    created: before,
  };

  it('keeps a long-standing colleague and removes guests and newcomers', () => {
    expect(judgeDelegate('bob', colleague, null, known, now).suggestion).toBe('keep');
    expect(judgeDelegate('eve', { ...colleague, created: inside }, null, known, now).suggestion).toBe(
      'remove',
    );
    const guest = { ...colleague, type: 'GuestMailUser', externalAddress: 'eve@evil.example' };
    expect(judgeDelegate('eve_evil#EXT#', guest, null, unknown, now).suggestion).toBe('remove');
  });

  it('asks about somebody nobody knows, and about a colleague of unknown age', () => {
    expect(judgeDelegate('S-1-5-21-1', null, null, known, now).suggestion).toBe('ask');
    expect(judgeDelegate('bob', { ...colleague, created: null }, null, known, now).suggestion).toBe('ask');
  });
});

describe('folder permissions', () => {
  const inbox = { path: '\\Inbox', type: 'Inbox' };
  const calendar = { path: '\\Calendar', type: 'Calendar' };
  const right = (user: string, ...rights: string[]) => ({ user, rights, flags: [] });

  it('removes what everybody may read, save a calendar’s free and busy', () => {
    expect(
      judgeFolderRight(right('Default', 'Reviewer'), inbox, { recipient: null, change: null }, known)
        ?.suggestion,
    ).toBe('remove');
    expect(
      judgeFolderRight(right('Anonymous', 'Reviewer'), calendar, { recipient: null, change: null }, known)
        ?.suggestion,
    ).toBe('remove');
    expect(
      judgeFolderRight(
        right('Default', 'AvailabilityOnly'),
        calendar,
        { recipient: null, change: null },
        known,
      ),
    ).toBeNull();
    expect(
      judgeFolderRight(right('Default', 'None'), inbox, { recipient: null, change: null }, known),
    ).toBeNull();
    expect(
      judgeFolderRight(right('Default', 'Reviewer'), calendar, { recipient: null, change: null }, known)
        ?.suggestion,
    ).toBe('ask');
  });

  it('keeps a colleague on the calendar', () => {
    const colleague = {
      displayName: 'Bob',
      primaryAddress: 'bob@contoso.example',
      externalAddress: null,
      type: 'UserMailbox',
      created: before,
    };
    expect(
      judgeFolderRight(right('Bob', 'Editor'), calendar, { recipient: colleague, change: null }, known)
        ?.suggestion,
    ).toBe('keep');
    expect(
      judgeFolderRight(right('Bob', 'Reviewer'), inbox, { recipient: colleague, change: null }, known)
        ?.suggestion,
    ).toBe('ask');
  });
});

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

describe('mail flow rules', () => {
  const rule = {
    key: 'g',
    name: 'Compliance',
    enabled: true,
    content: { BlindCopyTo: ['x@evil.example'] },
    changed: inside,
  };
  const context = { upn: 'ann@contoso.example', now };

  it('removes a copy outside that came with the incident, asks about an old one', () => {
    expect(judgeTransportRule(rule, known, context)?.suggestion).toBe('remove');
    expect(judgeTransportRule({ ...rule, changed: before }, known, context)?.suggestion).toBe('ask');
  });

  it('keeps an old exercise and passes over a disclaimer', () => {
    const exercise = {
      ...rule,
      content: { SetSCL: -1, SenderDomainIs: ['training.example'] },
      changed: before,
    };
    expect(judgeTransportRule(exercise, known, context)?.suggestion).toBe('keep');
    expect(
      judgeTransportRule({ ...rule, content: { ApplyHtmlDisclaimerText: 'x' } }, known, context),
    ).toBeNull();
  });
});

describe('sweep rules, automatic replies and protocols', () => {
  it('keeps a swept newsletter and removes swept colleagues', () => {
    const sweep = {
      key: 's',
      name: 'x',
      enabled: true,
      sender: 'news@shop.example',
      sourceFolder: 'Inbox',
      destinationFolder: 'Deleted Items',
      keepForDays: null,
      keepLatest: 1,
    };
    expect(judgeSweepRule(sweep, ['contoso.example']).suggestion).toBe('keep');
    expect(judgeSweepRule({ ...sweep, sender: 'boss@contoso.example' }, ['contoso.example']).suggestion).toBe(
      'remove',
    );
  });

  it('keeps a notice of absence and removes new bank details at an outside address', () => {
    const reply = {
      state: 'Enabled' as const,
      internalMessage: 'Ich bin bis Montag im Urlaub.',
      externalMessage: null,
      externalAudience: 'All',
      start: null,
      end: null,
    };
    expect(judgeAutoReply(reply, ['contoso.example']).suggestion).toBe('keep');
    const bad = {
      ...reply,
      externalMessage: '<p>Unsere Bankverbindung ist neu: <a href="https://pay.evil.example">hier</a></p>',
    };
    expect(judgeAutoReply(bad, ['contoso.example']).suggestion).toBe('remove');
  });

  it('names the doors that app passwords open', () => {
    const protocols = {
      ActiveSyncEnabled: true,
      EwsEnabled: true,
      ImapEnabled: true,
      MacOutlookEnabled: null,
      MAPIEnabled: true,
      OneWinNativeOutlookEnabled: null,
      OutlookMobileEnabled: true,
      OWAEnabled: true,
      OWAforDevicesEnabled: true,
      PopEnabled: false,
      UniversalOutlookEnabled: true,
      SmtpClientAuthenticationDisabled: null,
    };
    expect(judgeProtocols(protocols, false)?.open).toEqual(['IMAP', 'SMTP AUTH']);
    expect(judgeProtocols({ ...protocols, ImapEnabled: false }, true)).toBeNull();
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
