import type {
  ControlProfile,
  ControlScore,
  ControlStanding,
  Effort,
  ScoreDay,
} from '../../domain/secure-score.ts';
import { htmlToText } from '../../kernel/html-text.ts';
import type { ControlWords } from './words.ts';

/** Scores and profiles joined by id. Deprecated controls are left out; a control without a score does not apply here. */
export function standings(
  profiles: readonly ControlProfile[],
  day: ScoreDay | null,
  words: ControlWords,
): readonly ControlStanding[] {
  const scores = new Map(day?.controls.map((control) => [control.id, control]));
  return profiles
    .filter((profile) => !profile.deprecated)
    .map((profile) => toStanding(profile, scores.get(profile.id) ?? null, words));
}

function toStanding(
  profile: ControlProfile,
  score: ControlScore | null,
  words: ControlWords,
): ControlStanding {
  const { remediation, remediationImpact, max: nominal, ...known } = profile;
  const points = score?.score ?? null;
  const max = reachable(score, nominal);
  const open = points === null || max === null ? 0 : Math.max(0, round(max - points));
  const standing =
    profile.state !== 'default'
      ? 'answered'
      : points === null
        ? 'not-applicable'
        : open === 0
          ? 'met'
          : points > 0
            ? 'partial'
            : 'open';
  return {
    ...known,
    standing,
    score: points,
    max,
    // A control that somebody answered is no longer asked for.
    gap: standing === 'open' || standing === 'partial' ? open : 0,
    status: score?.status ?? null,
    remediation: remediation === null ? null : htmlToText(remediation),
    remediationImpact: remediationImpact === null ? null : htmlToText(remediationImpact),
    words: words[profile.id]?.text ?? null,
    licence: words[profile.id]?.licence ?? null,
  };
}

/** The profile's maximum may disagree with what the tenant's score counts: score and percentage tell the latter. */
function reachable(score: ControlScore | null, nominal: number | null): number | null {
  if (score === null || score.score === null) return nominal;
  if (score.percentage !== null && score.percentage > 0 && score.score > 0)
    return round((score.score * 100) / score.percentage);
  return nominal;
}

const weights: { readonly [effort in Effort]: number } = { low: 1, moderate: 2, high: 3 };

/** What to do first: most points for the least effort and disturbance; what nobody rates counts as moderate. */
export function recommendations(controls: readonly ControlStanding[]): readonly ControlStanding[] {
  return controls
    .filter((control) => control.gap > 0)
    .toSorted((a, b) => worth(b) - worth(a) || b.gap - a.gap || a.id.localeCompare(b.id));
}

function worth(control: ControlStanding): number {
  return control.gap / (weights[control.cost ?? 'moderate'] + weights[control.userImpact ?? 'moderate']);
}

/** Points to a hundredth: sums of fractions would show their rounding otherwise. */
export function round(points: number): number {
  return Math.round(points * 100) / 100;
}
