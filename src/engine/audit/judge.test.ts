import { describe, expect, it } from 'vitest';
import type { MailboxAudit } from '../../domain/mailbox-audit.ts';
import { essential, judgeMailbox, judgeOrganization } from './judge.ts';
import type { Surroundings } from './judge.ts';

// Invented mailboxes: the traps that other tools fall into, and healthy ones that must not be accused.

const healthy: MailboxAudit = {
  id: '1',
  address: 'anna@firma.example',
  name: 'Anna',
  kind: 'user',
  enabled: true,
  managed: ['Owner', 'Delegate', 'Admin'],
  actions: essential,
  ageLimitDays: 90,
};
const around: Surroundings = { organization: true, ingestion: true, premium: () => false };
const codes = (mailbox: MailboxAudit, with_: Surroundings = around): readonly string[] =>
  judgeMailbox(mailbox, with_).gaps.map((gap) => gap.code);

describe('what would be recorded in a mailbox', () => {
  it('is everything where Microsoft manages the sets, whatever the lists show', () => {
    const truth = judgeMailbox({ ...healthy, actions: { Owner: [], Delegate: [], Admin: [] } }, around);
    expect([truth.truth, truth.gaps]).toEqual(['recorded', []]);
  });

  it('is nothing while the organisation switch is off, although AuditEnabled shows True', () => {
    expect(judgeMailbox(healthy, { ...around, organization: false }).truth).toBe('blind');
    expect(judgeMailbox(healthy, { ...around, ingestion: false }).truth).toBe('blind');
  });

  it('misses reading where a list of its own leaves MailItemsAccessed out, though the list is long', () => {
    const Owner = essential.Owner.filter((action) => action !== 'MailItemsAccessed');
    const truth = judgeMailbox(
      { ...healthy, managed: ['Delegate', 'Admin'], actions: { ...essential, Owner } },
      around,
    );
    expect(truth.truth).toBe('partly');
    expect(truth.missing.Owner).toEqual(['MailItemsAccessed']);
    expect(truth.gaps).toMatchObject([{ code: 'actions-missing', severity: 'high' }]);
  });

  it('is complete today with a full list of its own, which gets nothing that is added', () => {
    const truth = judgeMailbox({ ...healthy, managed: [] }, around);
    expect([truth.truth, truth.gaps[0]?.code]).toEqual(['recorded', 'customised']);
  });

  it('does not accuse AuditEnabled False where the licence brings the records along', () => {
    expect(codes({ ...healthy, enabled: false }, { ...around, premium: () => true })).toEqual([]);
    expect(codes({ ...healthy, enabled: false }, { ...around, premium: () => null })).toEqual([]);
    expect(codes({ ...healthy, enabled: false })).toEqual(['not-explicit']);
  });

  it('lists no gap for groups, whose set is fixed and whose properties mean nothing', () => {
    const group = { ...healthy, kind: 'group' as const, managed: [], enabled: false };
    expect(codes({ ...group, actions: { Owner: [], Delegate: [], Admin: [] } })).toEqual([]);
  });

  it('knows the kinds that are not audited by default', () => {
    expect(codes({ ...healthy, kind: 'resource', enabled: false })).toEqual(['kind-not-covered']);
    expect(codes({ ...healthy, kind: 'resource' })).toEqual([]);
    expect(judgeMailbox({ ...healthy, kind: 'public-folder' }, around).truth).toBe('blind');
  });

  it('counts a short memory, and none at all as grave', () => {
    expect(judgeMailbox({ ...healthy, ageLimitDays: 30 }, around).gaps).toMatchObject([
      { code: 'age-limit', severity: 'medium' },
    ]);
    expect(judgeMailbox({ ...healthy, ageLimitDays: 0 }, around).gaps).toMatchObject([{ severity: 'high' }]);
    expect(codes({ ...healthy, ageLimitDays: null })).toEqual([]);
  });
});

describe('the organisation', () => {
  it('names its switches and each exempt account', () => {
    const gaps = judgeOrganization({ organization: false, ingestion: false }, ['backup']);
    expect(gaps.map((gap) => [gap.code, gap.subject])).toEqual([
      ['ingestion-off', null],
      ['organization-off', null],
      ['bypass', 'backup'],
    ]);
  });

  it('accuses nothing that could not be read', () => {
    expect(judgeOrganization({ organization: null, ingestion: null }, [])).toEqual([]);
  });
});
