import { severities } from '../../domain/finding.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Mark } from '../contract/timeline.ts';

/**
 * Marks of findings on a timeline from `from` on, at most one in `width` (both milliseconds): where findings lie closer,
 * the gravest stands for all. In the order of time.
 */
export function marksOf(findings: readonly Finding[], from: number, width: number): readonly Mark[] {
  const places = new Map<number, Mark>();
  for (const { id, time: iso, severity, title, user } of findings) {
    const time = Date.parse(iso);
    const place = Math.floor((time - from) / width);
    const mark = { id, time, severity, title, user, count: 1, from: time, to: time };
    const known = places.get(place);
    places.set(place, known ? together(known, mark) : mark);
  }
  return [...places.values()].toSorted((a, b) => a.time - b.time);
}

function together(a: Mark, b: Mark): Mark {
  const graver = severities.indexOf(b.severity) < severities.indexOf(a.severity) ? b : a;
  return {
    ...graver,
    count: a.count + b.count,
    from: Math.min(a.from, b.from),
    to: Math.max(a.to, b.to),
  };
}
