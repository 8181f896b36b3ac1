import type { Finding } from '../../domain/finding.ts';
import type { SeenFoothold } from '../../domain/foothold.ts';
import { isGrave } from './gravity.ts';

/** The ways in that findings saw being made on these accounts, or for the whole tenant, each once, the surest word first. */
export function seenFootholds(
  findings: readonly Finding[],
  accounts: readonly string[],
): readonly SeenFoothold[] {
  const seen = new Map<string, SeenFoothold>();
  for (const finding of findings) {
    const { foothold, user, severity, time } = finding;
    if (!foothold?.key || severity === 'low' || severity === 'informational') continue;
    if (user !== null && !accounts.includes(user)) continue;
    const key = `${foothold.kind} ${user} ${foothold.key} ${time}`;
    const sure = isGrave(finding) || seen.get(key)?.sure === true;
    seen.set(key, { kind: foothold.kind, account: user, key: foothold.key, time, sure });
  }
  return [...seen.values()].toSorted((a, b) => Number(b.sure) - Number(a.sure));
}
