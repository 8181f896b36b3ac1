import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { ScoreDay } from '../../domain/secure-score.ts';
import { writeWhole } from '../../evidence/whole-file.ts';
import { round } from './standing.ts';

/** One day's score; `day` is UTC. */
export interface TrendPoint {
  readonly day: string;
  readonly current: number;
  readonly max: number;
}

const pointReader = z.object({ day: z.iso.date(), current: z.number(), max: z.number() });

/** Microsoft forgets after ninety days; Evict keeps one line a day, so that a year can be looked back on. */
export function keepTrend(
  homeFolder: string,
  tenantId: string,
  days: readonly ScoreDay[],
): readonly TrendPoint[] {
  const path = join(homeFolder, 'score', `${tenantId}.jsonl`);
  const known = new Map(readTrend(path).map((point) => [point.day, point]));
  const before = known.size;
  // Microsoft corrects a day until it is over: what it says now replaces what it said.
  const fresh = days.filter(({ day, current, max }) => {
    const kept = known.get(day);
    return kept === undefined || kept.current !== current || kept.max !== max;
  });
  for (const { day, current, max } of fresh) known.set(day, { day, current, max });
  const points = [...known.values()].toSorted((a, b) => a.day.localeCompare(b.day));
  if (fresh.length > 0 || known.size !== before) {
    mkdirSync(dirname(path), { recursive: true });
    writeWhole(path, points.map((point) => `${JSON.stringify(point)}\n`).join(''));
  }
  return points;
}

/** The newest day that was ever seen of a tenant; null where its score was never read. Asks nobody. */
export function lastKnown(homeFolder: string, tenantId: string): TrendPoint | null {
  const points = readTrend(join(homeFolder, 'score', `${tenantId}.jsonl`));
  return points.reduce<TrendPoint | null>(
    (newest, point) => (newest === null || point.day > newest.day ? point : newest),
    null,
  );
}

/** A line that cannot be read costs that day, not the others. */
function readTrend(path: string): readonly TrendPoint[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .split('\n')
    .flatMap((line) => {
      try {
        const point = pointReader.safeParse(JSON.parse(line));
        return point.success ? [point.data] : [];
      } catch {
        return [];
      }
    });
}

/** How the score moved over so many days: against the newest day that lies at least that far back; null without one. */
export function changeOver(points: readonly TrendPoint[], days: number): Change | null {
  const last = points.at(-1);
  if (!last) return null;
  const then = new Date(Date.parse(last.day) - days * 86_400_000).toISOString().slice(0, 10);
  const base = points.findLast((point) => point.day <= then);
  if (!base) return null;
  return {
    days,
    since: base.day,
    points: round(last.current - base.current),
    percentagePoints: round(percentage(last) - percentage(base)),
  };
}

export interface Change {
  readonly days: number;
  readonly since: string;
  readonly points: number;
  readonly percentagePoints: number;
}

/** Of the points that could be had, 0 to 100. */
export function percentage(point: { readonly current: number; readonly max: number }): number {
  return point.max > 0 ? round((point.current / point.max) * 100) : 0;
}
