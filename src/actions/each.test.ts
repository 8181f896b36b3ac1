import { describe, expect, it } from 'vitest';
import { accountCopy, apply, previewAll, stage, undo } from '../../test/support/stage.ts';
import { actionById } from './index.ts';

// What the three scenarios do not hold, planted into their tenants by hand: every action once, there and back. Invented data.

const inside = new Date(Date.now() - 3_600_000).toISOString();

function mailboxOf(set: Awaited<ReturnType<typeof stage>>, upn: string) {
  const tenant = set.simulator.scenarios[0]!.tenant;
  return tenant.mailboxes.find((box) => box.properties.UserPrincipalName === upn)!;
}

describe('actions of the mailbox', () => {
  it('take away each foothold and give it back exactly', async () => {
    const set = await stage('invoice-fraud');
    const tenant = set.simulator.scenarios[0]!.tenant;
    const account = set.accounts[0]!;
    const box = mailboxOf(set, account.upn);
    tenant.contacts.push({
      Identity: 'Eve',
      Name: 'Eve',
      DisplayName: 'Eve',
      Alias: 'eve',
      PrimarySmtpAddress: 'eve@evil.example',
      ExternalEmailAddress: 'SMTP:eve@evil.example',
      RecipientType: 'MailUser',
      RecipientTypeDetails: 'GuestMailUser',
      WhenCreated: inside,
    });
    box.recipientPermissions.push({
      Identity: box.properties['Name'],
      Trustee: 'eve@evil.example',
      AccessControlType: 'Allow',
      AccessRights: ['SendAs'],
      IsInherited: false,
      InheritanceType: 'None',
    });
    box.properties['GrantSendOnBehalfTo'] = ['eve@evil.example'];
    box.folders
      .find((folder) => folder.FolderType === 'Inbox')!
      .permissions.push({ User: 'eve@evil.example', AccessRights: ['Reviewer'] });
    box.sweepRules.push({
      RuleId: 'sweep-1',
      Name: 'x',
      Enabled: true,
      Sender: `chef@${account.upn.split('@')[1]}`,
      SourceFolder: 'Inbox',
      DestinationFolder: 'Gelöschte Elemente',
    });
    Object.assign(box.autoReply, {
      AutoReplyState: 'Scheduled',
      ExternalMessage: 'Neue Bankverbindung: https://pay.evil.example',
      StartTime: '2026-11-01T08:00:00.000Z',
      EndTime: '2027-01-01T08:00:00.000Z',
    });
    box.addIns.push({
      AppId: '7f1b0c1e-0000-4000-8000-000000000001',
      DisplayName: 'Mail Sync',
      ProviderName: 'x',
      Enabled: true,
      Scope: 'User',
    });
    const found = await previewAll(set, account, [
      'remove-send-as',
      'remove-send-on-behalf',
      'mend-folder-permission',
      'disable-sweep-rule',
      'clear-auto-reply',
      'disable-mailbox-add-in',
    ]);
    expect(found.footholds.map((one) => [one.action, one.suggestion])).toEqual([
      ['remove-send-as', 'remove'],
      ['remove-send-on-behalf', 'remove'],
      ['mend-folder-permission', 'remove'],
      ['disable-sweep-rule', 'remove'],
      ['clear-auto-reply', 'remove'],
      ['disable-mailbox-add-in', 'ask'],
    ]);
    const before = accountCopy(box);
    await apply(set, found.steps);
    expect(box.recipientPermissions.some((one) => one['Trustee'] === 'eve@evil.example')).toBe(false);
    expect(box.autoReply['AutoReplyState']).toBe('Disabled');
    await undo(set, found.steps);
    expect(accountCopy(box)).toEqual(before);
  });

  it('makes a deleted rule again with the same content, and switched off where it was', async () => {
    const set = await stage('invoice-fraud');
    const account = set.accounts[0]!;
    const box = mailboxOf(set, account.upn);
    const action = actionById('delete-inbox-rule')!;
    const rules = await actionById('disable-inbox-rule')!.find!(set.connection, account, set.hints);
    const forged = rules.find((one) => one.title.en.includes('".."'))!;
    const target = (await action.preview(set.connection, account, forged, {}))!;
    const before = box.rules.find((rule) => rule['Name'] === '..')!;
    await apply(set, [{ action, target }]);
    expect(box.rules.some((rule) => rule['Name'] === '..')).toBe(false);
    const context = {
      connection: set.connection,
      clientRequestId: set.connection.random.uuid(),
      hand: () => {},
    };
    await action.undo!(context, target);
    expect(await action.read(set.connection, target)).toEqual(target.before);
    const again = box.rules.find((rule) => rule['Name'] === '..')!;
    expect(again['SubjectOrBodyContainsWords']).toEqual(before['SubjectOrBodyContainsWords']);
    expect(again['MarkAsRead']).toBe(true);
    expect(again['Enabled']).toBe(true);
  });
});

