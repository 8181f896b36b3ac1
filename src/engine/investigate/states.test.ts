import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { toJson } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { ingest } from '../../sources/ingest.ts';
import { stateKind } from '../../sources/state/index.ts';
import { openDuckdb } from '../../store/duckdb/store.ts';
import { summariseStates } from './states.ts';

const own = ['contoso.example'];

/** Invented rules, as each exporter writes them. */
const cmdlet = {
  RuleIdentity: '1234',
  Identity: 'contoso\\anna\\1234',
  MailboxOwnerId: 'anna@contoso.example',
  Name: '..',
  Enabled: 'True',
  SubjectOrBodyContainsWords: 'Rechnung, Zahlung',
  MoveToFolder: 'RSS-Feeds',
  MarkAsRead: 'True',
  DeleteMessage: 'False',
  ForwardTo: '',
};
const extractor = {
  UserName: 'Anna@contoso.example',
  RuleName: 'Kopie',
  Enabled: 'True',
  RuleIdentity: '77',
  ForwardTo: '"Eve" [SMTP:eve@evil.example]',
  DeleteMessage: 'False',
};
const graph = {
  id: 'AQA=',
  displayName: 'x',
  sequence: 1,
  isEnabled: true,
  conditions: { subjectContains: ['Rechnung'] },
  actions: { redirectTo: [{ emailAddress: { name: 'Eve', address: 'eve@evil.example' } }] },
};
const innocent = {
  RuleIdentity: '5',
  Name: 'Newsletter',
  Enabled: true,
  From: ['news@shop.example'],
  MoveToFolder: 'Newsletter',
};

function judged(...documents: readonly unknown[]): ReturnType<typeof summariseStates> {
  return summariseStates(
    documents.map((document) => ({
      kind: stateKind(document as { readonly [name: string]: unknown })!,
      file: 'x',
      document: toJson(document),
    })),
    own,
  );
}

describe('exported settings', () => {
  it.each([
    ['Get-InboxRule', cmdlet, 'anna@contoso.example'],
    ['an extractor', extractor, 'anna@contoso.example'],
    ['Graph', graph, null],
  ])('name the rule of %s that serves an attacker', (_name, rule, mailbox) => {
    const [summary] = judged(rule);
    expect(summary).toMatchObject({ kind: 'inbox-rules', count: 1 });
    expect(summary!.rules).toMatchObject([{ mailbox, enabled: true, suggestion: 'remove' }]);
  });

  it('let an ordinary rule pass', () => {
    expect(judged(innocent)[0]!.rules).toEqual([]);
  });

  it('are taken from CSV as from JSON, and are no rejected lines', async () => {
    const head = Object.keys(extractor).join(';');
    const row = Object.values(extractor)
      .map((value) => `"${value.replaceAll('"', '""')}"`)
      .join(';');
    const folder = mkdtempSync(join(tmpdir(), 'evict-states-'));
    writeFileSync(join(folder, 'a.csv'), `\ufeff${head}\r\n${row}\r\n`);
    writeFileSync(join(folder, 'b.json'), JSON.stringify({ value: [graph, graph] }));
    const store = await openDuckdb(':memory:');
    const { events, states, ledger } = await ingest([folder], store, {
      rejectedFile: join(folder, 'out', 'rejected.jsonl'),
    });
    await store.close();
    expect(events.read).toBe(0);
    expect(states.map(({ kind }) => kind)).toEqual(['inbox-rules', 'inbox-rules', 'inbox-rules']);
    expect(ledger.map(({ state, accepted }) => [state, accepted])).toEqual([
      ['complete', 1],
      ['complete', 2],
    ]);
    rmSync(folder, { recursive: true, force: true });
  });

  it('tell which of ScubaGear’s policies are not met, in its old and new files', () => {
    const [old] = judged(
      { PolicyId: 'MS.AAD.1.1v1', RequirementMet: true, Criticality: 'Shall' },
      { Control: 'AAD 2.1', Requirement: 'Legacy authentication', RequirementMet: false },
    );
    expect(old).toMatchObject({ kind: 'scubagear-results', count: 2, notMet: ['Legacy authentication'] });
    const controls = [
      { 'Control ID': 'MS.EXO.1.1v2', Requirement: 'x', Result: 'Fail', Criticality: 'Shall' },
      { 'Control ID': 'MS.EXO.2.2v2', Requirement: 'y', Result: 'Pass', Criticality: 'Shall' },
    ];
    const [whole] = judged({ MetaData: {}, Results: { EXO: [{ GroupName: 'g', Controls: controls }] } });
    expect(whole).toMatchObject({ kind: 'scubagear-results', count: 2, notMet: ['MS.EXO.1.1v2'] });
  });
});

const real = fileURLToPath(
  new URL('../../../../shared/data/scubagear-export/TestResults.json', import.meta.url),
);

describe.skipIf(!existsSync(real))('a real ScubaGear result', () => {
  it('is settings to the last record', () => {
    const records = JSON.parse(readFileSync(real, 'utf8').replace(/^\ufeff/, '')) as readonly Json[];
    const [summary, ...others] = judged(...records);
    expect(others).toEqual([]);
    expect(summary!.count).toBe(records.length);
    expect(summary!.notMet.length).toBeGreaterThan(0);
  });
});
