import type { Reason } from '../../domain/account.ts';
import type { Finding, LedgerEntry, Severity } from '../../domain/finding.ts';
import type { Verdict, VerdictWord } from '../../domain/verdict.ts';

/** How much a finding of each severity says, times how sure its rule is. */
const weights: { readonly [severity in Severity]: number } = {
  critical: 6,
  high: 3,
  medium: 1,
  low: 0.25,
  informational: 0,
};
const sureness = { high: 1, medium: 0.7, low: 0.4 } as const;

/** A verdict for each account that appears in findings, with the reasons for and against. */
export function judgeAccounts(
  findings: readonly Finding[],
  ledger: readonly LedgerEntry[],
): readonly Verdict[] {
  const users = [
    ...new Set(
      findings.flatMap((finding) => (finding.user && finding.user.includes('@') ? [finding.user] : [])),
    ),
  ];
  // Windows whose last records may still arrive are no gap, only young.
  const gaps = new Set(
    ledger
      .filter((entry) => entry.state !== 'complete' && entry.state !== 'too-fresh')
      .map((entry) => entry.source),
  ).size;
  return users
    .map((user) =>
      judge(
        user,
        findings.filter((finding) => finding.user === user),
        gaps,
      ),
    )
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.user.localeCompare(b.user));
}

const order: readonly VerdictWord[] = ['compromised', 'likely', 'unclear', 'clean'];

/** Guessing passwords is no entry: it says that somebody tries. */
function isAttempt(finding: Finding): boolean {
  return finding.attack.length > 0 && finding.attack.every((id) => id.startsWith('T1110'));
}

function weight(finding: Finding): number {
  return weights[finding.severity] * sureness[finding.confidence] * (isAttempt(finding) ? 0.4 : 1);
}

function judge(user: string, own: readonly Finding[], gaps: number): Verdict {
  const kinds = new Map<string, Finding>();
  for (const finding of own) if (!kinds.has(finding.rule)) kinds.set(finding.rule, finding);
  // The same rule ten times says hardly more than once; different kinds corroborate each other.
  const score = [...kinds.values()].reduce((sum, finding) => sum + weight(finding), 0);
  const grave = [...kinds.values()].filter(
    (finding) => (finding.severity === 'critical' || finding.severity === 'high') && !isAttempt(finding),
  );
  const verdict: VerdictWord =
    score >= 6 && grave.length >= 2
      ? 'compromised'
      : score >= 3 && grave.length >= 1
        ? 'likely'
        : score >= 1
          ? 'unclear'
          : 'clean';
  const reasons: Reason[] = [...kinds.values()]
    .filter((finding) => weights[finding.severity] >= 1)
    .slice(0, 6)
    .map((finding) => ({ speaks: 'for', text: finding.title }));
  if (grave.length < 2)
    reasons.push({
      speaks: 'against',
      text: {
        en: 'No two grave findings corroborate each other.',
        de: 'Keine zwei schweren Funde stützen einander.',
      },
    });
  if (gaps > 0)
    reasons.push({
      speaks: 'against',
      text: {
        en: `${gaps} source(s) were not read in full: what is missing may change the picture.`,
        de: `${gaps} Quelle(n) wurden nicht vollständig gelesen: Fehlendes kann das Bild ändern.`,
      },
    });
  const times = own.filter((finding) => weights[finding.severity] >= 1);
  return {
    user,
    verdict,
    confidence: gaps > 0 ? 'medium' : score >= 8 ? 'high' : 'medium',
    reasons,
    firstSeen: times.map((finding) => finding.time).sort()[0] ?? null,
    lastSeen:
      times
        .map((finding) => finding.lastTime)
        .sort()
        .at(-1) ?? null,
  };
}
