import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlainClient } from '../attack/http.ts';
import type { Answer } from '../attack/http.ts';
import { openSession } from '../exchange/testing.ts';
import type { Session } from '../exchange/testing.ts';
import { startSimulator } from '../index.ts';
import type { Simulator } from '../index.ts';
import type { Obj } from '../state/tenant.ts';

// All people, firms and addresses are invented. Cmdlets and messages go over HTTP, as anybody's.

let simulator: Simulator;
let exchange: Session;
let victim: string;
beforeEach(async () => {
  simulator = await startSimulator({ scenarios: ['invoice-fraud'] });
  const [scenario] = simulator.scenarios;
  victim = scenario!.victims[0]!;
  exchange = await openSession(simulator, scenario!, ['Exchange Administrator', 'Security Administrator']);
});
afterEach(() => simulator.close());

/** Whether the attacker's forwarding still carries mail to him, as he finds it himself. */
async function forwards(): Promise<boolean> {
  const reports = await simulator.attack('invoice-fraud');
  return reports.find((report) => report.kind === 'forwarding')!.works;
}

async function run(cmdlet: string, parameters: Obj): Promise<void> {
  const answer = await exchange.run(cmdlet, parameters);
  expect([answer.status, answer.error]).toEqual([200, '']);
}

let count = 0;

/** A stranger's message; the answer to it, and who outside found it in the end. */
async function mail(subject: string): Promise<{ readonly answer: Answer; readonly outside: string[] }> {
  const client = new PlainClient(simulator.origin, '203.0.113.7', 'invented');
  const id = `<test-${count++}@buyer.example>`;
  const host = `${victim.split('@')[1]!.replaceAll('.', '-')}.mail.protection.outlook.com`;
  const answer = await client.form(host, '/smtp', {
    from: 'einkauf@buyer.example',
    to: victim,
    subject,
    body: subject,
    id,
  });
  const outside = [...simulator.world.elsewhere].flatMap(([address, messages]) =>
    messages.some((message) => message.internetMessageId === id) ? [address] : [],
  );
  return { answer, outside };
}

describe('forwarding to the outside', () => {
  it('is stopped by the outbound spam policy, and only by its mode Off', async () => {
    expect(await forwards()).toBe(true);
    const mode = (AutoForwardingMode: string): Promise<void> =>
      run('Set-HostedOutboundSpamFilterPolicy', { Identity: 'Default', AutoForwardingMode });
    await mode('Off');
    expect(await forwards()).toBe(false);
    await mode('On');
    expect(await forwards()).toBe(true);
  });

  it('follows the policy whose rule names the sender before the default one', async () => {
    await run('Set-HostedOutboundSpamFilterPolicy', { Identity: 'Default', AutoForwardingMode: 'Off' });
    await run('New-HostedOutboundSpamFilterPolicy', { Name: 'Allowed', AutoForwardingMode: 'On' });
    await run('New-HostedOutboundSpamFilterRule', {
      Name: 'Allowed',
      HostedOutboundSpamFilterPolicy: 'Allowed',
      From: ['somebody.else@nordlicht.example'],
    });
    expect(await forwards()).toBe(false);
    await run('Set-HostedOutboundSpamFilterRule', { Identity: 'Allowed', From: [victim] });
    expect(await forwards()).toBe(true);
    await run('Set-HostedOutboundSpamFilterRule', { Identity: 'Allowed', ExceptIfFrom: [victim] });
    expect(await forwards()).toBe(false);
  });

  it('is stopped by the remote domain, where the most precise entry decides', async () => {
    await run('Set-RemoteDomain', { Identity: 'Default', AutoForwardEnabled: false });
    expect(await forwards()).toBe(false);
    await run('New-RemoteDomain', { Name: 'Partner', DomainName: 'mailbox.example' });
    expect(await forwards()).toBe(true);
  });

  it('is stopped by a mail flow rule on forwarded messages, which lets others pass', async () => {
    await run('New-TransportRule', {
      Name: 'No forwarding',
      MessageTypeMatches: 'AutoForward',
      SentToScope: 'NotInOrganization',
      RejectMessageReasonText: 'Not allowed',
    });
    expect(await forwards()).toBe(false);
    await run('New-TransportRule', {
      Name: 'Copy',
      SentTo: [victim],
      BlindCopyTo: ['boss@elsewhere.example'],
    });
    expect((await mail('Hallo')).outside).toEqual(['boss@elsewhere.example']);
  });
});

describe('mail flow rules', () => {
  const target = 'thief@elsewhere.example';

  it('concern what all their conditions and no exception name, and nothing in test mode', async () => {
    await run('Set-Mailbox', { Identity: victim, ForwardingSmtpAddress: null });
    await run('New-TransportRule', {
      Name: 'Thief',
      SubjectContainsWords: ['Vertrag'],
      FromScope: 'NotInOrganization',
      ExceptIfSubjectContainsWords: ['Entwurf'],
      BlindCopyTo: [target],
    });
    expect((await mail('Vertrag 7')).outside).toEqual([target]);
    expect((await mail('Vertrag 7, Entwurf')).outside).toEqual([]);
    expect((await mail('Hallo')).outside).toEqual([]);
    await run('Set-TransportRule', { Identity: 'Thief', FromScope: 'InOrganization' });
    expect((await mail('Vertrag 8')).outside).toEqual([]);
    await run('Set-TransportRule', { Identity: 'Thief', FromScope: 'NotInOrganization', Mode: 'Audit' });
    expect((await mail('Vertrag 9')).outside).toEqual([]);
  });

  it('send elsewhere instead, end a message, or end the rules behind them', async () => {
    await run('Set-Mailbox', { Identity: victim, ForwardingSmtpAddress: null });
    const inbox = simulator.scenarios[0]!.tenant.mailboxes.find(
      ({ properties }) => properties.UserPrincipalName === victim,
    )!.messages;
    const known = inbox.length;
    await run('New-TransportRule', { Name: 'Away', Priority: 0, RedirectMessageTo: [target] });
    expect((await mail('Hallo')).outside).toEqual([target]);
    expect(inbox).toHaveLength(known);
    await run('Set-TransportRule', { Identity: 'Away', RedirectMessageTo: null, StopRuleProcessing: true });
    await run('New-TransportRule', { Name: 'Gone', Priority: 1, DeleteMessage: true });
    await mail('Hallo');
    expect(inbox).toHaveLength(known + 1);
    await run('Disable-TransportRule', { Identity: 'Away', Confirm: false });
    await mail('Hallo');
    expect(inbox).toHaveLength(known + 1);
  });
});

describe('the front door', () => {
  it('takes nothing for domains that it does not serve', async () => {
    victim = 'jemand@nobody.example';
    expect((await mail('Hallo')).answer.status).toBe(400);
  });
});
