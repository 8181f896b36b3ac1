import type { Finding } from '../../domain/finding.ts';
import type { Removal, TracedFoothold } from '../../domain/foothold.ts';
import { isGrave } from './gravity.ts';

/** So many records are named; the rest is in the finding. */
const mostRecords = 20;

/** The ways in that findings saw being made on these accounts, or for the whole tenant, each once, the surest word first. */
export function seenFootholds(
  findings: readonly Finding[],
  accounts: readonly string[],
  removals: readonly Removal[],
): readonly TracedFoothold[] {
  const seen = new Map<string, TracedFoothold>();
  for (const finding of findings) {
    const { foothold, user, severity, time } = finding;
    if (!foothold?.key || severity === 'low' || severity === 'informational') continue;
    if (user !== null && !accounts.includes(user)) continue;
    const key = `${foothold.kind} ${user} ${foothold.key} ${time}`;
    const sure = isGrave(finding) || seen.get(key)?.sure === true;
    seen.set(key, {
      kind: foothold.kind,
      account: user,
      key: foothold.key,
      time,
      sure,
      records: finding.events.slice(0, mostRecords),
      last: finding.lastTime,
      removed: removalOf(finding, removals),
    });
  }
  return [...seen.values()].toSorted((a, b) => Number(b.sure) - Number(a.sure));
}

function removalOf({ id }: Finding, removals: readonly Removal[]): TracedFoothold['removed'] {
  const found = removals.find(({ finding }) => finding === id);
  if (!found) return null;
  const { finding: _finding, ...removed } = found;
  return removed;
}
