import { request } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { BuiltScenario } from '../scenarios/index.ts';
import { appIds } from '../login/roles.ts';
import { mailboxOf } from '../state/mailbox.ts';
import type { Mailbox, Obj } from '../state/tenant.ts';
import { openSession } from './testing.ts';
import type { Session } from './testing.ts';

let simulator: Simulator;
let scenario: BuiltScenario;
let session: Session;
let upn: string;
let box: Mailbox;

beforeAll(async () => {
  simulator = await startSimulator({ scenarios: ['aitm-device'] });
  scenario = simulator.scenarios[0]!;
  session = await openSession(simulator, scenario, ['Exchange Administrator']);
  upn = scenario.victims[0]!;
  box = mailboxOf(scenario.tenant, upn)!;
});

afterAll(() => simulator.close());

const upns = (rows: readonly Obj[]): readonly unknown[] => rows.map((row) => row['UserPrincipalName']);

describe('a filter', () => {
  it.each([
    [`UserPrincipalName -eq 'UPN'`, 1],
    [`(UserPrincipalName -like 'nobody*') -or (UserPrincipalName -eq 'UPN')`, 1],
    [`UserPrincipalName -eq 'UPN' -and -not (RecipientTypeDetails -eq 'UserMailbox')`, 0],
    [`ForwardingSmtpAddress -ne $null -and UserPrincipalName -eq 'nobody'`, 0],
    [`userprincipalname -LIKE '*@*'`, -1],
  ])('chooses by %s', async (filter, count) => {
    const { rows, status } = await session.run('Get-Mailbox', { Filter: filter.replace('UPN', upn) });
    expect(status).toBe(200);
    expect(rows).toHaveLength(count === -1 ? scenario.tenant.mailboxes.length : count);
  });

  it('sees what was just set, and several values of one property', async () => {
    await session.run('Set-Mailbox', { Identity: upn, ForwardingSmtpAddress: 'x@evil.example' });
    const { rows } = await session.run('Get-Mailbox', {
      Filter: "ForwardingSmtpAddress -like '*evil.example'",
    });
    expect(upns(rows)).toEqual([upn]);
    await session.run('Set-Mailbox', { Identity: upn, ForwardingSmtpAddress: null });
    const none = await session.run('Get-Mailbox', { Filter: "ForwardingSmtpAddress -like '*evil.example'" });
    expect(none.rows).toEqual([]);
  });

  it('is refused where it is none, or names no property', async () => {
    for (const filter of ["Colour -eq 'red'", "Name -is 'x'", "Name -eq 'a' Name", "(Name -eq 'a'"])
      expect((await session.run('Get-Mailbox', { Filter: filter })).status).toBe(400);
  });

  it('works on recipients, users, contacts and protocols alike', async () => {
    const kinds = await session.run('Get-Recipient', { RecipientTypeDetails: ['SharedMailbox'] });
    expect(kinds.rows.every((row) => row['RecipientTypeDetails'] === 'SharedMailbox')).toBe(true);
    const disabled = await session.run('Get-User', { Filter: 'AccountDisabled -eq $true' });
    expect(disabled.rows).toHaveLength(scenario.tenant.users.filter((user) => !user.accountEnabled).length);
    box.cas['ImapEnabled'] = false;
    const closed = await session.run('Get-CASMailbox', { Filter: 'ImapEnabled -eq $false' });
    expect(closed.rows.map((row) => row['PrimarySmtpAddress'])).toEqual([upn]);
    box.cas['ImapEnabled'] = true;
    const named = await session.run('Get-Recipient', { Anr: upn.slice(0, 4) });
    expect(named.rows.length).toBeGreaterThan(0);
    expect((await session.run('Get-Mailbox', { SoftDeletedMailbox: true })).rows).toEqual([]);
  });
});

