import { describe, expect, it } from 'vitest';
import type { NetworkKind } from '../domain/place.ts';
import { detect, habits } from '../../test/support/detect.ts';
import type { Invented } from '../../test/support/detect.ts';

const home = '198.51.100.10';
const phone = '198.51.100.20';
const abroad = '203.0.113.5';
const rented = '203.0.113.77';
const office = '192.0.2.1';
const places: { readonly [address: string]: readonly [string, number, NetworkKind] } = {
  [home]: ['DE', 100, 'access'],
  [phone]: ['DE', 101, 'mobile'],
  [abroad]: ['NG', 200, 'access'],
  [rented]: ['NL', 300, 'hosting'],
  [office]: ['DE', 102, 'access'],
};

const signIn = (at: number, address: string, given: Partial<Invented> = {}): Invented => ({
  at,
  operation: 'UserLoggedIn',
  client_ip: address,
  ...given,
});
const named = (country: string): Partial<Invented> => ({ country, source: 'sign-in' });
const times = (count: number, event: (index: number) => Invented): readonly Invented[] =>
  Array.from({ length: count }, (_, index) => event(index));

describe('impossible travel', () => {
  const pair = (minutes: number, first: Invented, second: Invented): readonly Invented[] => [
    first,
    { ...second, at: first.at + minutes / 60 },
  ];

  it('sees two places that nobody reaches in that time, and is surer where the record names the country too', async () => {
    const [sure] = await detect(
      'impossible-travel',
      pair(60, signIn(5, home, named('DE')), signIn(0, abroad, named('NG'))),
      places,
    );
    expect(sure).toMatchObject({
      user: 'ann@contoso.example',
      events: ['r0', 'r1'],
      addresses: [home, abroad],
    });
    expect(sure?.severity).toBeUndefined();
    const [guessed] = await detect('impossible-travel', pair(60, signIn(5, home), signIn(0, abroad)), places);
    expect(guessed?.severity).toBe('low');
  });

  it.each([
    ['enough time for a flight', pair(600, signIn(5, home), signIn(0, abroad))],
    ['a phone and a computer: different kinds of address', pair(30, signIn(5, phone), signIn(0, abroad))],
    ['rented servers, whose place is bought', pair(30, signIn(5, home), signIn(0, rented))],
    [
      'a neighbour, where only the databases’ border lies between',
      pair(1, signIn(5, home, named('DE')), signIn(0, office, named('AT'))),
    ],
  ])('stays silent about %s', async (_what, events) => {
    expect(await detect('impossible-travel', events, places)).toEqual([]);
  });

  it('stays silent about two countries that the account is used to', async () => {
    const proxied = times(20, (index) => signIn(index * 12, index % 2 === 0 ? home : abroad));
    expect(
      await detect('impossible-travel', [...proxied, signIn(239.5, home), signIn(240, abroad)], places),
    ).toEqual([]);
  });

  it('leaves the technician’s own address out', async () => {
    const events = pair(30, signIn(5, home, named('DE')), signIn(0, abroad, named('NG')));
    expect(await detect('impossible-travel', events, places, [], [abroad])).toEqual([]);
  });
});

describe('a session used elsewhere', () => {
  it('is followed through sign-ins and audit records by its id', async () => {
    const [found] = await detect(
      'session-used-elsewhere',
      [
        signIn(1, home, { session_id: 's1' }),
        { at: 1.5, operation: 'MailItemsAccessed', client_ip: rented, session_id: 's1' },
      ],
      places,
    );
    expect(found).toMatchObject({
      key: 's1',
      severity: 'high',
      confidence: 'high',
      addresses: [home, rented],
    });
  });

  it('is followed by the token id where a record names only that', async () => {
    const found = await detect(
      'session-used-elsewhere',
      [
        signIn(1, home, { session_id: 's1', token_id: 't1' }),
        { at: 1.2, operation: 'FileDownloaded', client_ip: abroad, token_id: 't1' },
      ],
      places,
    );
    expect(found).toHaveLength(1);
  });

  it.each([
    [
      'home and office of one country',
      [signIn(1, home, { session_id: 's' }), signIn(2, office, { session_id: 's' })],
    ],
    ['a phone on the way', [signIn(1, home, { session_id: 's' }), signIn(1.1, phone, { session_id: 's' })]],
    [
      'a journey with an open session',
      [signIn(1, home, { session_id: 's' }), signIn(20, abroad, { session_id: 's' })],
    ],
    ['two sessions', [signIn(1, home, { session_id: 's' }), signIn(1.1, abroad, { session_id: 'other' })]],
  ])('stays silent about %s', async (_what, events) => {
    expect(await detect('session-used-elsewhere', events, places)).toEqual([]);
  });
});

