import { z } from 'zod';
import { isObject } from '../../kernel/json.ts';
import type { Json } from '../../kernel/json.ts';
import { either, first } from '../fields.ts';
import { allOf, between } from './entra.ts';
import { day } from './feed.ts';
import type { Feed, Route } from './feed.ts';
import { byHalves } from './halving.ts';

const anyRecord = z.unknown().transform((value): Json => (value ?? null) as Json);
const cap = 5_000;

/** Get-MessageTraceV2: at most ten days and 5,000 rows a question. */
const traceCmdlet: Route = {
  id: 'get-message-trace',
  title: 'Get-MessageTraceV2',
  fetch: (connection, window) =>
    byHalves(window, cap, async (part) => {
      const answer = await connection.exchange.read(
        {
          cmdlet: 'Get-MessageTraceV2',
          parameters: {
            StartDate: part.from.toISOString(),
            EndDate: part.to.toISOString(),
            ResultSize: cap,
          },
          anchor: 'organization',
        },
        anyRecord,
      );
      return { records: answer.items, state: 'complete', text: null };
    }),
};

const traceGraph: Route = {
  id: 'graph-message-traces',
  title: 'Graph messageTraces',
  fetch: (connection, window) =>
    allOf(connection, '/admin/exchange/tracing/messageTraces', {
      query: { $filter: between('receivedDateTime', window) },
    }),
};

/** Who sent what to whom: by cmdlet, or by Graph, which the global cloud alone has. */
export const messageTraceFeed: Feed = {
  id: 'message-trace',
  title: { en: 'Message trace', de: 'Nachrichtenablaufverfolgung' },
  longest: 10 * day,
  retention: { least: 90 * day, most: 90 * day },
  lateness: day / 6,
  routes: [traceCmdlet, traceGraph],
  identify(record) {
    if (!isObject(record)) return null;
    const id = first(record, 'MessageTraceId', 'id');
    const recipient = either(record, 'recipientAddress');
    return id === null ? null : `${String(id)}/${String(recipient)}`.toLowerCase();
  },
};
