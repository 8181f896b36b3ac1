import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toInstant } from './fields.ts';

const { TZ } = process.env;
beforeAll(() => {
  process.env['TZ'] = 'Asia/Tokyo';
});
afterAll(() => {
  if (TZ === undefined) delete process.env['TZ'];
  else process.env['TZ'] = TZ;
});

describe('a moment that a service of Microsoft tells', () => {
  it('is UTC wherever this computer stands, with a zone and without', () => {
    expect(new Date('2026-10-05T12:00:00').getTimezoneOffset()).toBe(-540);
    const noon = '2026-10-05T12:00:00.000Z';
    for (const told of [
      '2026-10-05T12:00:00Z',
      '2026-10-05T12:00:00',
      '2026-10-05T14:00:00+02:00',
      '10/05/2026 12:00:00',
      '10/5/2026 12:00:00 PM',
      'Mon, 05 Oct 2026 12:00:00 GMT',
    ])
      expect([told, toInstant(told)]).toEqual([told, noon]);
    expect(toInstant('2026-10-05')).toBe('2026-10-05T00:00:00.000Z');
  });

  it('is none where it is empty, unreadable or the year 1 of Exchange', () => {
    for (const told of [null, undefined, '', 'soon', '0001-01-01T00:00:00'])
      expect(toInstant(told)).toBeNull();
  });
});
