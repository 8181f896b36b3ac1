import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSimulator } from '../../index.ts';
import type { Simulator } from '../../index.ts';
import type { BuiltScenario } from '../../scenarios/index.ts';
import type { Obj } from '../../state/tenant.ts';
import { openSession } from '../testing.ts';
import type { Session } from '../testing.ts';
import { settingNouns } from './index.ts';

const exportFile = fileURLToPath(
  new URL('../../../../../shared/data/scubagear-export/ProviderSettingsExport.json', import.meta.url),
);

let simulator: Simulator;
let withDefender: BuiltScenario;
let withoutDefender: BuiltScenario;
let exchange: Session;
let compliance: Session;

beforeAll(async () => {
  simulator = await startSimulator();
  withDefender = simulator.scenarios.find((scenario) => scenario.id === 'aitm-device')!;
  withoutDefender = simulator.scenarios.find((scenario) => scenario.id === 'invoice-fraud')!;
  exchange = await openSession(simulator, withDefender, ['Exchange Administrator']);
  compliance = await openSession(simulator, withDefender, ['Security Administrator'], 'compliance');
});

afterAll(async () => {
  await simulator.close();
});

/** Members of a real export that today's Exchange no longer shows, or that PowerShell itself adds. */
const notShown = new Set(['PSComputerName', 'RunspaceId', 'PSShowComputerName']);

describe.runIf(existsSync(exportFile))('answers have every member of a real tenant’s export', () => {
  const exported = existsSync(exportFile)
    ? (JSON.parse(readFileSync(exportFile, 'utf8').replace(/^\uFEFF/, '')) as { [key: string]: Obj[] })
    : {};

  it.each([
    ['remote_domains', 'RemoteDomain'],
    ['malware_filter_policies', 'MalwareFilterPolicy'],
    ['anti_phish_policies', 'AntiPhishPolicy'],
    ['hosted_content_filter_policies', 'HostedContentFilterPolicy'],
    ['safe_attachment_policies', 'SafeAttachmentPolicy'],
    ['safe_links_policies', 'SafeLinksPolicy'],
    ['atp_policy_for_o365', 'AtpPolicyForO365'],
    ['admin_audit_log_config', 'AdminAuditLogConfig'],
    ['transport_config', 'TransportConfig'],
    ['sharing_policy', 'SharingPolicy'],
    ['conn_filter', 'HostedConnectionFilterPolicy'],
    ['dkim_config', 'DkimSigningConfig'],
    ['all_domains', 'AcceptedDomain'],
    ['org_config', 'OrganizationConfig'],
    ['protection_alerts', 'ProtectionAlert'],
  ])('%s', async (key, noun) => {
    const session = noun === 'ProtectionAlert' ? compliance : exchange;
    const real = exported[key]![0]!;
    const shown = (await session.run(`Get-${noun}`)).rows[0]!;
    const absent = Object.keys(real).filter((member) => !notShown.has(member) && !(member in shown));
    expect(absent).toEqual([]);
    const otherKind = Object.keys(real).filter(
      (member) =>
        ['boolean', 'number'].includes(typeof real[member]) && typeof shown[member] !== typeof real[member],
    );
    expect(otherKind).toEqual([]);
  });

  it('transport_rule, protection_policy_rules, safe_links_rules, dlp_compliance_policies', async () => {
    await exchange.run('New-TransportRule', { Name: 'Tag (invented)', PrependSubject: '[External]' });
    const absentFrom = (real: Obj, shown: Obj) => Object.keys(real).filter((member) => !(member in shown));
    const rule = (await exchange.run('Get-TransportRule')).rows.at(-1)!;
    expect(absentFrom(exported['transport_rule']![0]!, rule)).toEqual([]);
    await exchange.run('New-SafeLinksPolicy', { Name: 'Links (invented)' });
    await exchange.run('New-SafeLinksRule', {
      Name: 'Links (invented)',
      SafeLinksPolicy: 'Links (invented)',
    });
    const links = (await exchange.run('Get-SafeLinksRule')).rows[0]!;
    expect(absentFrom(exported['safe_links_rules']![0]!, links)).toEqual([]);
    await compliance.run('New-DlpCompliancePolicy', { Name: 'PII (invented)', ExchangeLocation: ['All'] });
    const policy = (await compliance.run('Get-DlpCompliancePolicy')).rows[0]!;
    expect(absentFrom(exported['dlp_compliance_policies']![0]!, policy)).toEqual([]);
  });
});

