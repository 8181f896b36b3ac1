import { hostile } from './hostile.ts';

export const hostileVictim = 'anna@contoso.example';

/** An invented audit export in which every name, subject, rule, client and file was chosen by an attacker. */
export function hostileRecords(): readonly object[] {
  return Object.values(hostile).flatMap((text, index) => {
    const common = {
      OrganizationId: '7a0c2f64-0000-4000-8000-000000000001',
      UserType: 0,
      ResultStatus: 'Succeeded',
      UserId: hostileVictim,
      MailboxOwnerUPN: hostileVictim,
      ClientIP: '203.0.113.7',
      UserAgent: text,
      ClientInfoString: `Client=REST;${text}`,
      AppAccessContext: { AADSessionId: text.slice(0, 300) },
    };
    const one = (number: number, more: object): object => ({
      ...common,
      Id: `${String(index).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`,
      CreationTime: `2026-11-02T08:${String(index).padStart(2, '0')}:0${number}`,
      ...more,
    });
    return [
      one(1, {
        Operation: 'New-InboxRule',
        RecordType: 1,
        Workload: 'Exchange',
        ObjectId: `${hostileVictim}\\${text}`,
        Parameters: [
          { Name: 'Name', Value: text },
          { Name: 'ForwardTo', Value: `${text.slice(0, 200)}@evil.example` },
          { Name: 'MoveToFolder', Value: 'RSS Feeds' },
          { Name: 'DeleteMessage', Value: 'True' },
        ],
      }),
      one(2, {
        Operation: 'MailItemsAccessed',
        RecordType: 50,
        Workload: 'Exchange',
        OperationProperties: [{ Name: 'MailAccessType', Value: 'Bind' }],
        OperationCount: 1,
        Folders: [{ Path: text, FolderItems: [{ InternetMessageId: `<${text}>`, Subject: text }] }],
      }),
      one(3, {
        Operation: 'Send',
        RecordType: 2,
        Workload: 'Exchange',
        Item: {
          Subject: text,
          InternetMessageId: `<sent-${index}@evil.example>`,
          ParentFolder: { Path: text },
        },
      }),
      one(4, {
        Operation: 'FileDownloaded',
        RecordType: 6,
        Workload: 'SharePoint',
        ObjectId: `https://contoso.sharepoint.example/${text}`,
        SourceFileName: text,
      }),
      one(5, {
        Operation: 'Consent to application.',
        RecordType: 8,
        Workload: 'AzureActiveDirectory',
        ObjectId: text,
        Target: [{ ID: text, Type: 1 }],
        ModifiedProperties: [
          { Name: 'ConsentAction.Permissions', NewValue: `Mail.Read offline_access ${text}`, OldValue: '' },
        ],
      }),
      one(6, {
        UserId: `${text.slice(0, 200)}@contoso.example`,
        Operation: 'New-InboxRule',
        RecordType: 1,
        Workload: 'Exchange',
        Parameters: [],
      }),
    ];
  });
}
