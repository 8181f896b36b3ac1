import { z } from 'zod';
import type { SessionInfo } from '../../contract/session.ts';
import { get, stream } from '../../http/route.ts';
import type { Route } from '../../http/route.ts';

const after = z.object({ after: z.string().optional() });

export const sessionRoutes: readonly Route[] = [
  get('/api/session', z.object({}), (context, { session }): SessionInfo => ({
    identity: session.identity,
    csrf: session.csrf,
    version: context.version,
    demo: context.demo,
  })),
  // A window that opens the stream anew by itself cannot set the header, and names the last id in the address.
  stream('/api/events', after, (context, { given, request }) => (response) => {
    const lastId = request.headers['last-event-id'];
    context.hub.attach(response, typeof lastId === 'string' ? lastId : (given.after ?? null));
  }),
];
