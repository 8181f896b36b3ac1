import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { graphPath } from './path.ts';

const idReader = z.looseObject({ id: z.string() });

/** A message that is never sent, in the Drafts folder; its id. Permission Mail.ReadWrite. */
export async function createDraft(
  graph: GraphClient,
  user: string,
  subject: string,
  clientRequestId: string,
): Promise<string> {
  const answer = await graph.post(graphPath`/users/${user}/messages`, { subject }, idReader, {
    clientRequestId,
  });
  return answer.body.id;
}

/** Past the owner's Deleted Items. Source: learn.microsoft.com/graph/api/message-permanentdelete. */
export function purgeMessage(graph: GraphClient, user: string, message: string): Promise<void> {
  return graph.send('POST', graphPath`/users/${user}/messages/${message}/permanentDelete`, undefined);
}
