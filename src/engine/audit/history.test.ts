import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AuditGap, MailboxTruth } from '../../domain/mailbox-audit.ts';
import { compareReadings } from './compare.ts';
import { keepReading, keptReadings, readReading } from './history.ts';
import type { AuditReading } from './history.ts';
import type { AuditStatus } from './status.ts';

// An invented tenant of two mailboxes.

const gap = (code: AuditGap['code'], subject: string | null): AuditGap => ({
  code,
  severity: 'high',
  subject,
  text: { en: `${code}.`, de: `${code} (de).` },
  action: null,
});

function box(name: string, truth: MailboxTruth['truth'], gaps: readonly AuditGap[] = []): MailboxTruth {
  const none = { Owner: [], Delegate: [], Admin: [] };
  return {
    id: name,
    address: `${name}@contoso.example`,
    name,
    kind: 'user',
    enabled: true,
    managed: ['Owner', 'Delegate', 'Admin'],
    actions: none,
    ageLimitDays: 90,
    truth,
    missing: none,
    premium: null,
    gaps,
  };
}

function reading(readAt: string, more: Partial<AuditStatus>): AuditReading {
  return {
    readAt,
    status: {
      tenant: { id: 't', domain: 'contoso.example', displayName: 'Contoso (invented)', cloud: 'global' },
      ingestion: true,
      organization: true,
      gaps: [],
      workloads: [],
      counts: {
        mailboxes: 2,
        byTruth: { recorded: 2, partly: 0, blind: 0 },
        byKind: { user: 2 },
        byGap: {},
        premium: null,
        searches: 0,
      },
      retention: null,
      mailboxes: [box('anna', 'recorded'), box('bert', 'recorded')],
      blind: [],
      ...more,
    },
  };
}

const before = reading('2026-11-24T08:00:00.000Z', {});

describe('readings of auditing', () => {
  it('are kept whole, newest first, and told from a file that is none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'evict-audit-'));
    expect(keptReadings(folder)).toEqual([]);
    const after = reading('2026-11-25T08:00:00.000Z', { gaps: [gap('bypass', 'svc@contoso.example')] });
    for (const one of [before, after]) keepReading(folder, one);
    const kept = keptReadings(folder);
    expect(kept.map(({ readAt }) => readAt)).toEqual(['2026-11-25T08:00:00Z', '2026-11-24T08:00:00Z']);
    expect(kept.map(({ file }) => readReading(file))).toEqual([after, before]);
    writeFileSync(kept[0]!.file, '{"schema":"evict.audit/1"}');
    expect(() => readReading(kept[0]!.file)).toThrow(/no reading of auditing/);
  });

  it('tell what is recorded less than before, and what more', () => {
    const after = reading('2026-11-25T08:00:00.000Z', {
      organization: false,
      gaps: [gap('organization-off', null), gap('bypass', 'svc@contoso.example')],
      mailboxes: [
        box('anna', 'partly', [gap('actions-missing', 'anna@contoso.example')]),
        box('carl', 'blind'),
      ],
    });
    expect(compareReadings(before, after)).toMatchObject({
      with: before.readAt,
      changes: [
        { change: 'worse', what: 'organization', before: { en: 'on' }, after: { en: 'off' } },
        { change: 'worse', what: 'gap', subject: 'svc@contoso.example', before: null },
        { change: 'worse', what: 'mailbox', subject: 'anna@contoso.example', before: { en: 'recorded' } },
      ],
    });
    expect(compareReadings(after, before).changes.map(({ change }) => change)).toEqual([
      'better',
      'better',
      'better',
    ]);
    expect(compareReadings(before, before).changes).toEqual([]);
  });

  it('take nothing for better or worse that could not be read', () => {
    const bypassed = reading('2026-11-24T08:00:00.000Z', { gaps: [gap('bypass', 'svc@contoso.example')] });
    const unseen = reading('2026-11-25T08:00:00.000Z', {
      organization: null,
      blind: [{ what: { en: 'Exempt accounts', de: 'Ausgenommene Konten' }, why: { en: '403', de: '403' } }],
    });
    expect(compareReadings(bypassed, unseen).changes).toEqual([]);
  });
});
