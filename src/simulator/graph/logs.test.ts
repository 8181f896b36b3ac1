import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import type { Mailbox, Obj } from '../state/tenant.ts';
import { asApp, asPerson, everything, scenarioOf } from './testing.ts';
import type { Answer, GraphTester } from './testing.ts';

let simulator: Simulator;
let scenario: BuiltScenario;
let app: GraphTester;
let box: Mailbox;

const rows = (answer: Answer) => answer.body['value'] as Obj[];
const window = { filterStartDateTime: '2000-01-01T00:00:00Z', filterEndDateTime: '2100-01-01T00:00:00Z' };
const queries = '/v1.0/security/auditLog/queries';

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'] });
  scenario = scenarioOf(simulator, 'aitm-device');
  app = await asApp(simulator, scenario, everything);
  box = scenario.tenant.mailboxes.find((one) => one.properties.UserPrincipalName === scenario.victims[0])!;
});

afterAll(async () => {
  await simulator.close();
});

async function finished(tester: GraphTester, filters: Obj): Promise<string> {
  const job = await tester.send('POST', queries, { ...window, ...filters });
  expect([job.status, job.body['status']]).toEqual([201, 'notStarted']);
  simulator.world.clock.advance(1000);
  return `${queries}/${String(job.body['id'])}`;
}

describe('audit log queries', () => {
  it('run from notStarted over running to their end, and have records only then', async () => {
    const job = await app.send('POST', queries, window);
    const path = `${queries}/${String(job.body['id'])}`;
    expect((await app.get(`${path}/records`)).status).toBe(400);
    simulator.world.clock.advance(100);
    expect((await app.get(path)).body['status']).toBe('running');
    simulator.world.clock.advance(1000);
    expect((await app.get(path)).body['status']).toBe('succeeded');
    expect(rows(await app.get(`${path}/records?$top=1000`)).length).toBeGreaterThan(20);
    scenario.tenant.auditJobs.at(-1)!['_outcome'] = 'failed';
    expect((await app.get(path)).body['status']).toBe('failed');
    expect((await app.get(`${path}/records`)).status).toBe(400);
  });

  it('honour every filter', async () => {
    const upn = scenario.victims[0]!;
    const path = await finished(app, {
      userPrincipalNameFilters: [upn],
      recordTypeFilters: ['azureActiveDirectoryStsLogon'],
      ipAddressFilters: [scenario.attacker.ip],
    });
    const found = rows(await app.get(`${path}/records?$top=1000`));
    expect(found.length).toBeGreaterThan(0);
    for (const record of found)
      expect(record).toMatchObject({
        userPrincipalName: upn,
        auditLogRecordType: 'AzureActiveDirectoryStsLogon',
        clientIp: scenario.attacker.ip,
      });
    const none = await finished(app, { keywordFilter: 'no-record-says-this' });
    expect(rows(await app.get(`${none}/records`))).toEqual([]);
  });

  it('refuse unknown record types, unknown properties and windows that end before they begin', async () => {
    for (const body of [
      { ...window, recordTypeFilters: ['nonsense'] },
      { ...window, serviceFilter: 'Exchange' },
      { filterStartDateTime: window.filterEndDateTime, filterEndDateTime: window.filterStartDateTime },
      {},
    ])
      expect((await app.send('POST', queries, body)).status).toBe(400);
  });

  it('show a narrow permission only its own service', async () => {
    const exchange = await asApp(simulator, scenario, ['AuditLogsQuery-Exchange.Read.All']);
    const path = await finished(exchange, {});
    const services = new Set(
      rows(await exchange.get(`${path}/records?$top=1000`)).map((row) => row['service']),
    );
    expect([...services]).toEqual(['Exchange']);
  });

  it('run ten at a time for one caller', async () => {
    const busy = await asApp(simulator, scenario, ['AuditLogsQuery.Read.All']);
    for (let count = 0; count < 10; count++)
      expect((await busy.send('POST', queries, window)).status).toBe(201);
    expect((await busy.send('POST', queries, window)).status).toBe(429);
    expect((await app.send('POST', queries, window)).status).toBe(201);
    simulator.world.clock.advance(1000);
    expect((await busy.send('POST', queries, window)).status).toBe(201);
  });
});

describe('sign-ins', () => {
  it('are interactive in v1.0; beta tells more, and others when they are asked for', async () => {
    const plain = rows(await app.get('/v1.0/auditLogs/signIns?$top=1000'));
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.every((row) => row['isInteractive'] === true)).toBe(true);
    expect(plain.some((row) => 'sessionId' in row)).toBe(false);
    const filter = encodeURIComponent("signInEventTypes/any(t: t eq 'nonInteractiveUser')");
    const silent = rows(await app.get(`/beta/auditLogs/signIns?$filter=${filter}`));
    expect(silent.every((row) => row['isInteractive'] === false)).toBe(true);
    const one = await app.get(`/v1.0/auditLogs/signIns/${String(plain[0]!['id'])}`);
    expect(one.body['id']).toBe(plain[0]!['id']);
  });

  it('filter by user and time, newest first', async () => {
    const user = scenario.tenant.users.find((one) => one.userPrincipalName === scenario.victims[0])!;
    const filter = `userId eq '${user.id}' and createdDateTime ge ${scenario.attackBegan}`;
    const found = rows(await app.get(`/v1.0/auditLogs/signIns?$filter=${encodeURIComponent(filter)}`));
    const times = found.map((row) => String(row['createdDateTime']));
    expect(times).toEqual(times.toSorted().toReversed());
    expect(found.every((row) => row['userId'] === user.id)).toBe(true);
  });
});

