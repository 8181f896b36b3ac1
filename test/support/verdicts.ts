import { describe, expect, it } from 'vitest';
import { checks } from '../../src/checks/index.ts';
import type { About, Area, Status } from '../../src/domain/check.ts';
import { settingIds, settingReaders } from '../../src/domain/setting-values/index.ts';
import type { SettingId } from '../../src/domain/setting-values/index.ts';
import type { Reading, Snapshot } from '../../src/domain/snapshot.ts';
import { judge } from '../../src/engine/assess/judge.ts';
import { about, healthySettings } from './healthy-settings.ts';

/**
 * What differs from the healthy tenant. An object is merged into the setting, or into its first item (of a family of threat
 * policies: the one that applies to all); a list replaces it. A member set to undefined is one that was not told.
 */
export type Change = { readonly [id in SettingId]?: object | readonly unknown[] };
export type Verdict = readonly [status: Status, change: Change, about?: Partial<About>];

export interface Row {
  /** What the healthy tenant gets; default pass. */
  readonly healthy?: Status;
  /** No setting that can be read decides it: the healthy verdict is the only one. */
  readonly always?: true;
  readonly verdicts: readonly Verdict[];
}

/** One row a check. A check without a row, or whose row shows it in one state only, fails. */
export function verdictTable(area: Area, rows: { readonly [id: string]: Row | readonly Verdict[] }): void {
  const own = checks.filter((check) => check.area === area);
  describe(`verdicts of ${area}`, () => {
    it('has a row for every check', () => {
      expect(Object.keys(rows).sort()).toEqual(own.map((check) => check.id).sort());
    });

    describe.each(own)('$id', (check) => {
      const given = rows[check.id] ?? [];
      const row: Row = 'verdicts' in given ? given : { verdicts: given };
      const healthy = row.healthy ?? 'pass';

      it(`is "${healthy}" in a healthy tenant`, () => {
        expect(judge(check, snapshotWith({}), about)).toMatchObject({ status: healthy });
      });

      if (row.always !== true)
        it('can come out otherwise', () => {
          const bad = row.verdicts.filter(([status]) => ['fail', 'warning', 'manual'].includes(status));
          expect(bad.filter(([status]) => status !== healthy)).not.toEqual([]);
        });

      it.each(row.verdicts.map((verdict, at) => ({ at, status: verdict[0], verdict })))(
        'verdict $at: $status',
        ({ verdict: [status, change, more] }) => {
          const outcome = judge(check, snapshotWith(change), { ...about, ...more });
          expect(outcome, outcome.reason.en).toMatchObject({ status });
        },
      );

      it.each(check.needs)('is unknown where %s was not read', (id) => {
        const snapshot = snapshotWith({});
        const blind = { ...snapshot, settings: { ...snapshot.settings, [id]: unread } };
        expect(judge(check, blind, about)).toMatchObject({
          status: 'unknown',
          reason: { en: expect.stringContaining(unread.text.en) },
        });
      });

      it.each(check.wants)('does not take a missing %s for an answer', (id) => {
        const cases: readonly Verdict[] = [[healthy, {}], ...row.verdicts];
        // Everything that some tenant of this table holds there, and nothing at all.
        const readings = [...cases.map(([, change]) => snapshotWith(change).settings[id]!), emptyOf(id)];
        for (const [, change, more] of cases) {
          const whole = snapshotWith(change);
          const told = { ...about, ...more };
          const statusWith = (reading: Reading<unknown>): Status =>
            judge(check, { ...whole, settings: { ...whole.settings, [id]: reading } }, told).status;
          const blind = statusWith(unread);
          if (!['pass', 'fail', 'warning'].includes(blind)) continue;
          // It judged without: then nothing that may stand there turns it.
          expect([...new Set(readings.map(statusWith))], JSON.stringify(change)).toEqual([blind]);
        }
      });

      if (check.licence !== undefined)
        it('is not applicable without its licence', () => {
          const plain = snapshotWith({ 'service-plans': ['EXCHANGE_S_DESKLESS'] });
          expect(judge(check, plain, about).status).toBe('not-applicable');
        });
    });
  });
}

const unread = {
  state: 'unknown',
  code: 'permission-missing',
  text: { en: 'The permission Invented.Read.All is missing.', de: 'Das Recht Invented.Read.All fehlt.' },
} as const satisfies Reading<never>;

/** The same setting in a tenant that has nothing of the kind. Users it always has. */
function emptyOf(id: SettingId): Reading<unknown> {
  const healthy = healthySettings[id];
  const empty = id === 'users' ? healthy : Array.isArray(healthy) ? [] : {};
  const parsed = settingReaders[id].safeParse(empty);
  return {
    state: 'read',
    value: parsed.success ? parsed.data : settingReaders[id].parse(healthy),
    at: about.takenAt,
  };
}

function snapshotWith(change: Change): Snapshot {
  const settings = settingIds.map((id) => {
    const value = settingReaders[id].parse(changed(healthySettings[id], change[id]));
    return [id, { state: 'read', value, at: about.takenAt }];
  });
  return {
    schema: 'evict.snapshot/1',
    tenant: about.tenant,
    takenAt: about.takenAt,
    source: 'tenant',
    settings: Object.fromEntries(settings) as Snapshot['settings'],
  };
}

function changed(healthy: unknown, change: object | undefined): unknown {
  if (change === undefined) return healthy;
  if (Array.isArray(change)) return change;
  if (Array.isArray(healthy)) return [changed(healthy[0], change), ...healthy.slice(1)];
  const whole = healthy as { readonly policies?: readonly unknown[] };
  if (whole.policies && !('policies' in change))
    return { ...whole, policies: changed(whole.policies, change) };
  return { ...whole, ...change };
}
