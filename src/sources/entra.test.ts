import { describe, expect, it } from 'vitest';
import { readText } from '../../test/support/read-text.ts';

const one = (text: string): { readonly [column: string]: unknown } => {
  const { rows, rejected } = readText(text);
  expect(rejected).toEqual([]);
  expect(rows).toHaveLength(1);
  return rows[0]!;
};

/** Invented, in the shape of Graph's directoryAudit. */
const audit = {
  id: 'Directory_1',
  activityDateTime: '2026-11-02T08:15:00Z',
  activityDisplayName: 'Consent to application.',
  category: 'ApplicationManagement',
  correlationId: 'C1',
  result: 'success',
  initiatedBy: {
    user: {
      id: '9d8001cb-a159-4252-a3a1-c2dc689f322a',
      userPrincipalName: 'Anna@contoso.example',
      ipAddress: '203.0.113.7',
    },
  },
  targetResources: [
    {
      id: '9d8001cb-a159-4252-a3a1-c2dc689f322b',
      displayName: 'Mail Helper',
      type: 'ServicePrincipal',
      modifiedProperties: [
        { displayName: 'ConsentAction.Permissions', oldValue: '[]', newValue: '"Scope: Mail.Read"' },
      ],
    },
  ],
  additionalDetails: [{ key: 'User-Agent', value: 'curl/8' }],
};
const expectedAudit = {
  record_id: 'directory_1',
  source: 'directory-audit',
  operation: 'Consent to application',
  outcome: 'success',
  user: 'anna@contoso.example',
  actor_id: '9d8001cb-a159-4252-a3a1-c2dc689f322a',
  client_ip: '203.0.113.7',
  target: 'mail helper',
  target_id: '9d8001cb-a159-4252-a3a1-c2dc689f322b',
  user_agent: 'curl/8',
  modified: '{"ConsentAction.Permissions":"\\"Scope: Mail.Read\\""}',
};

describe('directory audits', () => {
  it('are read from Graph, diagnostic settings and Sentinel', () => {
    expect(one(JSON.stringify({ value: [audit] }))).toMatchObject(expectedAudit);
    expect(one(JSON.stringify({ time: 'x', category: 'AuditLogs', properties: audit }))).toMatchObject(
      expectedAudit,
    );
    const row = {
      TimeGenerated: '2026-11-02T08:15:00Z',
      OperationName: audit.activityDisplayName,
      Id: audit.id,
      Result: 'success',
      CorrelationId: 'c1',
      InitiatedBy: JSON.stringify(audit.initiatedBy),
      TargetResources: JSON.stringify(audit.targetResources),
      AdditionalDetails: JSON.stringify(audit.additionalDetails),
    };
    expect(one(JSON.stringify([row]))).toMatchObject(expectedAudit);
  });

  it('are read from the portal’s CSV, which has no record id: equal rows are one record', () => {
    const text = `Date (UTC),CorrelationId,Category,Activity,Result,ActorObjectId,ActorUserPrincipalName,IPAddress,Target1Type,Target1DisplayName,Target1ObjectId,Target1ModifiedProperty1Name,Target1ModifiedProperty1OldValue,Target1ModifiedProperty1NewValue,AdditionalDetail1Key,AdditionalDetail1Value
2026-11-02T08:15:00Z,C1,ApplicationManagement,Consent to application,success,9d8001cb-a159-4252-a3a1-c2dc689f322a,Anna@contoso.example,203.0.113.7,ServicePrincipal,Mail Helper,9d8001cb-a159-4252-a3a1-c2dc689f322b,ConsentAction.Permissions,[],"""Scope: Mail.Read""",User-Agent,curl/8`;
    const first = one(text);
    expect(first).toMatchObject({
      ...expectedAudit,
      record_id: expect.stringMatching(/^content-[0-9a-f]{32}$/) as string,
    });
    expect(one(text)['record_id']).toBe(first['record_id']);
    expect(one(text.replace('curl/8', 'curl/9'))['record_id']).not.toBe(first['record_id']);
  });

  it('of applications are named by them', () => {
    const row = one(
      JSON.stringify({
        ...audit,
        initiatedBy: { app: { displayName: 'Sync Tool', servicePrincipalId: 'x', appId: null } },
      }),
    );
    expect(row).toMatchObject({ user: 'sync tool', user_type: 6, actor_id: 'x' });
  });
});

