import { createHash } from 'node:crypto';
import type { Obj, Tenant } from '../state/tenant.ts';

/** The records that Microsoft asks the owner of a domain to publish: to prove ownership, and for its services. */
export function dnsRecords(
  tenant: Tenant,
  domain: Obj,
  kind: 'verificationDnsRecords' | 'serviceConfigurationRecords',
): readonly Obj[] {
  const name = String(domain['id']);
  const label = name.replaceAll('.', '-');
  if (kind === 'verificationDnsRecords')
    return [
      record(name, 'Txt', name, { text: `MS=ms${digits(tenant.id + name)}`, ttl: 3600 }),
      record(name, 'Mx', name, {
        mailExchange: `ms${digits(tenant.id + name)}.msv1.invalid`,
        preference: 32767,
      }),
    ];
  return [
    record(name, 'Mx', name, { mailExchange: `${label}.mail.protection.outlook.com`, preference: 0 }),
    record(name, 'Txt', name, { text: 'v=spf1 include:spf.protection.outlook.com -all' }),
    record(name, 'CName', `autodiscover.${name}`, { canonicalName: 'autodiscover.outlook.com' }),
  ];
}

function record(domain: string, recordType: string, label: string, more: Obj): Obj {
  return {
    '@odata.type': `#microsoft.graph.domainDns${recordType === 'CName' ? 'Cname' : recordType}Record`,
    id: createHash('sha256').update(`${domain}${recordType}${label}`).digest('hex').slice(0, 32),
    isOptional: false,
    label,
    recordType,
    supportedService: recordType === 'Txt' && 'ttl' in more ? '' : 'Email',
    ttl: 3600,
    ...more,
  };
}

function digits(seed: string): string {
  return String(Number.parseInt(createHash('sha256').update(seed).digest('hex').slice(0, 8), 16))
    .padStart(8, '0')
    .slice(0, 8);
}
