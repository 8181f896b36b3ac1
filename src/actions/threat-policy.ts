import type { Action, Target } from '../domain/action.ts';
import type { Connection } from '../domain/clients.ts';
import type { JsonObject } from '../kernel/json.ts';
import { cmdletItems } from '../microsoft/exchange/raw.ts';
import { exchangeSetting } from './exchange-setting.ts';
import type { HardeningTexts } from './hardening.ts';
import { cmdlets } from './permissions.ts';

export interface ThreatPolicy extends HardeningTexts {
  /** `SafeLinks`: the policy is a `SafeLinksPolicy`, its rule a `SafeLinksRule`. */
  readonly family: 'SafeLinks' | 'SafeAttachment';
  /** Of the policy that is made where the organisation has none of its own. */
  readonly policyName: string;
  readonly settings: JsonObject;
}

/**
 * Sets the organisation's own policies of a family. Where it has none, one is made with a rule for every accepted domain: the
 * built-in protection and the presets take no settings.
 * Source: learn.microsoft.com/defender-office-365/safe-links-policies-configure, "Use PowerShell to create a Safe Links policy".
 */
export function threatPolicy(spec: ThreatPolicy): Action {
  const { family, policyName, settings, ...texts } = spec;
  const noun = `${family}Policy`;
  const rule = `${family}Rule`;
  const own = exchangeSetting({
    ...texts,
    noun,
    want: (policy) => (policy['IsBuiltInProtection'] === true ? null : settings),
  });
  const isNew = (target: Target): boolean => target.key === policyName && target.before === null;

  async function newTarget(connection: Connection): Promise<Target | null> {
    const rules = await cmdletItems(connection.exchange, `Get-${rule}`);
    if (rules.some((one) => one['State'] === 'Enabled')) return null;
    const domains = await cmdletItems(connection.exchange, 'Get-AcceptedDomain');
    const names = domains.map((domain) => String(domain['DomainName']).toLowerCase()).sort();
    return {
      account: null,
      key: policyName,
      label: policyName,
      before: null,
      after: { domains: names },
    };
  }

  async function readNew(connection: Connection): Promise<JsonObject | null> {
    const rules = await cmdletItems(connection.exchange, `Get-${rule}`);
    const found = rules.find((one) => one['Name'] === policyName);
    if (found === undefined) return null;
    const domains = found['RecipientDomainIs'];
    return { domains: Array.isArray(domains) ? domains.map((one) => String(one).toLowerCase()).sort() : [] };
  }

  return {
    ...own,
    permissions: [
      ...own.permissions,
      ...cmdlets(`Get-${rule}`, `New-${noun}`, `New-${rule}`, 'Get-AcceptedDomain'),
    ],
    async candidates(connection, options) {
      const made = await newTarget(connection);
      return [...(made === null ? [] : [made]), ...(await own.candidates!(connection, options))];
    },
    async preview(connection, _account, _foothold, options) {
      return (await this.candidates!(connection, options))[0] ?? null;
    },
    async read(connection, target) {
      return isNew(target) ? readNew(connection) : own.read(connection, target);
    },
    async apply(context, target) {
      if (!isNew(target)) return own.apply(context, target);
      const { connection, clientRequestId } = context;
      const write = (cmdlet: string, parameters: JsonObject): Promise<unknown> =>
        connection.exchange.write({ cmdlet, parameters, anchor: 'organization', clientRequestId });
      // A run that was cut off in between has left a policy without a rule, which applies to nobody.
      if (!(await exists(connection, noun, policyName)))
        await write(`New-${noun}`, { Name: policyName, ...settings });
      const { domains } = target.after as { readonly domains: readonly string[] };
      await write(`New-${rule}`, { Name: policyName, [noun]: policyName, RecipientDomainIs: domains });
      return { outcome: 'sent' };
    },
    async undo(context, target) {
      if (!isNew(target)) return own.undo!(context, target);
      const { connection, clientRequestId } = context;
      // A policy that a rule still applies cannot be removed.
      const write = (cmdlet: string): Promise<unknown> =>
        connection.exchange.write({
          cmdlet,
          parameters: { Identity: policyName, Confirm: false },
          anchor: 'organization',
          clientRequestId,
        });
      await write(`Remove-${rule}`);
      if (await exists(connection, noun, policyName)) await write(`Remove-${noun}`);
      return { outcome: 'sent' };
    },
  };
}

async function exists(connection: Connection, noun: string, name: string): Promise<boolean> {
  return (await cmdletItems(connection.exchange, `Get-${noun}`)).some((one) => one['Name'] === name);
}
