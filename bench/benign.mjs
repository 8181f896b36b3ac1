// A month of an invented organisation in which nobody attacks anybody: what people, phones, programs and administrators
// do all day. Every record is invented, from a seed, and marked `Generated`.
import { createHash } from 'node:crypto';

const day = 86_400_000;
const begin = Date.UTC(2026, 8, 1);
const office = { ip: '192.0.2.10', country: 'DE', asn: 64_496 };

/** A small fast generator of numbers (mulberry32). */
function numbers(seed) {
  let state = createHash('sha256').update(String(seed)).digest().readUInt32LE();
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

/** Records of `people` over `days`, in no order. */
export function* benignRecords(people, days, seed) {
  const next = numbers(seed);
  const whole = (limit) => Math.floor(next() * limit);
  const chance = (share) => next() < share;
  const guid = () => {
    const hex = Array.from({ length: 32 }, () => whole(16).toString(16)).join('');
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
  };
  const tools = { next, whole, chance, guid, tenant: guid() };
  for (let index = 0; index < people; index++) {
    const person = {
      upn: `person${index}@generated.example`,
      id: guid(),
      home: {
        ip: `198.51.${100 + (index % 100)}.${1 + whole(250)}`,
        country: 'DE',
        asn: 64_497 + (index % 4),
      },
      phone: { ip: `203.0.${10 + (index % 50)}.${1 + whole(250)}`, country: 'DE', asn: 64_510 },
      browser: 120 + whole(10),
      device: guid(),
      remote: chance(0.3),
      travels: chance(0.1) ? 5 + whole(days - 8) : null,
      tidies: chance(0.15) ? whole(days) : null,
      changesPhone: chance(0.08) ? whole(days) : null,
      sorts: chance(0.3),
      keepsRss: chance(0.05),
    };
    for (let today = 0; today < days; today++) {
      // Weekends are quiet, not silent.
      if ([0, 6].includes(new Date(begin + today * day).getUTCDay()) && !chance(0.1)) continue;
      yield* dayOf(person, today, tools);
    }
  }
  for (let today = 0; today < days; today++) yield* administration(today, people, tools);
}

function* dayOf(person, today, { whole, chance, guid, tenant }) {
  const start = begin + today * day + (6 + whole(3)) * 3_600_000;
  const at = (minutes) => new Date(start + minutes * 60_000 + whole(60_000)).toISOString();
  const abroad = person.travels !== null && today >= person.travels && today < person.travels + 3;
  const place = abroad
    ? { ip: '192.0.2.200', country: 'AT', asn: 64_520 }
    : person.remote && chance(0.5)
      ? person.home
      : office;
  const agent = `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${person.browser + Math.floor(today / 10)}.0.0.0 Safari/537.36`;
  const session = guid();
  const record = (operation, when, more) => ({
    Id: guid(),
    CreationTime: when.slice(0, 19),
    Operation: operation,
    OrganizationId: tenant,
    ResultStatus: 'Succeeded',
    UserId: person.upn,
    UserType: 0,
    UserKey: person.id,
    Workload: 'Exchange',
    RecordType: 2,
    ClientIP: place.ip,
    Generated: true,
    ...more,
  });
  const mailbox = {
    LogonType: 0,
    MailboxOwnerUPN: person.upn,
    ClientInfoString: 'Client=OWA;Action=Normal',
    SessionId: session,
  };
  for (let index = 0; index < 3 + whole(4); index++) {
    const from = index > 1 && chance(0.5) ? person.phone : place;
    const phone = from === person.phone;
    const wrong = chance(0.05);
    yield {
      id: guid(),
      createdDateTime: at(index * 90),
      userPrincipalName: person.upn,
      userId: person.id,
      appId: phone ? '27922004-5251-4030-b22d-91ecd9a37ea4' : '9199bf20-a13f-4107-85dc-02114787ef48',
      appDisplayName: phone ? 'Outlook Mobile' : 'One Outlook Web',
      resourceDisplayName: 'Office 365 Exchange Online',
      clientAppUsed: phone ? 'Mobile Apps and Desktop clients' : 'Browser',
      ipAddress: from.ip,
      autonomousSystemNumber: from.asn,
      location: { countryOrRegion: from.country, city: 'Generated' },
      userAgent: phone ? 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X)' : agent,
      isInteractive: index === 0,
      sessionId: phone ? guid() : session,
      authenticationRequirement: index === 0 ? 'multiFactorAuthentication' : 'singleFactorAuthentication',
      conditionalAccessStatus: 'success',
      riskLevelDuringSignIn: 'none',
      status: { errorCode: wrong ? 50126 : 0 },
      deviceDetail: {
        deviceId: phone ? '' : person.device,
        trustType: phone ? '' : 'Hybrid Azure AD joined',
      },
      Generated: true,
    };
  }
  for (let index = 0; index < 15 + whole(30); index++)
    yield record('MailItemsAccessed', at(whole(600)), {
      ...mailbox,
      RecordType: 50,
      OperationProperties: [
        { Name: 'MailAccessType', Value: chance(0.05) ? 'Sync' : 'Bind' },
        { Name: 'IsThrottled', Value: 'False' },
      ],
      Folders: [
        { Path: '\\Posteingang', FolderItems: [{ InternetMessageId: `<${guid()}@generated.example>` }] },
      ],
      OperationCount: 1 + whole(3),
    });
  const item = (subject) => ({
    Item: {
      Subject: subject,
      InternetMessageId: `<${guid()}@generated.example>`,
      ParentFolder: { Path: '\\Posteingang' },
    },
  });
  for (let index = 0; index < 3 + whole(8); index++)
    yield record('Send', at(whole(600)), {
      ...mailbox,
      ...item(chance(0.1) ? 'Rechnung 4711' : `Angebot ${whole(9999)}`),
    });
  const deletions = person.tidies === today ? 150 : whole(10);
  for (let index = 0; index < deletions; index++)
    yield record('MoveToDeletedItems', at(person.tidies === today ? whole(40) : whole(600)), {
      ...mailbox,
      RecordType: 3,
      ...item(`Newsletter ${whole(99)}`),
    });
  for (let index = 0; index < whole(12); index++)
    yield record(chance(0.2) ? 'FileDownloaded' : 'FileAccessed', at(whole(600)), {
      Workload: 'SharePoint',
      RecordType: 6,
      UserAgent: agent,
      ObjectId: `https://generated.sharepoint.com/sites/Vertrieb/Datei${whole(999)}.docx`,
      SourceFileName: 'Datei.docx',
      SourceRelativeUrl: 'Vertrieb',
    });
  const rule = (name, parameters) =>
    record('New-InboxRule', at(whole(600)), {
      RecordType: 1,
      ResultStatus: 'True',
      ObjectId: `generated.example/${person.upn}\\${name}`,
      Parameters: [
        { Name: 'Name', Value: name },
        ...Object.entries(parameters).map(([Name, Value]) => ({ Name, Value })),
      ],
    });
  if (person.sorts && today === 2)
    yield rule('Newsletter', { From: 'news@shop.example', MoveToFolder: 'Newsletter' });
  if (person.sorts && today === 9)
    yield rule('Bestellungen', { SubjectContainsWords: 'Rechnung', MoveToFolder: 'Buchhaltung' });
  if (person.keepsRss && today === 5)
    yield rule('Blog lesen', { From: 'feed@blog.example', MoveToFolder: 'RSS-Feeds' });
  if (person.changesPhone === today) {
    for (const operation of ['User registered security info', 'User changed default security info'])
      yield record(operation, at(60), {
        Workload: 'AzureActiveDirectory',
        RecordType: 8,
        ResultStatus: 'Success',
        Target: [{ ID: person.upn, Type: 5 }],
      });
  }
}

