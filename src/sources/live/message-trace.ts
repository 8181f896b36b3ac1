import { z } from 'zod';
import type { Json } from '../../kernel/json.ts';
import { day } from './feed.ts';
import type { Feed } from './feed.ts';

const anyRecord = z.unknown().transform((value): Json => (value ?? null) as Json);
const largest = 5_000;

/** Get-MessageTraceV2: at most ten days and 5,000 rows a question; a full answer is told as capped. */
export const messageTraceFeed: Feed = {
  id: 'message-trace',
  title: { en: 'Message trace', de: 'Nachrichtenablaufverfolgung' },
  longest: 10 * day,
  retention: 90 * day,
  lateness: day / 24,
  async fetch(connection, window) {
    const answer = await connection.exchange.read(
      {
        cmdlet: 'Get-MessageTraceV2',
        parameters: {
          StartDate: window.from.toISOString(),
          EndDate: window.to.toISOString(),
          ResultSize: largest,
        },
        anchor: 'organization',
      },
      anyRecord,
    );
    const full = answer.items.length >= largest;
    return {
      records: answer.items,
      state: full ? 'capped' : 'complete',
      text: full
        ? {
            en: 'The answer was full: there may be more messages.',
            de: 'Die Antwort war voll: Es kann weitere Nachrichten geben.',
          }
        : null,
    };
  },
};
