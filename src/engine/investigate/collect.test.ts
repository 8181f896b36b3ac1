import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breachedTenant } from '../../../test/support/tenant.ts';
import type { Rig } from '../../../test/support/tenant.ts';
import type { Connection, ExchangeCall } from '../../domain/clients.ts';
import type { LedgerEntry } from '../../domain/finding.ts';
import { collectState } from './account-state.ts';
import { collect } from './collect.ts';
import type { CollectOptions } from './collect.ts';
import { investigateFiles } from './index.ts';
import type { Investigation } from './index.ts';

const day = 86_400_000;
let rig: Rig;
let folder: string;

beforeEach(() => begin('invoice-fraud'));
afterEach(() => rig.simulator.close());

async function begin(scenario: string): Promise<void> {
  rig = await breachedTenant(scenario);
  folder = join(rig.casesFolder, 'live');
  mkdirSync(folder, { recursive: true });
}

function options(days: number, more: Partial<CollectOptions> = {}): CollectOptions {
  const since = new Date(rig.connection.clock.now().getTime() - days * day);
  return { since, tell: () => {}, ...more };
}

/** The connection, with every cmdlet that it sends told to `seen`. */
function watched(seen: (call: ExchangeCall) => void, base: Connection = rig.connection): Connection {
  return {
    ...base,
    exchange: {
      ...base.exchange,
      read: (call, item) => {
        seen(call);
        return base.exchange.read(call, item);
      },
    },
  };
}

function of(ledger: readonly LedgerEntry[], source: string): readonly LedgerEntry[] {
  return ledger.filter((entry) => entry.source === source);
}

function lines(source: string): readonly string[] {
  const path = join(folder, 'evidence', 'collected', source);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .sort()
    .flatMap((name) => readFileSync(join(path, name), 'utf8').split('\n').filter(Boolean));
}