describe('a call', () => {
  it('names parameters in any case, and none that do not exist', async () => {
    expect(upns((await session.run('get-mailbox', { identity: upn })).rows)).toEqual([upn]);
    expect((await session.run('Get-Mailbox', { Identitiy: upn })).error).toContain(
      "matches parameter name 'Identitiy'",
    );
  });

  it('needs the scope in a person’s token, whatever his role', async () => {
    const { tenant } = scenario;
    const client = tenant.servicePrincipals.find((item) => item.appId === scenario.operator.clientId)!;
    const exchange = tenant.servicePrincipals.find((item) => item.appId === appIds.exchange)!;
    const grant = tenant.grants.find(
      (item) => item.clientId === client.id && item.resourceId === exchange.id,
    )!;
    const admin = tenant.users.find((user) =>
      tenant.roleAssignments.some((assignment) => assignment.principalId === user.id),
    )!;
    const call = async (): Promise<number> => {
      tenant.sessions.push({
        id: 's',
        userId: admin.id,
        clientId: scenario.operator.clientId,
        scope: '',
        refreshToken: 'rt',
        issuedAt: simulator.world.clock.iso(),
        passwordChanged: admin.lastPasswordChangeDateTime,
        mfa: true,
        deviceId: null,
        ip: '',
        userAgent: '',
      });
      const login = await request(`${simulator.origin}/${tenant.id}/oauth2/v2.0/token`, {
        method: 'POST',
        headers: { host: 'login.microsoftonline.com' },
        body: new URLSearchParams({
          grant_type: 'refresh_token',
          client_id: scenario.operator.clientId,
          refresh_token: 'rt',
          scope: 'https://outlook.office365.com/.default',
        }).toString(),
      });
      const { access_token: token } = (await login.body.json()) as { access_token: string };
      const answer = await request(`${simulator.origin}/adminapi/beta/${tenant.id}/InvokeCommand`, {
        method: 'POST',
        headers: {
          host: 'outlook.office365.com',
          authorization: `Bearer ${token}`,
          'x-anchormailbox': `UPN:${upn}`,
        },
        body: JSON.stringify({ CmdletInput: { CmdletName: 'Get-Mailbox', Parameters: { Identity: upn } } }),
      });
      await answer.body.dump();
      return answer.statusCode;
    };
    expect(await call()).toBe(200);
    grant.scope = 'EWS.AccessAsUser.All';
    expect(await call()).toBe(403);
  });
});

describe('rights', () => {
  it('exist, or are refused', async () => {
    const wrong = { Identity: upn, User: 'eve@evil.example', AccessRights: ['Everything'] };
    expect((await session.run('Add-MailboxPermission', wrong)).error).toContain('Everything');
    const folder = { Identity: `${upn}:\\`, User: 'Default', AccessRights: ['Everything'] };
    expect((await session.run('Set-MailboxFolderPermission', folder)).error).toContain('Everything');
  });

  it('are shown for one user, and all given ones go with ResetDefault', async () => {
    const given = { Identity: upn, User: 'eve@evil.example', AccessRights: ['FullAccess'] };
    await session.run('Add-MailboxPermission', given);
    const { rows } = await session.run('Get-MailboxPermission', { Identity: upn, User: 'eve@evil.example' });
    expect(rows).toMatchObject([{ AccessRights: ['FullAccess'], Deny: false }]);
    await session.run('Remove-MailboxPermission', { Identity: upn, ResetDefault: true, Confirm: false });
    const left = await session.run('Get-MailboxPermission', { Identity: upn });
    expect(left.rows.map((row) => row['User'])).toEqual(['NT AUTHORITY\\SELF']);
  });

  it('of a calendar keep the flag of a delegate', async () => {
    const calendar = box.folders.find((folder) => folder.FolderType === 'Calendar')!;
    const right = {
      Identity: `${upn}:${calendar.FolderId}`,
      User: 'chef@evil.example',
      AccessRights: ['Editor'],
      SharingPermissionFlags: 'Delegate,CanViewPrivateItems',
    };
    await session.run('Add-MailboxFolderPermission', right);
    const { rows } = await session.run('Get-MailboxFolderPermission', { Identity: right.Identity });
    expect(rows.find((row) => row['User'] === right.User)?.['SharingPermissionFlags']).toBe(
      'Delegate, CanViewPrivateItems',
    );
    const one = await session.run('Get-MailboxFolderStatistics', { Identity: upn, FolderScope: 'Calendar' });
    expect(one.rows).toHaveLength(1);
  });
});