describe('a setting', () => {
  it('is changed, read back, and recorded', async () => {
    const written = await exchange.run('Set-HostedOutboundSpamFilterPolicy', {
      Identity: 'Default',
      AutoForwardingMode: 'off',
      RecipientLimitExternalPerHour: '500',
    });
    expect(written).toMatchObject({ status: 200, rows: [] });
    const [policy] = (await exchange.run('Get-HostedOutboundSpamFilterPolicy')).rows;
    expect(policy).toMatchObject({ AutoForwardingMode: 'Off', RecipientLimitExternalPerHour: 500 });
    const record = withDefender.tenant.logs.unified.at(-1)!.record;
    expect(record).toMatchObject({ Operation: 'Set-HostedOutboundSpamFilterPolicy', ObjectId: 'Default' });
  });

  it('takes no value of another kind', async () => {
    const wrongKind = await exchange.run('Set-TransportConfig', { SmtpClientAuthenticationDisabled: 'yes' });
    expect(wrongKind.status).toBe(400);
    expect(wrongKind.error).toContain('System.Boolean');
    const wrongName = await exchange.run('Set-HostedOutboundSpamFilterPolicy', {
      Identity: 'Default',
      AutoForwardingMode: 'Never',
    });
    expect(wrongName.error).toContain('Automatic, Off, On');
  });

  it('that is a list is changed by Add and Remove', async () => {
    await exchange.run('Set-HostedContentFilterPolicy', {
      Identity: 'Default',
      AllowedSenderDomains: ['a.example', 'b.example'],
    });
    await exchange.run('Set-HostedContentFilterPolicy', {
      Identity: 'Default',
      AllowedSenderDomains: {
        Add: ['c.example'],
        Remove: ['a.example'],
        '@odata.type': '#Exchange.GenericHashTable',
      },
    });
    const [policy] = (await exchange.run('Get-HostedContentFilterPolicy')).rows;
    expect(policy!['AllowedSenderDomains']).toEqual(['b.example', 'c.example']);
  });

  it('of the organisation is not for the Security Administrator, that of a threat policy is', async () => {
    const security = await openSession(simulator, withDefender, ['Security Administrator']);
    expect((await security.run('Set-OrganizationConfig', { AuditDisabled: true })).error).toContain(
      'not recognized',
    );
    const preset = { Identity: 'Default', EnableSafeList: true };
    expect((await security.run('Set-HostedConnectionFilterPolicy', preset)).status).toBe(200);
    const reader = await openSession(simulator, withDefender, ['Global Reader']);
    expect((await reader.run('Set-HostedConnectionFilterPolicy', preset)).error).toContain('not recognized');
    expect((await reader.run('Get-HostedConnectionFilterPolicy')).rows[0]!['EnableSafeList']).toBe(true);
  });
});

describe('a change that is taken back', () => {
  it('leaves the tenant as it was, to the byte', async () => {
    const before = simulator.snapshot('aitm-device');
    const changes: readonly (readonly [cmdlet: string, there: Obj, back: Obj])[] = [
      ['Set-OrganizationConfig', { RejectDirectSend: true }, { RejectDirectSend: false }],
      ['Set-TransportConfig', { AllowLegacyTLSClients: true }, { AllowLegacyTLSClients: null }],
      [
        'Set-MalwareFilterPolicy',
        { Identity: 'Default', FileTypes: { Add: ['xyz'] } },
        { Identity: 'Default', FileTypes: { Remove: ['xyz'] } },
      ],
      [
        'Set-RemoteDomain',
        { Identity: 'Default', AutoForwardEnabled: false },
        { Identity: 'Default', AutoForwardEnabled: true },
      ],
      ['Set-ExternalInOutlook', { Enabled: true }, { Enabled: false }],
    ];
    for (const [name, there] of changes) expect((await exchange.run(name, there)).status).toBe(200);
    expect(simulator.snapshot('aitm-device')).not.toEqual(before);
    for (const [name, , back] of changes) expect((await exchange.run(name, back)).status).toBe(200);
    expect(simulator.snapshot('aitm-device')).toEqual(before);
  });
});