describe('rights and rules of Exchange', () => {
  it('given to one account are taken away and given back, and those of its directory role are left', async () => {
    const set = await stage('admin-takeover');
    const tenant = set.simulator.scenarios[0]!.tenant;
    const account = set.accounts.find(({ upn }) => upn.startsWith('paul.richter'))!;
    tenant.exchange.roleGroups.find(({ Name }) => Name === 'Discovery Management')!.Members.push(account.upn);
    tenant.exchange.roleAssignments.push({
      Name: 'Export',
      Identity: 'Export',
      Role: 'Mailbox Import Export',
      RoleAssigneeName: account.upn,
      RoleAssigneeType: 'User',
      RoleAssignmentDelegationType: 'Regular',
      Enabled: true,
    });
    const before = accountCopy(tenant.exchange);
    const { footholds, steps } = await previewAll(set, account, ['remove-exchange-role']);
    // Nobody is seen giving them, and a global administrator is in Organization Management by his directory role.
    expect(footholds.map(({ key, suggestion }) => [key, suggestion]).sort()).toEqual([
      ['Discovery Management', 'ask'],
      ['Export', 'ask'],
    ]);
    await apply(set, steps);
    expect(tenant.exchange.roleAssignments).toEqual([]);
    await undo(set, steps);
    expect(accountCopy(tenant.exchange)).toEqual(before);
  });

  it('that copy mail for longer than the incident lasts are asked about, and told with their address', async () => {
    const set = await stage('admin-takeover');
    const tenant = set.simulator.scenarios[0]!.tenant;
    const account = set.accounts[0]!;
    tenant.exchange.journalRules.push({
      Name: 'Archiv',
      Guid: '7f1b0c1e-0000-4000-8000-0000000000a1',
      Recipient: null,
      JournalEmailAddress: 'journal@archiv.example',
      Enabled: true,
    });
    const { footholds, steps } = await previewAll(set, account, ['disable-journal-rule']);
    const old = footholds.find(({ title }) => title.en.includes('Archiv'))!;
    expect([old.suggestion, old.reasons[0]!.text.en]).toEqual([
      'ask',
      'It sends a copy of every message of everybody out of the organisation, to journal@archiv.example.',
    ]);
    const made = footholds.find(({ title }) => title.en.includes('Revision'))!;
    expect([made.suggestion, made.reasons[0]!.text.en]).toEqual([
      'remove',
      expect.stringContaining('The audit log shows who gave it'),
    ]);
    expect(steps).toHaveLength(2);
  });
});