/** What administrators, scripts and Exchange itself do. */
function* administration(today, people, { whole, chance, guid, tenant }) {
  const at = () => new Date(begin + today * day + 28_800_000 + whole(28_800_000)).toISOString().slice(0, 19);
  const record = (operation, user, more) => ({
    Id: guid(),
    CreationTime: at(),
    Operation: operation,
    OrganizationId: tenant,
    ResultStatus: 'True',
    UserId: user,
    UserType: 2,
    RecordType: 1,
    Workload: 'Exchange',
    ClientIP: `${office.ip}:52100`,
    Generated: true,
    ...more,
  });
  const named = (given) => ({ Parameters: Object.entries(given).map(([Name, Value]) => ({ Name, Value })) });
  const somebody = () => `person${whole(people)}@generated.example`;
  const system = 'NT AUTHORITY\\SYSTEM (Microsoft.Exchange.ServiceHost)';
  for (let index = 0; index < 40; index++)
    yield record('Set-Mailbox', system, {
      UserType: 3,
      ClientIP: '',
      ...named({ Identity: somebody(), ProhibitSendQuota: '99 GB' }),
    });
  const admin = 'admin@generated.example';
  if (chance(0.3))
    yield record(
      'Add-MailboxPermission',
      admin,
      named({ Identity: 'info@generated.example', User: somebody(), AccessRights: 'FullAccess' }),
    );
  if (chance(0.2))
    yield record(
      'Add-RecipientPermission',
      admin,
      named({ Identity: 'info@generated.example', Trustee: somebody(), AccessRights: 'SendAs' }),
    );
  if (chance(0.2))
    yield record('Set-Mailbox', admin, named({ Identity: somebody(), AutoReplyState: 'Enabled' }));
  const directory = { Workload: 'AzureActiveDirectory', RecordType: 8, ResultStatus: 'Success' };
  for (let index = 0; index < 5; index++)
    yield record('Update user.', admin, {
      ...directory,
      ObjectId: somebody(),
      ModifiedProperties: [{ Name: 'Department', NewValue: '["Vertrieb"]', OldValue: '[]' }],
    });
  if (chance(0.2)) yield record('Reset user password.', admin, { ...directory, ObjectId: somebody() });
  if (chance(0.1))
    yield record('Add user.', admin, { ...directory, ObjectId: `new${today}@generated.example` });
}