describe('Get-MessageTraceV2', () => {
  const at = (minutes: number): string =>
    new Date(simulator.world.clock.milliseconds() - minutes * 60_000).toISOString();

  it('finds by each of its filters, newest first, and goes on where it stopped', async () => {
    const trace = (recipient: string, minutes: number, status: string): Obj => ({
      id: `trace-${recipient}`,
      senderAddress: 'sender@trace.example',
      recipientAddress: recipient,
      messageId: `<${recipient}>`,
      receivedDateTime: at(minutes),
      subject: 'trace',
      status,
      size: 1,
      fromIP: null,
      toIP: null,
    });
    scenario.tenant.exchange.traces.push(
      trace('a@trace.example', 30, 'delivered'),
      trace('b@trace.example', 20, 'filteredAsSpam'),
      trace('c@trace.example', 10, 'failed'),
    );
    const ask = async (more: Obj) => {
      const answer = await session.run('Get-MessageTraceV2', {
        SenderAddress: 'sender@trace.example',
        ...more,
      });
      return { ...answer, names: answer.rows.map((row) => String(row['RecipientAddress'])[0]).join('') };
    };
    expect((await ask({})).names).toBe('cba');
    expect((await ask({ Status: ['Failed', 'FilteredAsSpam'] })).names).toBe('cb');
    expect((await ask({ RecipientAddress: 'a@trace.example' })).names).toBe('a');
    expect((await ask({ MessageId: '<b@trace.example>' })).names).toBe('b');
    const first = await ask({ ResultSize: 2 });
    expect(first.names).toBe('cb');
    const [, end, next] = /-EndDate "([^"]+)" -StartingRecipientAddress (\S+)/.exec(first.warnings[0] ?? '')!;
    expect((await ask({ EndDate: end, StartingRecipientAddress: next })).names).toBe('a');
    const detail = { MessageTraceId: 'trace-a@trace.example', RecipientAddress: 'a@trace.example' };
    expect((await session.run('Get-MessageTraceDetailV2', detail)).rows).toHaveLength(2);
  });

  it.each([
    ['eleven days at once', 11 * 1440, 0],
    ['older than ninety days', 95 * 1440, 94 * 1440],
    ['that ends before it begins', 0, 60],
  ])('refuses a window of %s', async (_what, start, end) => {
    const answer = await session.run('Get-MessageTraceV2', { StartDate: at(start), EndDate: at(end) });
    expect(answer.status).toBe(400);
  });
});

describe('Search-UnifiedAuditLog', () => {
  it('honours objects, types, addresses and how long records are kept', async () => {
    const from = simulator.world.clock.milliseconds();
    const record = (more: Obj, daysAgo = 0): void => {
      const time = new Date(from - daysAgo * 86_400_000).toISOString().slice(0, 19);
      scenario.tenant.logs.unified.push({
        availableAt: from,
        record: {
          Id: simulator.world.random.uuid(),
          CreationTime: time,
          UserId: 'audit@test.example',
          ...more,
        },
      });
    };
    record({
      RecordType: 6,
      Operation: 'FileAccessed',
      ObjectId: 'https://one',
      ClientIP: '[2001:db8::1]:40',
    });
    record({ RecordType: 50, Operation: 'MailItemsAccessed', ObjectId: 'two', ClientIP: '203.0.113.9:1234' });
    record({ RecordType: 50, Operation: 'MailItemsAccessed', ObjectId: 'old' }, 400);
    const ask = async (more: Obj) =>
      (
        await session.run('Search-UnifiedAuditLog', {
          StartDate: new Date(from - 500 * 86_400_000).toISOString(),
          EndDate: new Date(from + 86_400_000).toISOString(),
          UserIds: ['audit@test.example'],
          ...more,
        })
      ).rows.map(
        (row) => `${String(row['RecordType'])} ${String(JSON.parse(String(row['AuditData'])).ObjectId)}`,
      );
    expect(await ask({})).toHaveLength(2);
    expect(await ask({ ObjectIds: ['two'] })).toEqual(['ExchangeItemAggregated two']);
    expect(await ask({ RecordType: 'SharePointFileOperation' })).toEqual([
      'SharePointFileOperation https://one',
    ]);
    expect(await ask({ IPAddresses: ['2001:db8::1'] })).toHaveLength(1);
    expect(await ask({ IPAddresses: ['203.0.113.9'] })).toHaveLength(1);
  });

  it('refuses a session command that does not exist', async () => {
    const answer = await session.run('Search-UnifiedAuditLog', {
      StartDate: '2026-01-01',
      EndDate: '2026-01-02',
      SessionCommand: 'Everything',
    });
    expect(answer.status).toBe(400);
  });
});

