import type { DnsClient } from '../../domain/setting.ts';
import type { DnsAnswer, DomainDns } from '../../domain/setting-values/dns.ts';
import { organizationalDomain } from './organizational.ts';

/** Everything about sending mail that the public DNS says of one domain. */
export async function readDomain(dns: DnsClient, domain: string): Promise<DomainDns> {
  const organizational = organizationalDomain(domain);
  const [mx, txt, selector1, selector2, dmarc, parent, mtaSts, tlsReporting] = await Promise.all([
    dns.mx(domain),
    dns.txt(domain),
    dns.txt(`selector1._domainkey.${domain}`),
    dns.txt(`selector2._domainkey.${domain}`),
    dns.txt(`_dmarc.${domain}`),
    organizational === domain ? null : dns.txt(`_dmarc.${organizational}`),
    dns.txt(`_mta-sts.${domain}`),
    dns.txt(`_smtp._tls.${domain}`),
  ]);
  const spf = only(txt, /^v=spf1(\s|$)/i);
  return {
    domain,
    organizational,
    mx,
    spf,
    spfLookups: spf.records.length === 1 ? await countLookups(dns, spf.records[0]!) : null,
    dkim: [selector1, selector2].map((answer) => only(answer, /(^|;)\s*(v=DKIM1|p=)/i)),
    dmarc: only(dmarc, /^v=DMARC1\s*(;|$)/i),
    dmarcOrganizational: parent && only(parent, /^v=DMARC1\s*(;|$)/i),
    mtaSts: only(mtaSts, /^v=STSv1/i),
    tlsReporting: only(tlsReporting, /^v=TLSRPTv1/i),
  };
}

function only(answer: DnsAnswer, kind: RegExp): DnsAnswer {
  return { ...answer, records: answer.records.filter((record) => kind.test(record)) };
}

/** Beyond this many, counting has no use: ten are the limit (RFC 7208, 4.6.4). */
const enough = 20;

/** DNS lookups of an SPF record: include, a, mx, ptr, exists and redirect, those of included records with them. */
async function countLookups(dns: DnsClient, record: string): Promise<number | null> {
  const asked = new Set<string>();
  const queue = [record];
  let count = 0;
  while (queue.length > 0 && count <= enough) {
    for (const term of queue.shift()!.split(/\s+/).slice(1)) {
      const mechanism = /^[+\-~?]?(include|a|mx|ptr|exists)(?:[:/]|$)|^(redirect)=/i.exec(term);
      if (!mechanism) continue;
      count++;
      const target = /^(?:[+\-~?]?include:|redirect=)(.+)$/i.exec(term)?.[1]?.toLowerCase();
      if (target === undefined || asked.has(target)) continue;
      asked.add(target);
      const answer = await dns.txt(target);
      if (answer.failed !== null) return null;
      queue.push(...answer.records.filter((text) => /^v=spf1(\s|$)/i.test(text)));
    }
  }
  return count;
}
