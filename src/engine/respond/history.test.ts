import { expect, test } from 'vitest';
import type { JournalEntry } from '../../domain/plan.ts';
import type { Json } from '../../kernel/json.ts';
import { historiesIn } from './history.ts';

const text = { en: 'Invented.', de: 'Erfunden.' };

test('the newest announcement and the newest end of a step count, an undo among them', () => {
  const intents = [line('intent', '1', { before: 1 }), line('intent', '1', { before: 2 })];
  const result = line('result', '1', { outcome: 'done', text: null });
  const of = historiesIn([
    ...intents,
    line('sent', '1', { outcome: 'done' }),
    line('result', '1', { outcome: 'failed', text }),
    line('intent', '2', {}),
    result,
    line('undo-intent', '1', {}),
    line('undo-result', '1', { outcome: 'conflict', text }),
    line('end', null, null),
  ]);
  expect(of('1')).toEqual({ intent: intents[1], sent: true, result, outcome: 'conflict', text });
  expect(of('2')).toMatchObject({ sent: false, result: null, outcome: null });
});

test('a step without a line has a history without anything', () => {
  expect(historiesIn([])('1')).toEqual({
    intent: null,
    sent: false,
    result: null,
    outcome: null,
    text: null,
  });
});

test('the journal is read once, however many steps are asked for', () => {
  let reads = 0;
  const entries = Array.from({ length: 50 }, (_, index) => {
    const entry = line('sent', String(index), {});
    return {
      ...entry,
      get step() {
        reads++;
        return String(index);
      },
    };
  });
  const of = historiesIn(entries);
  for (let step = 0; step < 50; step++) expect(of(String(step)).sent).toBe(true);
  expect(reads).toBe(50);
});

function line(event: JournalEntry['event'], step: string | null, data: Json): JournalEntry {
  const of = step === null ? {} : { step };
  return { sequence: 1, time: '2026-11-24T09:00:00.000Z', event, ...of, data, previous: '', hash: '' };
}