describe('every change of a mailbox', () => {
  const change: readonly (readonly [string, () => Obj])[] = [
    ['Set-Mailbox', () => ({ HiddenFromAddressListsEnabled: true })],
    ['Set-CASMailbox', () => ({ PopEnabled: false })],
    ['Set-MailboxAutoReplyConfiguration', () => ({ AutoReplyState: 'Enabled' })],
    ['Set-MailboxMessageConfiguration', () => ({ SignatureText: 'x' })],
    ['Set-MailboxJunkEmailConfiguration', () => ({ Enabled: false })],
    ['Add-MailboxPermission', () => ({ User: 'a@b.example', AccessRights: ['FullAccess'] })],
    ['Remove-MailboxPermission', () => ({ User: 'a@b.example', AccessRights: ['FullAccess'] })],
    ['Add-RecipientPermission', () => ({ Trustee: 'a@b.example', AccessRights: ['SendAs'] })],
    ['Remove-RecipientPermission', () => ({ Trustee: 'a@b.example', AccessRights: ['SendAs'] })],
    ['Add-MailboxFolderPermission', () => ({ User: 'a@b.example', AccessRights: ['Reviewer'] })],
    ['Set-MailboxFolderPermission', () => ({ User: 'a@b.example', AccessRights: ['Editor'] })],
    ['Remove-MailboxFolderPermission', () => ({ User: 'a@b.example' })],
    ['New-InboxRule', () => ({ Mailbox: upn, Name: 'audited', DeleteMessage: true })],
    ['Set-InboxRule', () => ({ Mailbox: upn, Identity: 'audited', MarkAsRead: true })],
    ['Disable-InboxRule', () => ({ Mailbox: upn, Identity: 'audited' })],
    ['Enable-InboxRule', () => ({ Mailbox: upn, Identity: 'audited' })],
    ['Remove-InboxRule', () => ({ Mailbox: upn, Identity: 'audited' })],
    ['New-SweepRule', () => ({ Mailbox: upn, Name: 'swept', KeepLatest: 1 })],
    ['Disable-SweepRule', () => ({ Mailbox: upn, Identity: 'swept' })],
    ['Enable-SweepRule', () => ({ Mailbox: upn, Identity: 'swept' })],
    ['Remove-SweepRule', () => ({ Mailbox: upn, Identity: 'swept' })],
    ['New-MailContact', () => ({ Name: 'audited', ExternalEmailAddress: 'audited@b.example' })],
    ['Remove-MailContact', () => ({ Identity: 'audited' })],
    ['Set-MailboxAuditBypassAssociation', () => ({ AuditBypassEnabled: true })],
  ];

  it.each(change)('%s leaves its record', async (name, parameters) => {
    const before = scenario.tenant.logs.unified.length;
    const answer = await session.run(name, { Identity: upn, ...parameters(), Confirm: false }, `UPN:${upn}`);
    expect(answer.error).toBe('');
    const records = scenario.tenant.logs.unified.slice(before).map((entry) => entry.record);
    expect(records.map((record) => record['Operation'])).toEqual([name]);
    expect(records[0]?.['Parameters']).toContainEqual({ Name: 'Confirm', Value: 'False' });
  });
});
