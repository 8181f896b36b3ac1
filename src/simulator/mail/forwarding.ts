import type { Mailbox, Obj, Tenant } from '../state/tenant.ts';
import { valuesOf } from './values.ts';

/**
 * Whether a mailbox may forward by itself to somebody outside: its outbound spam policy and the remote domain must both
 * allow it, since "the block typically wins" (Defender for Office 365, "Control automatic external email forwarding").
 */
export function mayForward(tenant: Tenant, box: Mailbox, recipient: string): boolean {
  // "Automatic" means Off for new organisations and can remain On for those that are older (Set-
  // HostedOutboundSpamFilterPolicy, AutoForwardingMode); the simulated ones are years old.
  return outboundPolicy(tenant, box)?.['AutoForwardingMode'] !== 'Off' && domainAllows(tenant, recipient);
}

/** The policy of the first rule that concerns the sender, else the default one. */
function outboundPolicy(tenant: Tenant, box: Mailbox): Obj | undefined {
  const { settings } = tenant.exchange;
  const policies = settings['HostedOutboundSpamFilterPolicy'] ?? [];
  const rule = [...(settings['HostedOutboundSpamFilterRule'] ?? [])]
    .filter((candidate) => candidate['State'] !== 'Disabled')
    .sort((a, b) => Number(a['Priority'] ?? 0) - Number(b['Priority'] ?? 0))
    .find((candidate) => concernsSender(tenant, candidate, box));
  const chosen = rule && policies.find((policy) => policy['Name'] === rule['HostedOutboundSpamFilterPolicy']);
  return chosen ?? policies.find((policy) => policy['IsDefault'] === true);
}

/** Conditions of one kind are alternatives, those of different kinds must all hold (outbound spam policies, "Senders"). */
function concernsSender(tenant: Tenant, rule: Obj, box: Mailbox): boolean {
  const address = box.properties.PrimarySmtpAddress.toLowerCase();
  const groups = tenant.groups
    .filter((group) => group._members.includes(box.properties.ExternalDirectoryObjectId))
    .flatMap((group) => [group.id, group['displayName'], String(group['mail'] ?? '')]);
  const kinds = [
    ['From', [address]],
    ['SenderDomainIs', [address.split('@')[1]!]],
    ['FromMemberOf', groups.map((name) => name.toLowerCase())],
  ] as const;
  const meets = (name: string, own: readonly string[]): boolean | null => {
    const wanted = valuesOf(rule[name]);
    return wanted.length === 0 ? null : wanted.some((value) => own.includes(value.toLowerCase()));
  };
  return (
    kinds.every(([name, own]) => meets(name, own) !== false) &&
    kinds.every(([name, own]) => meets(`ExceptIf${name}`, own) !== true)
  );
}

/** The most precise entry for the recipient's domain decides (Exchange Online, "Remote domains"). */
function domainAllows(tenant: Tenant, recipient: string): boolean {
  const domain = recipient.split('@').at(-1)!.toLowerCase();
  const fits = (name: string): boolean =>
    name === '*' || name === domain || (name.startsWith('*.') && domain.endsWith(name.slice(1)));
  const [entry] = tenant.exchange.remoteDomains
    .filter((candidate) => fits(domainName(candidate).toLowerCase()))
    .sort((a, b) => domainName(b).length - domainName(a).length);
  return entry?.['AutoForwardEnabled'] !== false;
}

function domainName(entry: Obj): string {
  return String(entry['DomainName'] ?? '*');
}
