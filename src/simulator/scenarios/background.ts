import { appIds } from '../login/roles.ts';
import { folderByType, mailboxOf } from '../state/mailbox.ts';
import { recordMailbox } from '../state/mailbox-audit.ts';
import { recordUnified, systemActor } from '../state/records.ts';
import { recordSignIn } from '../state/sign-ins.ts';
import type { Stage } from './plant/scene.ts';

const subjects = [
  'Angebot 2026-117',
  'Rückfrage zur Lieferung',
  'Besprechung Dienstag',
  'Rechnung 4711',
  'Urlaubsvertretung',
  'Re: Muster',
  'Protokoll',
  'Terminvorschlag',
];
const browser =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36 Edg/130.0';

/** Three weeks of ordinary office life: sign-ins from the office's address, mail read and sent. */
export function liveOrdinaryDays(stage: Stage, days: number): void {
  const { world, tenant } = stage;
  const office = '198.51.100.24';
  for (const user of tenant.users) {
    const box = mailboxOf(tenant, user.userPrincipalName);
    if (!box || box.properties['RecipientTypeDetails'] !== 'UserMailbox') continue;
    const device = tenant.devices.find((candidate) => candidate._owner === user.id);
    for (let index = 0; index < 30; index++) {
      box.messages.push({
        id: `AAMk${Buffer.from(world.random.bytes(24)).toString('base64url')}`,
        internetMessageId: `<${world.random.uuid()}@customer.example>`,
        folderId: folderByType(box, 'Inbox').FolderId,
        subject: subjects[world.random.integer(subjects.length)]!,
        body: 'Guten Tag, …',
        from: `kontakt${world.random.integer(9)}@customer.example`,
        to: [user.userPrincipalName],
        receivedDateTime: new Date(world.clock.milliseconds() - index * 40_000_000).toISOString(),
        isRead: true,
      });
    }
    for (let day = days; day >= 1; day--) {
      const morning = new Date(world.clock.milliseconds() - day * 86_400_000);
      morning.setUTCHours(6, world.random.integer(60), world.random.integer(60), 0);
      if (morning.getUTCDay() === 0 || morning.getUTCDay() === 6) continue;
      const sessionId = world.random.uuid();
      const facts = {
        user,
        appId: appIds.outlookWeb,
        appName: 'One Outlook Web',
        resource: 'Office 365 Exchange Online',
        ip: office,
        country: 'DE',
        city: 'Hamburg',
        userAgent: browser,
        clientApp: 'Browser',
        errorCode: 0,
        failureReason: 'Other.',
        mfa: user._methods.length > 1,
        sessionId,
        deviceId: device?.deviceId ?? '',
        deviceName: device?.displayName ?? '',
        protocol: 'none',
        risk: 'none' as const,
      };
      recordSignIn(world, tenant, { ...facts, interactive: true, tokenId: world.random.uuid() }, morning);
      recordSignIn(
        world,
        tenant,
        { ...facts, interactive: false, tokenId: world.random.uuid() },
        new Date(morning.getTime() + 4 * 3_600_000),
      );
      const actor = {
        kind: 'user' as const,
        id: user.id,
        name: user.userPrincipalName,
        ip: office,
        userAgent: browser,
        appId: appIds.outlookWeb,
        sessionId,
        tokenId: world.random.uuid(),
      };
      for (let turn = 0; turn < 2; turn++) {
        const at = new Date(morning.getTime() + (turn + 1) * 5_000_000 + world.random.integer(900) * 1000);
        const message = box.messages[world.random.integer(box.messages.length)]!;
        recordMailbox(
          world,
          tenant,
          box,
          actor,
          'Owner',
          'MailItemsAccessed',
          {
            OperationProperties: [
              { Name: 'MailAccessType', Value: 'Bind' },
              { Name: 'IsThrottled', Value: 'False' },
            ],
            OperationCount: 1,
            Folders: [
              {
                Id: message.folderId,
                Path: `\\${folderByType(box, 'Inbox').Name}`,
                FolderItems: [{ InternetMessageId: message.internetMessageId }],
              },
            ],
          },
          at,
        );
        recordMailbox(
          world,
          tenant,
          box,
          actor,
          'Owner',
          'Send',
          {
            Item: {
              InternetMessageId: `<${world.random.uuid()}@${tenant.domain}>`,
              Subject: `Re: ${message.subject}`,
              ParentFolder: { Path: '\\Drafts' },
            },
          },
          new Date(at.getTime() + 600_000),
        );
      }
    }
  }
}

/** A document a day and person, in the firm's own library. */
export function openFiles({ world, tenant, spec }: Stage, days: number): void {
  const people = tenant.users.filter((user) => user.assignedLicenses.length > 0);
  for (let day = days; day >= 1; day--)
    for (const [index, user] of people.entries()) {
      const at = new Date(world.clock.milliseconds() - day * 86_400_000);
      at.setUTCHours(9, (index * 7) % 60, 0, 0);
      if (at.getUTCDay() === 0 || at.getUTCDay() === 6) continue;
      const site = `https://${spec.tenant.initial.split('.')[0]}.sharepoint.com/sites/intern/`;
      recordUnified(
        world,
        tenant,
        { ...systemActor, kind: 'user', id: user.id, name: user.userPrincipalName, ip: '198.51.100.24' },
        {
          Operation: 'FileAccessed',
          RecordType: 6,
          ResultStatus: 'Succeeded',
          Workload: 'SharePoint',
          ObjectId: `${site}Dokumente/Protokoll.docx`,
          SiteUrl: site,
          SourceFileName: 'Protokoll.docx',
          ItemType: 'File',
          EventSource: 'SharePoint',
          UserAgent: browser,
        },
        at,
      );
    }
}