describe('a sign-in unlike any before', () => {
  const tool = { user_agent: 'axios/1.7', app_id: 'other', client_app: 'Browser' };

  it('is one that is new in several ways at once, gravest from rented servers abroad', async () => {
    const [found] = await detect('first-seen', [...habits(home), signIn(720, rented, tool)], places);
    expect(found).toMatchObject({ severity: 'high', addresses: [rented] });
    expect(found?.seen.en).toContain('country, network, program');
  });

  it.each([
    ['a new phone at home', [...habits(home), signIn(720, home, tool)]],
    [
      'a new network alone',
      [
        ...habits(home),
        signIn(720, office, { user_agent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/141.2', app_id: 'outlook' }),
      ],
    ],
    ['an account without habits', [signIn(1, home), signIn(2, rented, tool)]],
    [
      'a network where colleagues work',
      [
        ...habits(home),
        ...['bea', 'carl', 'dora', 'emil'].map((name) =>
          signIn(3, rented, { user: `${name}@contoso.example` }),
        ),
        signIn(720, rented, tool),
      ],
    ],
  ])('is not %s', async (_what, events) => {
    expect(await detect('first-seen', events, places)).toEqual([]);
  });
});

describe('bursts', () => {
  const calm = times(30, (index) => ({ at: index * 24, operation: 'HardDelete', client_ip: home }));

  it('are far above what the account does on other days, also where they last two hours', async () => {
    const burst = times(120, (index) => ({
      at: 480 + index / 60,
      operation: 'HardDelete',
      client_ip: rented,
    }));
    const found = await detect('mail-deletion-burst', [...calm, ...burst], places);
    expect(found.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(120);
    expect(found[0]?.addresses).toContain(rented);
  });

  it('are not the habit of an account that always does so', async () => {
    const habit = Array.from({ length: 10 }, (_, day) =>
      times(60, (index) => ({ at: day * 48 + index / 120, operation: 'HardDelete', client_ip: home })),
    ).flat();
    expect(await detect('mail-deletion-burst', habit, places)).toEqual([]);
  });

  it('count the messages that went in one record', async () => {
    const purge = (item_count: number): readonly Invented[] => [
      { at: 1, operation: 'HardDelete', item_count, client_ip: rented },
    ];
    expect(await detect('mail-deletion-burst', purge(60), places)).toHaveLength(1);
    expect(await detect('mail-deletion-burst', purge(20), places)).toEqual([]);
  });

  it('count what a record stands for, and only single messages', async () => {
    const read = (access: string): readonly Invented[] =>
      times(10, (index) => ({
        at: index / 60,
        operation: 'MailItemsAccessed',
        access_type: access,
        item_count: 30,
        client_ip: rented,
      }));
    expect(await detect('mail-access-burst', read('Bind'), places)).toHaveLength(1);
    expect(await detect('mail-access-burst', read('Sync'), places)).toEqual([]);
  });

  it.each([
    ['mail-sending-burst', 'Send', 30],
    ['file-download-burst', 'FileDownloaded', 60],
  ])('%s sees %s', async (id, operation, count) => {
    const many = (amount: number): readonly Invented[] =>
      times(amount, (index) => ({ at: index / 120, operation, client_ip: rented }));
    expect(await detect(id, many(count), places)).toHaveLength(1);
    expect(await detect(id, many(count / 3), places)).toEqual([]);
  });
});

describe('a rule, then mail cleared away', () => {
  const rule: Invented = { at: 1, operation: 'New-InboxRule', client_ip: rented, object_id: 'ann\\..' };
  const move = (folder: string, address: string, at: number): readonly Invented[] =>
    times(6, (index) => ({
      at: at + index / 60,
      operation: 'MoveToDeletedItems',
      client_ip: address,
      folder,
    }));

  it('is seen from the same address, graver where sent mail is hidden', async () => {
    expect(
      (await detect('rule-then-mail-moved', [rule, ...move('\\Inbox', rented, 1.5)], places))[0],
    ).toMatchObject({
      count: 6,
      key: 'ann\\..',
    });
    const [sent] = await detect(
      'rule-then-mail-moved',
      [rule, ...move('\\Gesendete Elemente', rented, 1.5)],
      places,
    );
    expect(sent?.severity).toBe('high');
  });

  it('is not mail moved elsewhere, before, or days later', async () => {
    for (const events of [
      move('\\Inbox', home, 1.5),
      move('\\Inbox', rented, 0),
      move('\\Inbox', rented, 20),
    ])
      expect(await detect('rule-then-mail-moved', [rule, ...events], places)).toEqual([]);
  });
});

describe('a method added after a risky sign-in', () => {
  const risky = signIn(10, rented, { risk_level: 'high', source: 'sign-in' });
  const method = (at: number): Invented => ({
    at,
    operation: 'User registered security info',
    source: 'directory-audit',
  });

  it('is seen within hours, by the person or by a record that names the person as target', async () => {
    expect(await detect('method-after-risky-sign-in', [risky, method(12)], places)).toHaveLength(1);
    const changed: Invented = {
      at: 11,
      operation: 'Update user',
      user: 'sync@contoso.example',
      target: 'ann@contoso.example',
      modified: '{"StrongAuthenticationPhoneAppDetail":"[]"}',
    };
    expect(await detect('method-after-risky-sign-in', [risky, changed], places)).toHaveLength(1);
  });

  it('is not a method days later, nor one after an ordinary sign-in', async () => {
    expect(await detect('method-after-risky-sign-in', [risky, method(40)], places)).toEqual([]);
    expect(await detect('method-after-risky-sign-in', [signIn(10, home), method(11)], places)).toEqual([]);
  });
});

describe('a spray that found a password', () => {
  const tries = ['bea', 'carl', 'dora', 'emil', 'fred', 'gabi'].map((name, index): Invented => ({
    at: 1 + index / 60,
    operation: 'UserLoginFailed',
    outcome: 'failure',
    error_code: '50126',
    user: `${name}@contoso.example`,
    client_ip: rented,
  }));

  it('is told from one that was stopped by the second factor', async () => {
    const [inside] = await detect('sign-in-after-spray', [...tries, signIn(1.5, rented)], places);
    expect(inside).toMatchObject({ user: 'ann@contoso.example', severity: 'high' });
    const stopped = signIn(1.5, rented, {
      operation: 'UserLoginFailed',
      outcome: 'failure',
      error_code: '50076',
    });
    expect((await detect('sign-in-after-spray', [...tries, stopped], places))[0]?.severity).toBe('medium');
  });

  it('is seen as a spray at each account that it tried', async () => {
    const found = await detect('password-spray', tries, places);
    expect(found.map(({ user }) => user?.split('@')[0])).toEqual([
      'bea',
      'carl',
      'dora',
      'emil',
      'fred',
      'gabi',
    ]);
  });

  it('is not an office of which most get in', async () => {
    const inside = Array.from({ length: 20 }, (_, index) =>
      signIn(1 + index / 60, rented, { user: `colleague${index}@contoso.example` }),
    );
    expect(await detect('password-spray', [...tries, ...inside], places)).toEqual([]);
    expect(await detect('sign-in-after-spray', [...tries, ...inside, signIn(1.5, rented)], places)).toEqual(
      [],
    );
  });

  it('is not the proxy behind which people work, nor a few mistypings', async () => {
    expect(
      await detect('sign-in-after-spray', [signIn(0, rented), ...tries, signIn(1.5, rented)], places),
    ).toEqual([]);
    expect(await detect('sign-in-after-spray', [...tries.slice(0, 3), signIn(1.5, rented)], places)).toEqual(
      [],
    );
  });
});

describe('what the attacker’s address did', () => {
  const read = (given: Partial<Invented>): Invented => ({
    at: 1,
    operation: 'MailItemsAccessed',
    client_ip: rented,
    mailbox_owner: 'chef@contoso.example',
    ...given,
  });

  it('counts single messages, whole folders, and everything where recording was throttled', async () => {
    const [found] = await detect(
      'mail-read-by-attacker',
      [
        read({ access_type: 'Bind', item_count: 7 }),
        read({ access_type: 'Sync', folder: '\\Inbox' }),
        read({ access_type: 'Bind', throttled: 'true' }),
        read({ access_type: 'Bind', client_ip: home, item_count: 100 }),
      ],
      places,
      [rented],
    );
    expect(found).toMatchObject({ user: 'chef@contoso.example', count: 3, severity: 'high' });
    expect(found?.seen.en).toBe(
      'recording was throttled: assume everything; whole folders: \\Inbox; 8 messages one by one',
    );
  });

  it('names every account that it used with success, and none that it only tried', async () => {
    const events = [
      signIn(1, rented),
      signIn(2, rented, { user: 'bea@contoso.example', operation: 'UserLoginFailed', outcome: 'failure' }),
      signIn(3, home, { user: 'carl@contoso.example' }),
    ];
    const found = await detect('attacker-address-active', events, places, [rented]);
    expect(found.map(({ user }) => user)).toEqual(['ann@contoso.example']);
    expect(await detect('attacker-address-active', events, places)).toEqual([]);
  });
});

describe('mail opened by an application never seen before', () => {
  const open = (at: number, app: string): Invented => ({
    at,
    operation: 'MailItemsAccessed',
    app_id: app,
    client_ip: rented,
  });
  const outlook = '5d661950-3475-41cd-a2c3-d671a3162bc1';

  it('is one that comes late and is not Microsoft’s own', async () => {
    const found = await detect('mail-access-by-new-app', [open(0, outlook), open(300, 'e9a7fea1')], places);
    expect(found.map(({ key }) => key)).toEqual(['e9a7fea1']);
    expect(await detect('mail-access-by-new-app', [open(0, 'e9a7fea1'), open(300, outlook)], places)).toEqual(
      [],
    );
  });
});
