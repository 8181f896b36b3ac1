import type { Action, Target } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { cmdletItems } from '../../microsoft/exchange/raw.ts';
import { withinAnHour } from '../hardening.ts';
import { cmdlets } from '../permissions.ts';

const policy = 'Standard Preset Security Policy';
/** Spam, phishing and malware for everybody; links and attachments with Defender for Office 365. */
const nouns = ['EOPProtectionPolicyRule', 'ATPProtectionPolicyRule'] as const;

/** Source: learn.microsoft.com/defender-office-365/preset-security-policies. They are set up once in the portal; then a switch. */
export const turnOnPresetPolicies: Action = {
  id: 'turn-on-preset-policies',
  title: {
    en: 'Switch the standard preset security policy on',
    de: 'Die voreingestellte Sicherheitsrichtlinie „Standard“ einschalten',
  },
  effect: {
    en: "Microsoft's own settings against spam, phishing and malware apply, and follow what Microsoft learns.",
    de: 'Microsofts eigene Einstellungen gegen Spam, Phishing und Schadsoftware gelten und wachsen mit dem, was Microsoft lernt.',
  },
  latency: withinAnHour,
  notice: {
    en: 'More mail lands in junk mail and quarantine.',
    de: 'Mehr E-Mails landen im Junk-E-Mail-Ordner und in der Quarantäne.',
  },
  impact: 'low',
  reversible: 'yes',
  phase: 'harden',
  attack: ['T1566.001', 'T1566.002', 'T1656'],
  d3fend: ['D3-ACH'],
  permissions: cmdlets(...nouns.flatMap((noun) => [`Get-${noun}`, `Enable-${noun}`, `Disable-${noun}`])),

  async candidates(connection) {
    const targets: Target[] = [];
    for (const noun of nouns) {
      const rule = await ruleOf(connection, noun);
      if (rule === undefined || rule['State'] === 'Enabled') continue;
      targets.push({
        account: null,
        key: noun,
        label: `${policy} (${noun.slice(0, 3)})`,
        before: { state: 'Disabled' },
        after: { state: 'Enabled' },
      });
    }
    return targets;
  },
  async preview(connection, _account, _foothold, options) {
    return (await this.candidates!(connection, options))[0] ?? null;
  },
  async read(connection, target) {
    const rule = await ruleOf(connection, target.key);
    return rule === undefined ? null : { state: rule['State'] === 'Enabled' ? 'Enabled' : 'Disabled' };
  },
  async apply({ connection, clientRequestId }, target) {
    await write(connection, `Enable-${target.key}`, {}, clientRequestId);
    return { outcome: 'sent' };
  },
  async undo({ connection, clientRequestId }, target) {
    await write(connection, `Disable-${target.key}`, { Confirm: false }, clientRequestId);
    return { outcome: 'sent' };
  },
};

async function ruleOf(connection: Connection, noun: string): Promise<JsonObject | undefined> {
  const rules = await cmdletItems(connection.exchange, `Get-${noun}`);
  return rules.find((rule) => rule['Name'] === policy || rule['Identity'] === policy);
}

async function write(
  connection: Connection,
  cmdlet: string,
  parameters: JsonObject,
  clientRequestId: string,
): Promise<void> {
  await connection.exchange.write({
    cmdlet,
    parameters: { Identity: policy, ...parameters },
    anchor: 'organization',
    clientRequestId,
  });
}
