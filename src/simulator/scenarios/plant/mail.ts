import { folderByType } from '../../state/mailbox.ts';
import { restrictSender } from '../../state/restricted-senders.ts';
import { deletedItem, recordDeletion } from '../../state/deletion.ts';
import { recordMailbox } from '../../state/mailbox-audit.ts';
import type { Message } from '../../state/tenant.ts';
import { text, words } from './scene.ts';
import type { Acts } from './scene.ts';

/** What he does with the mail, and what the service does about it. */
export const mailActs: Acts = {
  'read-mail'(scene) {
    const inbox = folderByType(scene.box, 'Inbox');
    const read = scene.box.messages
      .filter((message) => message.folderId === inbox.FolderId)
      .slice(0, Number(scene.act['count'] ?? 25));
    recordMailbox(
      scene.stage.world,
      scene.stage.tenant,
      scene.box,
      scene.actor,
      'Owner',
      'MailItemsAccessed',
      {
        OperationProperties: [
          { Name: 'MailAccessType', Value: scene.act['sync'] === true ? 'Sync' : 'Bind' },
          { Name: 'IsThrottled', Value: 'False' },
        ],
        OperationCount: read.length,
        Folders: [
          {
            Id: inbox.FolderId,
            Path: `\\${inbox.Name}`,
            FolderItems: read.map((message) => ({ InternetMessageId: message.internetMessageId })),
          },
        ],
      },
      scene.at,
    );
  },
  spam(scene) {
    const { world, tenant } = scene.stage;
    for (let index = 0; index < Number(scene.act['count'] ?? 60); index++) {
      const at = new Date(scene.at.getTime() + index * 2_000);
      const id = `<${world.random.uuid()}@${tenant.domain}>`;
      recordMailbox(
        world,
        tenant,
        scene.box,
        scene.actor,
        'Owner',
        'Send',
        {
          Item: {
            InternetMessageId: id,
            Subject: text(scene.act['subject']),
            ParentFolder: { Path: '\\Drafts' },
          },
          SaveToSentItems: false,
        },
        at,
      );
      tenant.exchange.traces.push({
        id: world.random.uuid(),
        senderAddress: scene.user.userPrincipalName,
        recipientAddress: `empfaenger${index}@customer.example`,
        messageId: id,
        receivedDateTime: at.toISOString(),
        subject: scene.act['subject'],
        status: 'delivered',
        size: 5120,
        fromIP: null,
        toIP: null,
      });
    }
  },
  /** What customers ask back came a quarter of an hour before, and would have warned the owner. */
  'replies-deleted'(scene) {
    const { world, tenant } = scene.stage;
    const inbox = folderByType(scene.box, 'Inbox');
    const soft = scene.act['soft'] === true;
    const messages = words(scene.act['subjects']).map((subject): Message => ({
      id: `AAMk${Buffer.from(world.random.bytes(24)).toString('base64url')}`,
      internetMessageId: `<${world.random.uuid()}@customer.example>`,
      folderId: inbox.FolderId,
      subject,
      body: 'Guten Tag, …',
      from: text(scene.act['from']),
      to: [scene.user.userPrincipalName],
      receivedDateTime: new Date(scene.at.getTime() - 900_000).toISOString(),
      isRead: false,
    }));
    for (const message of messages) {
      scene.box.recoverable.push(
        deletedItem(world, message, soft ? 'RecoverableItems' : 'PurgedItems', scene.at),
      );
      scene.stage.deleted.push({
        account: scene.user.userPrincipalName,
        internetMessageId: message.internetMessageId,
      });
    }
    recordDeletion(world, tenant, scene.box, scene.actor, 'Owner', soft ? 'SoftDelete' : 'HardDelete', {
      messages,
      at: scene.at,
    });
  },
  restricted(scene) {
    restrictSender(scene.stage.world, scene.stage.tenant, scene.user.userPrincipalName, scene.at);
  },
  risk(scene) {
    const { world, tenant } = scene.stage;
    tenant.riskyUsers.push({
      id: scene.user.id,
      isDeleted: false,
      isProcessing: false,
      riskLevel: 'high',
      riskState: 'atRisk',
      riskDetail: 'none',
      riskLastUpdatedDateTime: scene.at.toISOString(),
      userDisplayName: scene.user.displayName,
      userPrincipalName: scene.user.userPrincipalName,
    });
    tenant.riskDetections.push({
      id: world.random.uuid(),
      requestId: world.random.uuid(),
      correlationId: world.random.uuid(),
      riskEventType: text(scene.act['type'] ?? 'anomalousToken'),
      riskState: 'atRisk',
      riskLevel: 'high',
      riskDetail: 'none',
      source: 'IdentityProtection',
      detectionTimingType: 'realtime',
      activity: 'signin',
      tokenIssuerType: 'AzureAD',
      ipAddress: scene.stage.spec.attacker.ip,
      location: {
        city: scene.stage.spec.attacker.city,
        state: '',
        countryOrRegion: scene.stage.spec.attacker.country,
        geoCoordinates: null,
      },
      activityDateTime: scene.at.toISOString(),
      detectedDateTime: scene.at.toISOString(),
      lastUpdatedDateTime: scene.at.toISOString(),
      userId: scene.user.id,
      userDisplayName: scene.user.displayName,
      userPrincipalName: scene.user.userPrincipalName,
      additionalInfo: '[]',
    });
  },
};