describe('message traces', () => {
  it('tell what befell one copy of a message', async () => {
    await app.send('POST', `/v1.0/users/${scenario.victims[0]}/sendMail`, {
      message: {
        subject: 'Test (invented)',
        body: { contentType: 'text', content: 'x' },
        toRecipients: [{ emailAddress: { address: 'kunde@customer.example' } }],
      },
    });
    const path = '/v1.0/admin/exchange/tracing/messageTraces';
    const filter = encodeURIComponent("recipientAddress eq 'kunde@customer.example'");
    const [trace] = rows(await app.get(`${path}?$filter=${filter}`));
    expect(trace).toMatchObject({ subject: 'Test (invented)', status: 'delivered' });
    const details = `${path}/${String(trace!['id'])}/getDetailsByRecipient`;
    const found = await app.get(`${details}(recipientAddress='kunde@customer.example')`);
    expect(rows(found).map((event) => event['event'])).toEqual(['Receive', 'Deliver']);
    expect((await app.get(`${details}(recipientAddress='other@customer.example')`)).status).toBe(404);
  });
});

describe('mail', () => {
  it('records what was read, by folder and message', async () => {
    const before = scenario.tenant.logs.unified.length;
    const page = await app.get(`/v1.0/users/${scenario.victims[0]}/messages?$top=2&$select=subject`);
    const written = scenario.tenant.logs.unified.slice(before).map((entry) => entry.record);
    expect(rows(page)).toHaveLength(2);
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({ Operation: 'MailItemsAccessed', RecordType: 50, OperationCount: 2 });
    const items = (written[0]!['Folders'] as { FolderItems: unknown[] }[]).flatMap((one) => one.FolderItems);
    expect(items).toHaveLength(2);
  });

  it('is closed to other people', async () => {
    const other = scenario.tenant.mailboxes.find(
      (one) =>
        one !== box &&
        one.permissions.length === 1 &&
        one.properties['RecipientTypeDetails'] === 'UserMailbox',
    )!;
    const person = await asPerson(simulator, scenario, scenario.victims[0]!, [
      'Mail.ReadWrite',
      'MailboxSettings.ReadWrite',
    ]);
    const upn = other.properties.UserPrincipalName;
    expect((await person.get('/v1.0/me/messages?$top=1')).status).toBe(200);
    expect((await person.get(`/v1.0/users/${upn}/messages`)).status).toBe(403);
    expect((await person.get(`/v1.0/users/${upn}/mailFolders/inbox/messageRules`)).status).toBe(403);
  });

  it('makes, changes and deletes visible rules, and never sees hidden ones', async () => {
    const path = `/v1.0/users/${scenario.victims[0]}/mailFolders/inbox/messageRules`;
    const made = await app.send('POST', path, {
      displayName: 'Rechnungen (invented)',
      sequence: 9,
      isEnabled: true,
      conditions: { subjectContains: ['Rechnung'] },
      actions: {
        moveToFolder: 'archive',
        markAsRead: true,
        forwardTo: [{ emailAddress: { name: 'x', address: 'x@evil.example' } }],
      },
    });
    expect(made.status).toBe(201);
    const rule = box.rules.at(-1)!;
    expect(rule).toMatchObject({ SubjectContainsWords: ['Rechnung'], ForwardTo: ['x@evil.example'] });
    const one = `${path}/${String(made.body['id'])}`;
    await app.send('PATCH', one, { isEnabled: false, conditions: { bodyContains: ['IBAN'] } });
    expect(rule).toMatchObject({ Enabled: false, SubjectContainsWords: null, BodyContainsWords: ['IBAN'] });
    expect((await app.send('PATCH', one, { actions: {} })).status).toBe(400);
    expect((await app.send('POST', path, { displayName: 'x', actions: {} })).status).toBe(400);
    rule['_hidden'] = true;
    expect((await app.get(one)).status).toBe(404);
    rule['_hidden'] = false;
    expect((await app.send('DELETE', one)).status).toBe(204);
    const operations = scenario.tenant.logs.unified.slice(-4).map((entry) => entry.record['Operation']);
    expect(operations).toEqual(
      expect.arrayContaining(['New-InboxRule', 'Set-InboxRule', 'Remove-InboxRule']),
    );
  });

  it('switches automatic replies, and shows who sees the calendar', async () => {
    const path = `/v1.0/users/${scenario.victims[0]}/mailboxSettings`;
    const changed = await app.send('PATCH', path, {
      automaticRepliesSetting: { status: 'alwaysEnabled', externalReplyMessage: 'Bin weg' },
    });
    expect(changed.status).toBe(200);
    expect(box.autoReply).toMatchObject({ AutoReplyState: 'Enabled', ExternalMessage: 'Bin weg' });
    const wrong = { automaticRepliesSetting: { status: 'nonsense' } };
    expect((await app.send('PATCH', path, wrong)).status).toBe(400);
    const shares = await app.get(`/v1.0/users/${scenario.victims[0]}/calendar/calendarPermissions`);
    expect(rows(shares)[0]).toMatchObject({ isRemovable: false, role: 'freeBusyRead' });
  });
});