describe('actions of the directory', () => {
  it('end risk, connector, weakened policy and app roles, and give back what they can', async () => {
    const set = await stage('aitm-device');
    const tenant = set.simulator.scenarios[0]!.tenant;
    const account = { ...set.accounts[0]!, privileged: true };
    tenant.exchange.inboundConnectors.push({
      Name: 'Relay',
      Identity: 'Relay',
      Enabled: true,
      ConnectorType: 'OnPremises',
      SenderIPAddresses: ['203.0.113.9'],
      WhenCreated: inside,
    });
    const owned = tenant.servicePrincipals.find((one) => one.displayName === 'PerfectData Software')!;
    const graph = tenant.servicePrincipals.find((one) => one.displayName === 'Microsoft Graph')!;
    tenant.appRoleAssignments.push({
      id: 'assignment-1',
      appRoleId: graph.appRoles.find((role) => role.value === 'Mail.Read')!.id,
      createdDateTime: inside,
      principalDisplayName: owned.displayName,
      principalId: owned.id,
      principalType: 'ServicePrincipal',
      resourceDisplayName: graph.displayName,
      resourceId: graph.id,
    });
    const found = await previewAll(set, account, ['disable-connector', 'confirm-compromised']);
    expect(found.steps.map((step) => step.action.id)).toEqual(['disable-connector', 'confirm-compromised']);
    await apply(set, found.steps);
    await undo(set, found.steps);
  });

  it('require MFA by Conditional Access where the licence allows it, and take the policy back', async () => {
    const set = await stage('aitm-device');
    const account = set.accounts[0]!;
    const action = actionById('require-mfa')!;
    const target = (await action.preview(set.connection, account, null, {
      breakGlass: ['b6ea0000-0000-4000-8000-00000000b6ea'],
    }))!;
    expect(target.options).toEqual({ route: 'conditional-access' });
    await apply(set, [{ action, target }]);
    expect(await action.preview(set.connection, account, null, {})).toBeNull();
    await undo(set, [{ action, target }]);
    expect(
      await action.preview(set.connection, { ...account, id: 'b6ea0000-0000-4000-8000-00000000b6ea' }, null, {
        breakGlass: ['b6ea0000-0000-4000-8000-00000000b6ea'],
      }),
    ).toBeNull();
  });

  it('give back a removed telephone number, and say how an app is registered again', async () => {
    const set = await stage('aitm-device');
    const account = set.accounts[0]!;
    const user = set.simulator.scenarios[0]!.tenant.users.find((one) => one.id === account.id)!;
    user._methods.push({
      '@odata.type': '#microsoft.graph.phoneAuthenticationMethod',
      id: '3179e48a-750b-4051-897c-87b9720928f7',
      phoneNumber: '+40 700000000',
      phoneType: 'mobile',
      createdDateTime: inside,
      _holder: 'attacker',
    });
    const action = actionById('remove-mfa-method')!;
    const footholds = await action.find!(set.connection, account, set.hints);
    const phone = footholds.find((one) => one.title.en.includes('+40'))!;
    expect(phone.suggestion).toBe('remove');
    const target = (await action.preview(set.connection, account, phone, {}))!;
    await apply(set, [{ action, target }]);
    const context = {
      connection: set.connection,
      clientRequestId: set.connection.random.uuid(),
      hand: () => {},
    };
    expect(await action.undo!(context, target)).toEqual({ outcome: 'sent' });
    expect(await action.read(set.connection, target)).toEqual(target.before);
    const app = footholds.find(
      (one) => one.suggestion === 'remove' && one.title.en.includes('Authenticator'),
    )!;
    const other = (await action.preview(set.connection, account, app, {}))!;
    expect((await action.undo!(context, other)).outcome).toBe('manual');
  });

  it('delete a device for good', async () => {
    const set = await stage('aitm-device');
    const account = set.accounts[0]!;
    const devices = await actionById('disable-device')!.find!(set.connection, account, set.hints);
    const bad = devices.find((one) => one.suggestion === 'remove')!;
    const action = actionById('delete-device')!;
    const target = (await action.preview(set.connection, account, bad, {}))!;
    await apply(set, [{ action, target }]);
    expect(set.simulator.scenarios[0]!.tenant.devices.some((one) => one.id === bad.key)).toBe(false);
  });
});

describe('a password that lives elsewhere', () => {
  it.each([
    ['on-premises', { synced: true }],
    ['federated', { federated: true }],
    ['guest', { kind: 'guest' as const }],
  ])('is not touched, but told how to change: %s', async (route, more) => {
    const set = await stage('invoice-fraud');
    const account = { ...set.accounts[0]!, ...more };
    const action = actionById('reset-password')!;
    const target = (await action.preview(set.connection, account, null, {}))!;
    expect(target.options?.['route']).toBe(route);
    const context = {
      connection: set.connection,
      clientRequestId: set.connection.random.uuid(),
      hand: set.handed.push.bind(set.handed),
    };
    const result = await action.apply(context, target);
    expect(result.outcome).toBe('manual');
    expect(set.handed).toEqual([]);
    expect(action.holds!(await action.read(set.connection, target), target)).toBe(false);
  });
});
