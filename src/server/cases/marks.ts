import { byGravity } from '../../domain/finding.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Mark } from '../contract/timeline.ts';

/**
 * Marks of findings on a timeline from `from` on, at most one in `width` (both milliseconds): where findings lie closer,
 * the gravest stands for all. In the order of time.
 */
export function marksOf(findings: readonly Finding[], from: number, width: number): readonly Mark[] {
  const places = new Map<number, Mark>();
  for (const { id, time: iso, severity, title, user } of findings.toSorted(byGravity)) {
    const time = Date.parse(iso);
    const place = Math.floor((time - from) / width);
    const gravest = places.get(place) ?? { id, time, severity, title, user, count: 0, from: time, to: time };
    places.set(place, {
      ...gravest,
      count: gravest.count + 1,
      from: Math.min(gravest.from, time),
      to: Math.max(gravest.to, time),
    });
  }
  return [...places.values()].toSorted((a, b) => a.time - b.time);
}
