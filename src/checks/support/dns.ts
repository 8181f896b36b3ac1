import type { Outcome } from '../../domain/check.ts';
import type { DnsAnswer, DomainDns } from '../../domain/setting-values/dns.ts';
import type { Localized } from '../../kernel/localized.ts';
import { fail, pass, some, unknown } from './outcome.ts';

/**
 * Judges each domain by its records. A domain that fails fails the check; one whose answers did not come leaves it unknown
 * where no other fails.
 */
export function dnsOutcome(
  domains: readonly DomainDns[],
  asked: (domain: DomainDns) => readonly DnsAnswer[],
  holds: (domain: DomainDns) => boolean,
  what: Localized,
): Outcome {
  const silent = domains.filter(
    (domain) => asked(domain).some((answer) => answer.failed !== null) && !holds(domain),
  );
  const open = domains.filter((domain) => !silent.includes(domain) && !holds(domain));
  const evidence = domains.map((domain) => ({
    domain: domain.domain,
    holds: silent.includes(domain) ? null : holds(domain),
    records: asked(domain).flatMap((answer) => answer.records),
  }));
  if (open.length > 0) {
    const [en, de] = some(open.map((domain) => domain.domain));
    return fail(
      `${what.en} is missing for: ${en}.`,
      `${what.de} fehlt bei: ${de}.`,
      evidence,
      open.map((domain) => domain.domain),
    );
  }
  if (silent.length > 0) {
    const [en, de] = some(silent.map((domain) => domain.domain));
    const why = asked(silent[0]!).find((answer) => answer.failed !== null)?.failed ?? '';
    return unknown(
      `The name server did not answer (${why}) for: ${en}.`,
      `Der Namenserver hat nicht geantwortet (${why}) bei: ${de}.`,
      evidence,
    );
  }
  return pass(
    `${what.en} is there for all ${domains.length} domains.`,
    `${what.de} ist bei allen ${domains.length} Domänen vorhanden.`,
    evidence,
  );
}

/** The record that applies to a domain: its own, else that of the registered domain above it (RFC 7489, 6.6.3). */
export function dmarcOf(domain: DomainDns): {
  readonly record: string | null;
  readonly answers: readonly DnsAnswer[];
} {
  const above = domain.dmarcOrganizational;
  const own = domain.dmarc.records;
  // More than one record counts as none.
  if (own.length > 0) return { record: own.length === 1 ? own[0]! : null, answers: [domain.dmarc] };
  const record = above?.records.length === 1 ? above.records[0]! : null;
  return { record, answers: above ? [domain.dmarc, above] : [domain.dmarc] };
}

/** A tag of the DMARC record, lower-case; `p` of a domain below the registered one is `sp` of the record above. */
export function tagOf(domain: DomainDns, tag: string): string | null {
  const { record } = dmarcOf(domain);
  if (record === null) return null;
  const tags = new Map(
    record.split(';').map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim().toLowerCase(), value.join('=').trim().toLowerCase()] as const;
    }),
  );
  const inherited = domain.dmarc.records.length === 0;
  return (tag === 'p' && inherited ? (tags.get('sp') ?? tags.get('p')) : tags.get(tag)) ?? null;
}
