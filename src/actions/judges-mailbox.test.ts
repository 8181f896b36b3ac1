import { describe, expect, it } from 'vitest';
import type { FindHints } from '../domain/action.ts';
import { judgeAutoReply } from './clear-auto-reply/index.ts';
import { judgeForwarding } from './clear-forwarding/find.ts';
import { judgeConnector } from './disable-connector/index.ts';
import { judgeAddIn } from './disable-mailbox-add-in/index.ts';
import { judgeMobileDevice } from './end-mobile-partnership/index.ts';
import { judgeDelegate } from './delegate.ts';
import { judgeSweepRule } from './disable-sweep-rule/index.ts';
import { judgeTransportRule } from './disable-transport-rule/judge.ts';
import { judgeFolderRight } from './mend-folder-permission/judge.ts';
import { judgeProtocols } from './switch-off-protocols/index.ts';

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

describe('telephones, add-ins and connectors', () => {
  it('ends a partnership of the incident and keeps the owner’s telephone', () => {
    const device = {
      identity: 'i',
      deviceId: 'd',
      type: 'iPhone',
      model: null,
      friendlyName: null,
      userAgent: null,
      accessState: 'Allowed',
      firstSync: inside,
      lastSync: inside,
    };
    expect(judgeMobileDevice(device, known, now).suggestion).toBe('remove');
    expect(judgeMobileDevice({ ...device, firstSync: before }, known, now).suggestion).toBe('keep');
    expect(judgeMobileDevice(device, unknown, now).suggestion).toBe('ask');
  });

  it('asks about an add-in of one’s own and passes over the organisation’s', () => {
    const addIn = { id: 'a', name: 'x', provider: 'y', enabled: true, scope: 'User', version: null };
    expect(judgeAddIn(addIn)?.suggestion).toBe('ask');
    expect(judgeAddIn({ ...addIn, provider: 'Microsoft' })?.suggestion).toBe('keep');
    expect(judgeAddIn({ ...addIn, provider: 'Microsoft Support Team' })?.suggestion).toBe('ask');
    expect(judgeAddIn({ ...addIn, scope: 'Organization' })).toBeNull();
  });

  it('removes a connector of the incident and keeps an old one', () => {
    const connector = {
      direction: 'inbound' as const,
      name: 'Relay',
      enabled: true,
      type: 'OnPremises',
      peers: ['203.0.113.9'],
      created: inside,
    };
    expect(judgeConnector(connector, known, now).suggestion).toBe('remove');
    expect(judgeConnector({ ...connector, created: before }, known, now).suggestion).toBe('keep');
    expect(judgeConnector(connector, unknown, now).suggestion).toBe('ask');
  });
});
