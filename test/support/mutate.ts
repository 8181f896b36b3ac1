import type { Random } from '../../src/kernel/random.ts';

/** Invented, one of each kind of log. */
const seeds: readonly object[] = [
  {
    CreationTime: '2026-11-02T08:15:00',
    Id: 'X',
    Operation: 'New-InboxRule',
    RecordType: 1,
    UserId: 'anna@x.example',
    ClientIP: '203.0.113.7:1',
    Parameters: [{ Name: 'Name', Value: 'Rechnungen' }],
  },
  {
    CreationTime: '2026-11-02T08:15:00',
    Id: 'X',
    Operation: 'MailItemsAccessed',
    RecordType: 50,
    UserId: 'anna@x.example',
    Folders: [{ Path: '\\Inbox', FolderItems: [{ InternetMessageId: '<1@x>' }] }],
    OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
  },
  {
    CreationTime: '2026-11-02T08:15:00',
    Id: 'X',
    Operation: 'UserLoggedIn',
    RecordType: 15,
    UserId: 'anna@x.example',
    ExtendedProperties: [{ Name: 'UserAgent', Value: 'x' }],
    DeviceProperties: [{ Name: 'SessionId', Value: 's' }],
    Actor: [{ ID: 'a', Type: 5 }],
    Target: [{ ID: 'b', Type: 0 }],
  },
  {
    id: 'X',
    createdDateTime: '2026-11-02T08:15:00Z',
    appId: 'a',
    appDisplayName: 'b',
    clientAppUsed: 'Browser',
    userPrincipalName: 'anna@x.example',
    status: { errorCode: 0 },
    location: { city: 'c' },
  },
  {
    id: 'X',
    activityDateTime: '2026-11-02T08:15:00Z',
    activityDisplayName: 'Add user',
    initiatedBy: { user: { userPrincipalName: 'a@x.example' } },
    targetResources: [{ id: 'b', modifiedProperties: [{ displayName: 'c', newValue: 'd' }] }],
  },
  {
    RecordType: 1,
    CreationDate: '2026-11-02T08:15:00Z',
    AuditData: '{"CreationTime":"2026-11-02T08:15:00","Id":"X","Operation":"Send"}',
  },
];

/** One line that may be torn, wrong, deep, gigantic or no text at all; never with a line end within, never blank. */
export function mutatedLine(random: Random, number: number): Buffer {
  const seed = seeds[random.integer(seeds.length)]!;
  const text = JSON.stringify(seed).replaceAll('"X"', `"record-${number}"`);
  const bytes = Buffer.from(text);
  const at = 1 + random.integer(bytes.length - 2);
  switch (random.integer(14)) {
    case 0:
      return bytes.subarray(0, at);
    case 1:
      return bytes.subarray(at);
    case 2:
      return withValue(
        seed,
        number,
        random,
        [5, null, true, [], {}, [[[]]], 'x', -1e308, ['x'], [null], [{ Name: 1 }]][random.integer(11)],
      );
    case 3:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([0]), bytes.subarray(at)]);
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.from([0xff, 0xfe, 0xc3]), bytes.subarray(at)]);
    case 5:
      return Buffer.from(text.replace('{', `{"deep":${'['.repeat(1_000 + random.integer(3_000))}`));
    case 6:
      return withValue(seed, number, random, nested(random.integer(2_000)));
    case 7:
      return withValue(seed, number, random, '\ud800"\\\u0000\u2028' + 'ü🦊'.repeat(random.integer(200)));
    case 8:
      return random.integer(200) === 0
        ? withValue(seed, number, random, 'x'.repeat(random.integer(2_000_000)))
        : bytes;
    case 9: {
      const copy = Buffer.from(bytes);
      copy[at] = 0x20 + random.integer(95);
      return copy;
    }
    case 10:
      return Buffer.concat([bytes, bytes]);
    case 11:
      return Buffer.from(text.replace('{', '{"__proto__":{"x":1},"constructor":5,"Id":"twice",'));
    case 12:
      return random.integer(4) === 0
        ? Buffer.from(
            ['null', '5', '"x"', 'true', '[]', '{}', '<null>', ',,,', '{"value":[5]}'][random.integer(9)]!,
          )
        : bytes;
    default:
      return bytes;
  }
}

function withValue(seed: object, number: number, random: Random, value: unknown): Buffer {
  const names = Object.keys(seed);
  const changed = { ...seed, [names[random.integer(names.length)]!]: value };
  return Buffer.from(JSON.stringify(changed).replaceAll('"X"', `"record-${number}"`));
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let index = 0; index < depth; index++) value = index % 2 === 0 ? [value] : { Name: value };
  return value;
}