describe('collecting from a tenant', () => {
  it('asks every log, and keeps each window in a file of its own that the ledger names', async () => {
    await rig.simulator.close();
    await begin('aitm-device');
    const { ledger } = await collect(rig.connection, folder, options(5));
    expect(new Set(ledger.map((entry) => entry.source))).toEqual(
      new Set([
        'unified-audit',
        'sign-in',
        'sign-in-applications',
        'directory-audit',
        'risk-detection',
        'message-trace',
      ]),
    );
    for (const entry of ledger.filter(({ file }) => file !== undefined)) {
      const kept = readFileSync(join(folder, entry.file!), 'utf8').trimEnd().split('\n');
      expect(kept).toHaveLength(entry.returned);
    }
    expect(lines('unified-audit').length).toBeGreaterThan(10);
    expect(lines('sign-in').length).toBeGreaterThan(0);
  });

  it('goes on where it was interrupted, and asks for no finished window again', async () => {
    const asked: string[] = [];
    const note = (call: ExchangeCall): void => {
      if (call.cmdlet === 'Search-UnifiedAuditLog') asked.push(String(call.parameters['StartDate']));
    };
    const stop = new AbortController();
    const first = collect(watched(note, { ...rig.connection, signal: stop.signal }), folder, {
      ...options(8),
      tell: (done) => {
        if (done === 4) stop.abort(new Error('killed'));
      },
    });
    await expect(first).rejects.toThrow('killed');
    // The question in which it was interrupted counts as not asked.
    const before = new Set(asked.filter((start) => start !== asked.at(-1)));
    expect(before.size).toBeGreaterThan(2);
    asked.length = 0;
    await collect(watched(note), folder, options(8));
    expect(asked.filter((start) => before.has(start))).toEqual([]);

    const whole = join(rig.casesFolder, 'whole');
    mkdirSync(whole);
    const { ledger } = await collect(rig.connection, whole, options(8));
    const resumed = JSON.parse(readFileSync(join(folder, 'ledger.json'), 'utf8')) as LedgerEntry[];
    const counts = (list: readonly LedgerEntry[]): readonly number[] =>
      of(list, 'unified-audit').map((entry) => entry.returned);
    expect(counts(resumed)).toEqual(counts(ledger));
  });

  it('calls a window complete only once it is asked after the last record can have arrived', async () => {
    const now = rig.connection.clock.now();
    const first = await collect(rig.connection, folder, options(2));
    const last = of(first.ledger, 'unified-audit').at(-1)!;
    expect(last.state).toBe('too-fresh');
    const until = new Date(last.to!);
    const later = { ...rig.connection.clock, now: () => new Date(now.getTime() + 2 * day) };
    const second = await collect({ ...rig.connection, clock: later }, folder, options(2, { until }));
    expect(of(second.ledger, 'unified-audit').at(-1)).toMatchObject({
      from: last.from,
      to: last.to,
      state: 'complete',
    });
  });

  it('asks two routes to reconcile them, keeps what either gave, and says where they differ', async () => {
    const { ledger } = await collect(rig.connection, folder, options(4, { reconcile: true }));
    const same = of(ledger, 'unified-audit').filter((entry) => entry.compared);
    expect(same.length).toBeGreaterThan(2);
    expect(same.every(({ compared }) => compared!.onlyFirst + compared!.onlySecond === 0)).toBe(true);
    expect(same.reduce((sum, { compared }) => sum + compared!.both, 0)).toBeGreaterThan(10);
    expect(of(ledger, 'message-trace').every((entry) => entry.compared)).toBe(true);

    const forgetful: Connection = {
      ...rig.connection,
      exchange: {
        ...rig.connection.exchange,
        read: async (call, item) => {
          const answer = await rig.connection.exchange.read(call, item);
          return call.cmdlet === 'Search-UnifiedAuditLog'
            ? { ...answer, items: answer.items.slice(1) }
            : answer;
        },
      },
    };
    folder = join(rig.casesFolder, 'forgetful');
    mkdirSync(folder);
    const all = lines('unified-audit').length;
    const other = await collect(forgetful, folder, options(4, { reconcile: true }));
    const differing = of(other.ledger, 'unified-audit').filter((entry) => entry.compared?.onlySecond === 1);
    expect(differing.length).toBeGreaterThan(0);
    expect(differing.some((entry) => entry.state === 'partial')).toBe(true);
    expect(lines('unified-audit').length).toBeGreaterThan(all);
  });

  it('takes the second route where the first is closed, and says why', async () => {
    const closed: Connection = {
      ...rig.connection,
      exchange: {
        ...rig.connection.exchange,
        read: (call, item) =>
          rig.connection.exchange.read(
            call.cmdlet === 'Search-UnifiedAuditLog' ? { ...call, cmdlet: 'Search-Forbidden' } : call,
            item,
          ),
      },
    };
    const { ledger } = await collect(closed, folder, options(4));
    const windows = of(ledger, 'unified-audit').filter((entry) => entry.returned > 0);
    expect(windows.length).toBeGreaterThan(1);
    expect(windows.every((entry) => entry.route === 'audit-query')).toBe(true);
    expect(windows[0]!.text?.de).toContain('Search-UnifiedAuditLog');
  });

  it('takes what a subscriber gets where both searches are closed, as far as that reaches', async () => {
    const { tenant } = rig.simulator.scenarios[0]!;
    const now = rig.connection.clock.now().getTime();
    // Somebody has subscribed to all but Audit.SharePoint for five days.
    for (const contentType of ['Audit.Exchange', 'Audit.AzureActiveDirectory', 'Audit.General'])
      tenant.subscriptions.push({ contentType, status: 'enabled', webhook: null, _since: now - 5 * day });
    for (const entry of tenant.logs.unified)
      entry.availableAt = Math.min(now - 60_000, entry.availableAt + 40 * 60_000);
    const { exchange, graph } = rig.connection;
    const closed: Connection = {
      ...rig.connection,
      exchange: {
        ...exchange,
        read: (call, item) =>
          exchange.read(
            call.cmdlet === 'Search-UnifiedAuditLog' ? { ...call, cmdlet: 'Search-Forbidden' } : call,
            item,
          ),
      },
      graph: {
        ...graph,
        list: (path, item, more) => graph.list(path.replace('auditLog', 'noLog'), item, more),
      },
    };
    const { ledger } = await collect(closed, folder, options(12));
    const windows = of(ledger, 'unified-audit');
    expect(windows.some(({ state }) => state === 'refused' || state === 'failed')).toBe(true);
    const came = windows.filter((entry) => entry.route === 'activity-feed');
    expect(came.length).toBeGreaterThan(2);
    expect(came.every(({ state }) => state === 'partial' || state === 'too-fresh')).toBe(true);
    expect(came[0]!.text?.de).toContain('Search-UnifiedAuditLog');

    const ids = (source: string, from: number): readonly string[] =>
      lines(source)
        .map((line) => JSON.parse(line) as { readonly AuditData?: string })
        .map((row) => (row.AuditData ? JSON.parse(row.AuditData) : row) as Record<string, string>)
        .filter((row) => row['Workload'] !== 'SharePoint' && row['Workload'] !== 'OneDrive')
        .filter((row) => Date.parse(`${row['CreationTime']!}Z`) >= from)
        .map((row) => row['Id']!)
        .toSorted();
    const fed = ids('unified-audit', now - 4 * day);
    folder = join(rig.casesFolder, 'searched');
    mkdirSync(folder);
    await collect(rig.connection, folder, options(12));
    expect(fed.length).toBeGreaterThan(5);
    expect(fed).toEqual(ids('unified-audit', now - 4 * day));
  });

  it('investigated again, counts the same records again, and reads how the struck accounts are set', async () => {
    const look = async (): Promise<Investigation> => {
      const { folder: files, ledger } = await collect(rig.connection, folder, options(25));
      return investigateFiles([files], {
        folder,
        ruleFolders: [],
        ownDomains: [],
        collected: ledger,
        readState: (upns) => collectState(rig.connection, folder, upns),
        tell: () => {},
      });
    };
    mkdirSync(join(folder, 'evidence'), { recursive: true });
    const first = await look();
    const second = await look();
    expect(first.events.accepted).toBeGreaterThan(20);
    expect(second.events).toEqual(first.events);
    expect(second.findings.map(({ id }) => id)).toEqual(first.findings.map(({ id }) => id));
    const [victim] = rig.simulator.scenarios[0]!.victims;
    const mailbox = first.ledger.find(({ source }) => source === `mailbox-state ${victim}`)!;
    expect(mailbox.state).toBe('complete');
    const state = JSON.parse(readFileSync(join(folder, mailbox.file!), 'utf8')) as {
      readonly 'inbox-rules': readonly unknown[];
    };
    expect(state['inbox-rules'].length).toBeGreaterThan(0);
  });

  it('tells what is not licensed from what is beyond retention', async () => {
    rig.simulator.scenarios[0]!.tenant.skus = [];
    const { ledger } = await collect(rig.connection, folder, options(120));
    expect(new Set(of(ledger, 'sign-in').map((entry) => entry.state))).toEqual(
      new Set(['unlicensed', 'outside-retention']),
    );
    expect(of(ledger, 'message-trace')[0]).toMatchObject({ state: 'outside-retention', returned: 0 });
    expect(of(ledger, 'unified-audit').some((entry) => entry.state === 'outside-retention')).toBe(false);
  });
});
