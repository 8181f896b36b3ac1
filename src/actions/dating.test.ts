import { describe, expect, it } from 'vitest';
import type { Account } from '../domain/account.ts';
import type { MailboxChange } from '../microsoft/exchange/audit-search.ts';
import { concerns, gives, inFolder } from './dating.ts';

// Invented records.
const ann: Account = {
  id: '11111111-1111-4111-8111-111111111111',
  upn: 'Ann.Example@contoso.example',
  displayName: 'Ann Example',
  mail: 'ann@contoso.example',
  enabled: true,
  kind: 'member',
  mailbox: 'user',
  synced: false,
  federated: false,
  roles: [],
  privileged: false,
};

function change(parameters: Readonly<Record<string, string>>, objectId = ''): MailboxChange {
  return {
    time: '2026-11-12T02:10:00.000Z',
    operation: 'x',
    actor: 'eve',
    objectId,
    parameters: new Map(Object.entries(parameters)),
  };
}

describe('finding a grant in the audit log', () => {
  it('knows the mailbox by every name that Exchange writes', () => {
    for (const identity of [
      'ann.example@contoso.example',
      'Ann Example',
      'ANN.EXAMPLE',
      ann.id,
      'ann@contoso.example:\\Inbox',
    ]) {
      expect({ identity, found: concerns(change({ identity }), ann) }).toEqual({ identity, found: true });
    }
    expect(concerns(change({}, 'EURPR04A001.PROD.OUTLOOK.COM/contoso/Ann Example'), ann)).toBe(true);
    expect(concerns(change({ identity: 'joann.example@contoso.example' }), ann)).toBe(false);
    expect(concerns(change({}), ann)).toBe(false);
  });

  it('knows who was given something, and nobody by an empty name', () => {
    const given = change({ user: 'bob@contoso.example', grantsendonbehalfto: 'Carol Example' });
    expect(gives(given, 'user', ['Bob@contoso.example'])).toBe(true);
    expect(gives(given, 'grantsendonbehalfto', [null, 'carol example'])).toBe(true);
    expect(gives(given, 'user', [null, ''])).toBe(false);
  });

  it('knows the folder, and the root where none is named', () => {
    expect(inFolder(change({ identity: 'ann@contoso.example:\\Posteingang' }), '\\posteingang')).toBe(true);
    expect(inFolder(change({ identity: 'ann@contoso.example:\\Inbox\\Sub' }), '\\Inbox')).toBe(false);
    expect(inFolder(change({ identity: 'ann@contoso.example' }), '\\')).toBe(true);
  });
});
