import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { investigateFiles } from '../src/engine/investigate/index.ts';
import type { Investigation } from '../src/engine/investigate/index.ts';

// Rules invented in the style of the public collections for Microsoft 365 and Azure, and invented records.
const folder = mkdtempSync(join(tmpdir(), 'evict-sigma-'));
const rules: { readonly [name: string]: string } = {
  'cloud/m365/m365_forwarding.yml': `title: Invented Forwarding To Webmail
id: 0d6a6a3e-1111-4111-8111-000000000001
status: experimental
description: Invented.
logsource:
  service: exchange
  product: m365
detection:
  selection:
    Operation: Set-Mailbox
    Parameters.ForwardingSmtpAddress|endswith:
      - '@webmail.example'
      - '@freemail.example'
  filter_main_system:
    UserId|startswith: 'NT AUTHORITY'
  condition: selection and not 1 of filter_main_*
level: high
tags: [attack.collection, attack.t1114.003]
`,
  'cloud/azure/signin_logs/azure_invented.yml': `title: Invented Legacy Sign-In
id: 0d6a6a3e-1111-4111-8111-000000000002
logsource:
  product: azure
  service: signinlogs
detection:
  selection:
    ResultType: 0
    ClientAppUsed|contains: IMAP
    DeviceDetail.deviceId: ''
  condition: selection
level: medium
references: ['https://learn.example/invented']
`,
  'cloud/azure/audit_logs/azure_invented.yml': `title: Invented Guest Invited
id: 0d6a6a3e-1111-4111-8111-000000000003
logsource:
  product: azure
  service: auditlogs
detection:
  keywords:
    - Invite external user
  condition: keywords
level: low
---
title: Invented Many Guests
name: invented_many_guests
correlation:
  type: event_count
  rules: [0d6a6a3e-1111-4111-8111-000000000003]
  group-by: [UserId]
  timespan: 1h
  condition: {gte: 2}
level: medium
`,
  'windows/refused.yml': `title: Invented Windows Rule
id: 0d6a6a3e-1111-4111-8111-000000000004
logsource: {product: windows, category: process_creation}
detection:
  selection:
    Image|endswith: '\\cmd.exe'
  condition: selection
`,
  'cloud/m365/threat_management/m365_alert.yml': `title: Invented Alert
id: 0d6a6a3e-1111-4111-8111-000000000005
logsource: {product: m365, service: threat_management}
detection:
  selection:
    eventSource: SecurityComplianceCenter
    eventName: Invented alert policy
    status: success
  condition: selection
level: medium
`,
  'broken.yml':
    'title: Broken\nlogsource: {product: m365}\ndetection:\n  selection:\n    UserId|begins: a\n  condition: selection\n',
};
const audit = (id: number, operation: string, more: object): object => ({
  Id: `00000000-0000-4000-8000-00000000000${id}`,
  CreationTime: `2026-11-02T08:0${id}:00`,
  Operation: operation,
  RecordType: 1,
  Workload: 'Exchange',
  UserId: 'ann@contoso.example',
  UserType: 0,
  ResultStatus: 'True',
  ...more,
});
const forward = (to: string): object => ({
  Parameters: [{ Name: 'ForwardingSmtpAddress', Value: `smtp:${to}` }],
});
const records: readonly object[] = [
  audit(1, 'Set-Mailbox', forward('x@webmail.example')),
  audit(2, 'Set-Mailbox', forward('x@partner.example')),
  audit(3, 'Set-Mailbox', { ...forward('x@webmail.example'), UserId: 'NT AUTHORITY\\SYSTEM' }),
  audit(4, 'Invite external user.', {
    RecordType: 8,
    Workload: 'AzureActiveDirectory',
    ResultStatus: 'Success',
  }),
  audit(5, 'Invite external user.', {
    RecordType: 8,
    Workload: 'AzureActiveDirectory',
    ResultStatus: 'Success',
  }),
  {
    id: '00000000-0000-4000-8000-000000000099',
    createdDateTime: '2026-11-02T09:00:00Z',
    userPrincipalName: 'ann@contoso.example',
    appId: '5d661950-3475-41cd-a2c3-d671a3162bc1',
    appDisplayName: 'Mail',
    clientAppUsed: 'IMAP4',
    ipAddress: '203.0.113.7',
    status: { errorCode: 0 },
    deviceDetail: { deviceId: '' },
  },
];

let found: Investigation;
beforeAll(async () => {
  for (const [name, text] of Object.entries(rules)) {
    mkdirSync(join(folder, 'rules', name, '..'), { recursive: true });
    writeFileSync(join(folder, 'rules', name), text);
  }
  mkdirSync(join(folder, 'case'));
  writeFileSync(join(folder, 'log.jsonl'), records.map((one) => JSON.stringify(one)).join('\n'));
  found = await investigateFiles([join(folder, 'log.jsonl')], {
    folder: join(folder, 'case'),
    ruleFolders: [join(folder, 'rules')],
    ownDomains: ['contoso.example'],
    tell: () => {},
  });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const eventsOf = (title: string): readonly string[] =>
  found.findings
    .filter((finding) => finding.title.en === title)
    .flatMap(({ events }) => events.map((id) => id.slice(-2)));

describe('a folder of Sigma rules in the style of the public collections', () => {
  it('is run whole, below all its folders', () => {
    expect(eventsOf('Invented Forwarding To Webmail')).toEqual(['01']);
    expect(eventsOf('Invented Legacy Sign-In')).toEqual(['99']);
    expect(eventsOf('Invented Many Guests')).toEqual(['04', '05']);
  });

  it('names each rule that cannot be run, with the reason and the place', () => {
    const refused = found.rules.refused.map(({ title, problems }) => [
      title,
      problems[0]?.code,
      problems[0]?.position?.line,
    ]);
    expect(refused).toEqual([
      ['Broken', 'unknown-modifier', 5],
      ['Invented Alert', 'unsupported-logsource', undefined],
      ['Invented Windows Rule', 'unsupported-logsource', undefined],
    ]);
  });

  it('is refused where it names an alert policy: it would run and never match', () => {
    const refused = found.rules.refused.find(({ title }) => title === 'Invented Alert');
    expect(refused?.problems[0]?.message).toContain('m365/threat_management');
  });

  it('hands the pages that a rule names on with its findings', () => {
    const finding = found.findings.find(({ title }) => title.en === 'Invented Legacy Sign-In');
    expect(finding?.references).toEqual(['https://learn.example/invented']);
  });

  it('speaks English where the rule has no German', () => {
    const finding = found.findings.find(({ title }) => title.en === 'Invented Legacy Sign-In');
    expect(finding?.title.de).toBe('Invented Legacy Sign-In');
  });
});
