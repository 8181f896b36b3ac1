import type { JournalEntry } from '../../domain/plan.ts';
import { plansIn } from '../../engine/respond/resume.ts';
import { cutOffUndo } from '../../engine/respond/undo.ts';
import { isObject } from '../../kernel/json.ts';
import type { ResponseState } from '../contract/home.ts';

const unfinished = ['failed', 'conflict', 'unverified'];

/** How far a case's response came, by its journal alone. */
export function responseState(entries: readonly JournalEntry[]): ResponseState {
  const last = plansIn(entries).at(-1);
  if (!last) return 'none';
  if (cutOffUndo(entries)) return 'cut-off';
  const end = entries.findLast((entry) => entry.event === 'end');
  const begun = entries.findLast((entry) => entry.event === 'plan')!;
  if (!end || end.sequence < begun.sequence) return 'cut-off';
  const data = isObject(end.data) ? end.data : {};
  const outcomes = isObject(data['outcomes']) ? Object.values(data['outcomes']) : [];
  if (outcomes.some((outcome) => unfinished.includes(String(outcome)))) return 'incomplete';
  if ('undo' in data) return 'undone';
  if (last.kind === 'recover') return 'recovered';
  return last.kind === 'contain' ? 'contained' : 'changed';
}
