import type { Change, CheckResult, Comparison, Drift } from '../../domain/assessment.ts';
import type { Check, Status } from '../../domain/check.ts';
import { settingIds } from '../../domain/setting-values/index.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { toJson } from '../../kernel/json.ts';
import { settings } from '../../settings/index.ts';
import { differences } from './differences.ts';

/** Differences of one setting that are kept; the count is the whole. */
const mostDifferences = 25;

/** What became better and worse between two snapshots that the same checks judged, and what in the settings changed. */
export function compare(
  before: { readonly snapshot: Snapshot; readonly results: readonly CheckResult[] },
  after: { readonly snapshot: Snapshot; readonly results: readonly CheckResult[] },
  checks: readonly Check[],
): Comparison {
  const drift = driftBetween(before.snapshot, after.snapshot);
  const drifted = new Set(drift.map((one) => one.setting));
  const changes = after.results.flatMap((result): Change[] => {
    const earlier = before.results.find((one) => one.id === result.id)?.status ?? null;
    if (earlier === result.status) return [];
    const check = checks.find((one) => one.id === result.id);
    return [
      {
        check: result.id,
        title: result.title,
        severity: result.severity,
        change: kindOf(earlier, result.status),
        before: earlier,
        after: result.status,
        settings: [...(check?.needs ?? []), ...(check?.wants ?? [])].filter((id) => drifted.has(id)),
      },
    ];
  });
  return { with: before.snapshot.takenAt, changes, drift };
}

function kindOf(before: Status | null, after: Status): Change['change'] {
  const bad = (status: Status | null): boolean => status === 'fail' || status === 'warning';
  if (before === 'pass' && bad(after)) return 'regressed';
  if (bad(before) && after === 'pass') return 'fixed';
  return bad(after) && !bad(before) ? 'new' : 'other';
}

function driftBetween(before: Snapshot, after: Snapshot): readonly Drift[] {
  return settingIds.flatMap((id): Drift[] => {
    const [old, now] = [before.settings[id], after.settings[id]];
    // What was unreadable once tells nothing about a change.
    if (old?.state !== 'read' || now?.state !== 'read') return [];
    const found = differences(toJson(old.value), toJson(now.value));
    if (found.length === 0) return [];
    const { title } = settings.find((setting) => setting.id === id)!;
    return [{ setting: id, title, count: found.length, differences: found.slice(0, mostDifferences) }];
  });
}