describe('risk detections', () => {
  const risk = {
    id: 'R1',
    riskEventType: 'anonymizedIPAddress',
    riskState: 'atRisk',
    riskLevel: 'medium',
    ipAddress: '203.0.113.7',
    userPrincipalName: 'Anna@contoso.example',
    activityDateTime: '2026-11-02T08:15:00Z',
    detectedDateTime: '2026-11-02T10:15:00Z',
    requestId: 'REQ',
    location: { city: 'Lagos', countryOrRegion: 'NG' },
    additionalInfo: '[{"Key":"userAgent","Value":"x"}]',
  };
  const expected = {
    record_id: 'r1',
    time: Date.UTC(2026, 10, 2, 8, 15),
    source: 'risk-detection',
    operation: 'RiskDetection',
    user: 'anna@contoso.example',
    risk_type: 'anonymizedIPAddress',
    risk_level: 'medium',
    risk_state: 'atRisk',
    country: 'NG',
    object_id: 'req',
  };

  it('are read from Graph, diagnostic settings and Sentinel', () => {
    expect(one(JSON.stringify([risk]))).toMatchObject(expected);
    expect(one(JSON.stringify({ time: 'x', category: 'UserRiskEvents', properties: risk }))).toMatchObject(
      expected,
    );
    const capitals = Object.fromEntries(
      Object.entries(risk).map(([name, value]) => [name.charAt(0).toUpperCase() + name.slice(1), value]),
    );
    expect(one(JSON.stringify([{ ...capitals, TimeGenerated: '2026-11-02T11:00:00Z' }]))).toMatchObject(
      expected,
    );
  });
});

describe('message traces', () => {
  const expected = {
    source: 'message-trace',
    time: Date.UTC(2026, 10, 2, 8, 15),
    user: 'anna@contoso.example',
    target: 'bert@fabrikam.example',
    subject: 'Rechnung',
    message_ids: '["<1@x>"]',
    outcome: 'success',
  };

  it('are read from Graph, and from Get-MessageTraceV2 as CSV and JSON', () => {
    expect(
      one(
        JSON.stringify({
          value: [
            {
              id: 'T1',
              receivedDateTime: '2026-11-02T08:15:00Z',
              senderAddress: 'Anna@contoso.example',
              recipientAddress: 'bert@fabrikam.example',
              subject: 'Rechnung',
              messageId: '<1@x>',
              status: 'delivered',
              fromIP: '203.0.113.7',
              size: 12,
            },
          ],
        }),
      ),
    ).toMatchObject({ ...expected, record_id: 't1/bert@fabrikam.example', client_ip: '203.0.113.7' });
    const text =
      'PSComputerName,Organization,MessageId,Received,SenderAddress,RecipientAddress,Subject,Status,ToIP,FromIP,Size,MessageTraceId\nx,y,<1@x>,11/2/2026 8:15:00 AM,Anna@contoso.example,bert@fabrikam.example,Rechnung,Delivered,,203.0.113.7,12,T1';
    expect(one(text)).toMatchObject({ ...expected, record_id: 't1/bert@fabrikam.example' });
  });

  it('are read from a historical search, with all recipients of a message', () => {
    const text =
      'origin_timestamp_utc,sender_address,recipient_status,message_subject,total_bytes,message_id,network_message_id,original_client_ip\n2026-11-02T08:15:00.0000000Z,Anna@contoso.example,"bert@fabrikam.example##Receive, Deliver;carl@fabrikam.example##Receive, Send",Rechnung,12,<1@x>,N1,203.0.113.7';
    expect(one(text)).toMatchObject({
      ...expected,
      record_id: 'n1',
      recipients: '["bert@fabrikam.example","carl@fabrikam.example"]',
    });
  });
});
