import { describe, expect, it } from 'vitest';
import type { DnsAnswer, DomainDns } from '../../domain/setting-values/dns.ts';
import { dmarcOf, dnsOutcome, tagOf } from './dns.ts';

// All domains and records are invented.

const answer = (records: readonly string[], failed: string | null = null): DnsAnswer => ({
  name: '',
  records: [...records],
  failed,
});
const empty = answer([]);

function domain(more: Partial<DomainDns>): DomainDns {
  return {
    domain: 'mail.contoso.example',
    organizational: 'contoso.example',
    mx: empty,
    spf: empty,
    spfLookups: null,
    dkim: [],
    dmarc: empty,
    dmarcOrganizational: null,
    mtaSts: empty,
    tlsReporting: empty,
    ...more,
  };
}

describe('the DMARC policy of a domain', () => {
  it('is its own record', () => {
    expect(tagOf(domain({ dmarc: answer(['v=DMARC1; p=Reject; rua=mailto:a@b.example']) }), 'p')).toBe(
      'reject',
    );
  });

  it('is that of the registered domain where it has none: sp before p', () => {
    const above = (record: string) => domain({ dmarcOrganizational: answer([record]) });
    expect(tagOf(above('v=DMARC1; p=reject'), 'p')).toBe('reject');
    expect(tagOf(above('v=DMARC1; p=reject; sp=none'), 'p')).toBe('none');
  });

  it('does not take sp for its own record', () => {
    expect(tagOf(domain({ dmarc: answer(['v=DMARC1; p=none; sp=reject']) }), 'p')).toBe('none');
  });

  it('is none where two records contradict each other', () => {
    expect(dmarcOf(domain({ dmarc: answer(['v=DMARC1; p=reject', 'v=DMARC1; p=none']) })).record).toBeNull();
  });
});

describe('a judgement over domains', () => {
  const what = { en: 'SPF', de: 'SPF' };
  const judge = (...domains: readonly DomainDns[]) =>
    dnsOutcome(
      domains,
      (one) => [one.spf],
      (one) => one.spf.records.length === 1,
      what,
    ).status;
  const good = domain({ spf: answer(['v=spf1 -all']) });
  const silent = domain({ spf: answer([], 'ETIMEOUT') });

  it('passes where all hold, fails where one does not', () => {
    expect(judge(good, good)).toBe('pass');
    expect(judge(good, domain({}))).toBe('fail');
  });

  it('takes no silence for a failure, nor for a pass', () => {
    expect(judge(good, silent)).toBe('unknown');
    expect(judge(domain({}), silent)).toBe('fail');
  });
});
