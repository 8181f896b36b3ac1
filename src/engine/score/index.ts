import type { TenantRef } from '../../domain/account.ts';
import type { Connection } from '../../domain/clients.ts';
import type { ControlStanding, ScoreDay } from '../../domain/secure-score.ts';
import type { Plan } from '../../domain/plan.ts';
import { AppError, toAppError } from '../../kernel/errors.ts';
import { readControlProfiles, readScores } from '../../microsoft/graph/secure-score.ts';
import { recommendations, round, standings } from './standing.ts';
import { changeOver, keepTrend, percentage } from './trend.ts';
import type { Change, TrendPoint } from './trend.ts';
import { controlWords } from './words.ts';

export interface ScoreReport {
  readonly tenant: TenantRef;
  /** The day of the newest score, UTC; null where Microsoft has none yet. */
  readonly day: string | null;
  readonly current: number;
  readonly max: number;
  readonly percentage: number;
  readonly averages: ScoreDay['averages'];
  /** Over 7, 30 and 90 days; only those that the history reaches back to. */
  readonly changes: readonly Change[];
  readonly byCategory: readonly Share[];
  readonly byProduct: readonly Share[];
  readonly controls: readonly ControlStanding[];
  /** Ids, what to do first at the head. */
  readonly recommended: readonly string[];
  readonly trend: readonly TrendPoint[];
  readonly blind: Plan['blind'];
}

export interface Share {
  readonly name: string;
  readonly score: number;
  readonly max: number;
  readonly percentage: number;
}

/** Reads Microsoft's score and profiles, and keeps the day beyond Microsoft's ninety. */
export async function readScoreReport(connection: Connection, homeFolder: string): Promise<ScoreReport> {
  const blind: Plan['blind'][number][] = [];
  const [days, profiles] = await Promise.all([
    readScores(connection.graph),
    // Without the profiles the score stands all the same; only what to do about it is unknown.
    readControlProfiles(connection.graph).catch((thrown: unknown) => {
      connection.signal?.throwIfAborted();
      blind.push({
        what: { en: 'Controls of Secure Score', de: 'Maßnahmen des Secure Score' },
        why: toAppError(thrown).text,
      });
      return [];
    }),
  ]);
  const newest = days[0] ?? null;
  const trend = keepTrend(homeFolder, connection.tenant.id, days);
  const controls = standings(profiles, newest, controlWords());
  return {
    tenant: connection.tenant,
    day: newest?.day ?? null,
    current: round(newest?.current ?? 0),
    max: round(newest?.max ?? 0),
    percentage: newest ? percentage(newest) : 0,
    averages: newest?.averages ?? [],
    changes: [7, 30, 90].flatMap((span) => changeOver(trend, span) ?? []),
    byCategory: shares(controls, (control) => control.category),
    byProduct: shares(controls, (control) => control.service),
    controls,
    recommended: recommendations(controls).map((control) => control.id),
    trend,
    blind,
  };
}

/** Of the controls that are scored in this tenant. */
function shares(
  controls: readonly ControlStanding[],
  name: (control: ControlStanding) => string,
): readonly Share[] {
  const sums = new Map<string, { score: number; max: number }>();
  for (const control of controls) {
    if (control.score === null || control.max === null) continue;
    const sum = sums.get(name(control)) ?? { score: 0, max: 0 };
    sums.set(name(control), { score: sum.score + control.score, max: sum.max + control.max });
  }
  return [...sums]
    .map(([key, { score, max }]) => ({
      name: key,
      score: round(score),
      max: round(max),
      percentage: percentage({ current: score, max }),
    }))
    .toSorted((a, b) => a.percentage - b.percentage || a.name.localeCompare(b.name));
}

export interface WhatIf {
  readonly controls: readonly { readonly id: string; readonly title: string; readonly gain: number }[];
  readonly current: number;
  readonly percentage: number;
  readonly gain: number;
}

/** What the score would be if these were done in full. Throws `unknown-control`, `control-not-scored`. */
export function whatIf(report: ScoreReport, ids: readonly string[]): WhatIf {
  const named = new Set(ids.map((id) => findControl(report.controls, id)));
  const controls = [...named].map((control) => {
    if (control.score === null) throw notScored(control);
    return { id: control.id, title: control.title, gain: control.gap };
  });
  const gain = round(controls.reduce((sum, control) => sum + control.gain, 0));
  const current = round(Math.min(report.max, report.current + gain));
  return { controls, current, percentage: percentage({ current, max: report.max }), gain };
}

/** By id, in any case of letters. */
export function findControl(controls: readonly ControlStanding[], id: string): ControlStanding {
  const wanted = id.trim().toLowerCase();
  const found = controls.find((control) => control.id.toLowerCase() === wanted);
  if (found) return found;
  throw new AppError({
    code: 'unknown-control',
    side: 'input',
    message: {
      en: `Secure Score has no control "${id}" in this tenant.`,
      de: `Secure Score kennt in diesem Mandanten keine Maßnahme „${id}“.`,
    },
    next: {
      en: '"evict score --all" lists the ids.',
      de: '„evict score --all“ listet die IDs.',
    },
  });
}

function notScored(control: ControlStanding): AppError {
  return new AppError({
    code: 'control-not-scored',
    side: 'input',
    message: {
      en: `Microsoft does not score "${control.id}" in this tenant; doing it would not move the score.`,
      de: `Microsoft bewertet „${control.id}“ in diesem Mandanten nicht; die Maßnahme würde den Wert nicht ändern.`,
    },
    next: {
      en: 'It may need a licence or product that is not there. Leave it out.',
      de: 'Vielleicht fehlt eine Lizenz oder ein Produkt. Lassen Sie sie weg.',
    },
  });
}
