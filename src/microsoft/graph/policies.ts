import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import { flag } from '../fields.ts';

const path = '/policies/identitySecurityDefaultsEnforcementPolicy';
const defaultsReader = z.object({ isEnabled: flag });

/** Security defaults: Microsoft's free all-or-nothing MFA, which excludes Conditional Access. */
export async function readSecurityDefaults(graph: GraphClient): Promise<boolean> {
  return (await graph.get(path, defaultsReader)).isEnabled;
}

/** Source: learn.microsoft.com/graph/api/identitysecuritydefaultsenforcementpolicy-update. */
export function setSecurityDefaults(
  graph: GraphClient,
  enabled: boolean,
  clientRequestId: string,
): Promise<void> {
  return graph.send('PATCH', path, { isEnabled: enabled }, { clientRequestId });
}
