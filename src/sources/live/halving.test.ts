import { describe, expect, it } from 'vitest';
import type { Fetched, Window } from './feed.ts';
import { byHalves } from './halving.ts';

const begin = Date.UTC(2026, 10, 2);
const window: Window = { from: new Date(begin), to: new Date(begin + 86_400_000) };

/** A service with one record at each of these milliseconds, that gives at most `cap` at once. */
function service(times: readonly number[], cap: number): (part: Window) => Promise<Fetched> {
  return (part) =>
    Promise.resolve({
      records: times.filter((time) => time >= part.from.getTime() && time < part.to.getTime()).slice(0, cap),
      state: 'complete',
      text: null,
    });
}

describe('a window that is halved while its answers are full', () => {
  it('brings every record exactly once, however they cluster', async () => {
    const times = Array.from({ length: 500 }, (_, index) => begin + 3_600_000 * 7 + index ** 2 * 137);
    const { records, state } = await byHalves(window, 20, service(times, 20));
    expect(state).toBe('complete');
    expect(records).toEqual(times);
  });

  it('says that it was capped where a minute holds more than the service gives', async () => {
    const times = Array.from({ length: 50 }, (_, index) => begin + 5_000_000 + index * 10);
    const { records, state, text } = await byHalves(window, 20, service(times, 20));
    expect(state).toBe('capped');
    expect(records).toHaveLength(20);
    expect(text?.de).toContain('20');
  });

  it('keeps what one half brought when the other fails', async () => {
    const times = Array.from({ length: 30 }, (_, index) => begin + index * 2_000_000);
    const ask = service(times, 20);
    const { records, state } = await byHalves(window, 20, (part) =>
      part.from.getTime() > begin ? Promise.reject(new Error('cut')) : ask(part),
    );
    expect(state).toBe('failed');
    expect(records.length).toBeGreaterThan(5);
  });
});
