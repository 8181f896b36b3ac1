import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { optionalText } from '../fields.ts';
import { orNull } from '../missing.ts';
import { graphPath } from './path.ts';

/** What Identity Protection thinks of a user. Needs Entra ID P2. */
interface UserRisk {
  /** `none`, `atRisk`, `confirmedCompromised`, `dismissed`, `remediated`, `confirmedSafe`. */
  readonly state: string;
  /** `none`, `low`, `medium`, `high`, `hidden`. */
  readonly level: string;
}

const riskReader = z
  .object({ riskState: optionalText, riskLevel: optionalText })
  .transform((one): UserRisk => ({ state: one.riskState ?? 'none', level: one.riskLevel ?? 'none' }));

/** A user whom Identity Protection never noticed has no record: that is `none`. */
export async function readUserRisk(graph: GraphClient, userId: string): Promise<UserRisk> {
  const risk = await orNull(graph.get(graphPath`/identityProtection/riskyUsers/${userId}`, riskReader));
  return risk ?? { state: 'none', level: 'none' };
}

/** Raises the risk of a user to high. Source: learn.microsoft.com/graph/api/riskyuser-confirmcompromised. */
export function confirmCompromised(
  graph: GraphClient,
  userId: string,
  clientRequestId: string,
): Promise<void> {
  const path = '/identityProtection/riskyUsers/microsoft.graph.confirmCompromised';
  return graph.send('POST', path, { userIds: [userId] }, { clientRequestId });
}

/** Lowers the risk of a user to none. Source: learn.microsoft.com/graph/api/riskyuser-dismiss. */
export function dismissRisk(graph: GraphClient, userId: string, clientRequestId: string): Promise<void> {
  return graph.send(
    'POST',
    '/identityProtection/riskyUsers/microsoft.graph.dismiss',
    { userIds: [userId] },
    { clientRequestId },
  );
}
