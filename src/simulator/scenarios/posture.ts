import { merge } from '../graph/policies/single.ts';
import { kept } from '../exchange/configuration/noun.ts';
import { settingNouns } from '../exchange/configuration/index.ts';
import { mailboxOf } from '../state/mailbox.ts';
import type { DnsRecord, Obj, Tenant } from '../state/tenant.ts';
import type { Stage } from './plant/scene.ts';
import type { PostureSpec } from './spec.ts';

/** What makes this tenant's settings differ from those of a new one. */
export function takePosture(stage: Stage, posture: PostureSpec): void {
  const { tenant, world, spec } = stage;
  for (const [noun, items] of Object.entries(posture.exchange)) setNoun(stage, noun, items);
  for (const [name, value] of Object.entries(posture.policies)) setPolicy(tenant, name, value);
  for (const [id, state] of Object.entries(posture.methods)) {
    const methods = tenant.policies.authenticationMethods['authenticationMethodConfigurations'] as Obj[];
    methods.find((method) => method['id'] === id)!['state'] = state;
  }
  for (const policy of posture.conditionalAccess)
    tenant.policies.conditionalAccess.push({
      id: world.random.uuid(),
      templateId: null,
      createdDateTime: world.clock.iso(),
      modifiedDateTime: null,
      sessionControls: null,
      ...(named(tenant, policy) as Obj),
    });
  for (const domain of tenant.domains) Object.assign(domain, posture.domains);
  for (const { account, cas, properties } of posture.mailboxes) {
    const box = mailboxOf(tenant, `${account}@${spec.tenant.domain}`);
    if (!box) throw new RangeError(`the posture names the unknown mailbox ${account}`);
    Object.assign(box.cas, cas);
    Object.assign(box.properties, properties);
  }
  tenant.dns = [
    ...tenant.dns.filter((record) => posture.dns === undefined || !within(record.name, spec.tenant.domain)),
    ...(posture.dns ?? []),
  ];
}

function within(name: string, domain: string): boolean {
  return name === domain || name.endsWith(`.${domain}`);
}

/** Items with a known name are changed, others added. */
function setNoun(stage: Stage, noun: string, items: readonly Obj[]): void {
  const known = settingNouns.find((candidate) => candidate.noun === noun);
  if (!known) throw new RangeError(`the posture names the unknown setting ${noun}`);
  const list = kept(known, stage.tenant.exchange);
  for (const item of items) {
    const old = known.single ? list[0] : list.find((candidate) => candidate['Name'] === item['Name']);
    if (old) Object.assign(old, item);
    else list.push({ Guid: stage.world.random.uuid(), ...item });
  }
}

function setPolicy(tenant: Tenant, name: string, value: Obj): void {
  const policy = (tenant.policies as unknown as { [key: string]: Obj })[name];
  if (!policy) throw new RangeError(`the posture names the unknown policy ${name}`);
  merge(policy, value);
}

/** `@name` is that account's id. */
function named(tenant: Tenant, value: unknown): unknown {
  if (typeof value === 'string' && value.startsWith('@'))
    return tenant.users.find((user) => user.userPrincipalName.startsWith(`${value.slice(1)}@`))?.id ?? value;
  if (Array.isArray(value)) return value.map((entry) => named(tenant, entry));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, named(tenant, entry)]));
  return value;
}

/** What Microsoft and any registrar publish of a domain before anybody thinks of security. */
export function usualRecords(domain: string, initial: string, dkim: readonly Obj[]): DnsRecord[] {
  const label = domain.replaceAll('.', '-');
  const keys = dkim.flatMap((config) =>
    [1, 2].map((selector): DnsRecord => ({
      name: String(config[`Selector${selector}CNAME`]).toLowerCase(),
      type: 'TXT',
      data: String(config[`Selector${selector}PublicKey`]),
    })),
  );
  return [
    { name: domain, type: 'MX', data: `0 ${label}.mail.protection.outlook.com` },
    { name: domain, type: 'TXT', data: 'v=spf1 include:spf.protection.outlook.com -all' },
    { name: domain, type: 'NS', data: 'ns1.registrar.example' },
    { name: `autodiscover.${domain}`, type: 'CNAME', data: 'autodiscover.outlook.com' },
    { name: initial, type: 'MX', data: `0 ${initial.replaceAll('.', '-')}.mail.protection.outlook.com` },
    { name: initial, type: 'TXT', data: 'v=spf1 include:spf.protection.outlook.com -all' },
    ...keys,
  ];
}