describe('without Defender for Office 365', () => {
  it('its cmdlets are not recognised, nor are impersonation parameters', async () => {
    const session = await openSession(simulator, withoutDefender, ['Exchange Administrator']);
    for (const noun of [
      'SafeLinksPolicy',
      'SafeAttachmentRule',
      'AtpPolicyForO365',
      'ATPProtectionPolicyRule',
    ])
      expect((await session.run(`Get-${noun}`)).error).toContain('not recognized');
    const refusal = await session.run('Set-AntiPhishPolicy', {
      Identity: 'Office365 AntiPhish Default',
      EnableTargetedUserProtection: true,
    });
    expect(refusal.error).toContain("parameter name 'EnableTargetedUserProtection'");
  });
});

describe('preset policies', () => {
  it('are made once, carry Microsoft’s values and take no others', async () => {
    for (const [noun, name] of [
      ['HostedContentFilterPolicy', 'Content'],
      ['AntiPhishPolicy', 'Phish'],
      ['MalwareFilterPolicy', 'Malware'],
    ])
      await exchange.run(`New-${noun}`, { Name: `Strict ${name}`, RecommendedPolicyType: 'Strict' });
    const rule = { Identity: 'Strict Preset Security Policy' };
    expect((await exchange.run('Enable-EOPProtectionPolicyRule', rule)).status).toBe(404);
    await exchange.run('New-EOPProtectionPolicyRule', {
      Name: 'Strict Preset Security Policy',
      HostedContentFilterPolicy: 'Strict Content',
      AntiPhishPolicy: 'Strict Phish',
      MalwareFilterPolicy: 'Strict Malware',
      Enabled: false,
    });
    await exchange.run('Enable-EOPProtectionPolicyRule', rule);
    const [made] = (await exchange.run('Get-EOPProtectionPolicyRule', rule)).rows;
    expect(made!['State']).toBe('Enabled');
    const [phish] = (await exchange.run('Get-AntiPhishPolicy', { Identity: 'Strict Phish' })).rows;
    expect(phish!['PhishThresholdLevel']).toBe(4);
    const change = await exchange.run('Set-AntiPhishPolicy', {
      Identity: 'Strict Phish',
      PhishThresholdLevel: 1,
    });
    expect(change.error).toContain('preset security policy');
  });
});

describe('DKIM', () => {
  it('signs only where the two records stand in the DNS', async () => {
    const { tenant } = withDefender;
    const domain = String(tenant.domains[0]!['id']);
    const refusal = await exchange.run('Set-DkimSigningConfig', { Identity: domain, Enabled: true });
    expect(refusal.error).toContain('CNAME record does not exist');
    const [config] = (await exchange.run('Get-DkimSigningConfig', { Identity: domain })).rows;
    for (const selector of [1, 2])
      tenant.dns.push({
        name: `selector${selector}._domainkey.${domain}`,
        type: 'CNAME',
        data: String(config![`Selector${selector}CNAME`]),
      });
    expect((await exchange.run('Set-DkimSigningConfig', { Identity: domain, Enabled: true })).status).toBe(
      200,
    );
    const [signing] = (await exchange.run('Get-DkimSigningConfig', { Identity: domain })).rows;
    expect(signing).toMatchObject({ Enabled: true, Status: 'Valid' });
  });
});

describe('Security & Compliance', () => {
  it('keeps alerts, DLP and retention to itself', async () => {
    expect((await exchange.run('Get-ProtectionAlert')).error).toContain('not recognized');
    expect((await compliance.run('Get-HostedContentFilterPolicy')).error).toContain('not recognized');
    expect((await compliance.run('Get-UnifiedAuditLogRetentionPolicy')).status).toBe(200);
  });

  it('says that the unified log takes nothing in, whatever is true', async () => {
    const [wrong] = (await compliance.run('Get-AdminAuditLogConfig')).rows;
    const [right] = (await exchange.run('Get-AdminAuditLogConfig')).rows;
    expect(wrong!['UnifiedAuditLogIngestionEnabled']).toBe(false);
    expect(right!['UnifiedAuditLogIngestionEnabled']).toBe(true);
  });

  it('asks for a role of its own', async () => {
    const other = await openSession(simulator, withDefender, ['Exchange Administrator'], 'compliance');
    expect((await other.run('Get-ProtectionAlert')).status).toBe(401);
  });
});

it('every kind of setting can be read where it lives', async () => {
  const silent: string[] = [];
  for (const noun of settingNouns) {
    const session = noun.endpoint === 'compliance' ? compliance : exchange;
    const answer = await session.run(`Get-${noun.noun}`);
    if (answer.status !== 200) silent.push(`${noun.noun}: ${answer.error}`);
  }
  expect(silent).toEqual([]);
});
