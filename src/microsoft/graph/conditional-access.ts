import { z } from 'zod';
import type { GraphClient } from '../../domain/clients.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { instant, optionalText, textSet } from '../fields.ts';
import { orNull } from '../missing.ts';
import { graphPath } from './path.ts';

export type PolicyState = 'enabled' | 'disabled' | 'enabledForReportingButNotEnforced';

/** A Conditional Access policy, as far as MFA is concerned. Times ISO UTC. */
export interface AccessPolicy {
  readonly id: string;
  readonly name: string;
  readonly state: PolicyState;
  readonly created: string | null;
  readonly modified: string | null;
  readonly includeUsers: readonly string[];
  readonly excludeUsers: readonly string[];
  readonly includeGroups: readonly string[];
  readonly excludeGroups: readonly string[];
  readonly includeRoles: readonly string[];
  readonly includeApplications: readonly string[];
  readonly excludeApplications: readonly string[];
  readonly clientAppTypes: readonly string[];
  /** Whether it applies only in certain places, on certain platforms or at certain risk. */
  readonly narrowed: boolean;
  readonly controls: readonly string[];
  readonly operator: string | null;
  readonly strength: boolean;
}

const condition = z.unknown().optional();

const policyReader = z
  .object({
    id: z.string(),
    displayName: optionalText,
    state: z.enum(['enabled', 'disabled', 'enabledForReportingButNotEnforced']),
    createdDateTime: instant,
    modifiedDateTime: instant,
    conditions: z
      .object({
        users: z
          .object({
            includeUsers: textSet,
            excludeUsers: textSet,
            includeGroups: textSet,
            excludeGroups: textSet,
            includeRoles: textSet,
          })
          .nullish(),
        applications: z.object({ includeApplications: textSet, excludeApplications: textSet }).nullish(),
        clientAppTypes: textSet,
        locations: condition,
        platforms: condition,
        devices: condition,
        signInRiskLevels: textSet,
        userRiskLevels: textSet,
      })
      .nullish(),
    grantControls: z
      .object({ operator: optionalText, builtInControls: textSet, authenticationStrength: condition })
      .nullish(),
  })
  .transform((one): AccessPolicy => {
    const users = one.conditions?.users;
    const where = one.conditions;
    const risk = [...(where?.signInRiskLevels ?? []), ...(where?.userRiskLevels ?? [])];
    return {
      id: one.id,
      name: one.displayName ?? one.id,
      state: one.state,
      created: one.createdDateTime,
      modified: one.modifiedDateTime,
      includeUsers: users?.includeUsers ?? [],
      excludeUsers: users?.excludeUsers ?? [],
      includeGroups: users?.includeGroups ?? [],
      excludeGroups: users?.excludeGroups ?? [],
      includeRoles: users?.includeRoles ?? [],
      includeApplications: where?.applications?.includeApplications ?? [],
      excludeApplications: where?.applications?.excludeApplications ?? [],
      clientAppTypes: where?.clientAppTypes ?? [],
      narrowed:
        given(where?.locations) || given(where?.platforms) || given(where?.devices) || risk.length > 0,
      controls: one.grantControls?.builtInControls ?? [],
      operator: one.grantControls?.operator ?? null,
      strength: given(one.grantControls?.authenticationStrength),
    };
  });

function given(value: unknown): boolean {
  return value !== null && value !== undefined;
}

/** Source: learn.microsoft.com/graph/api/conditionalaccessroot-list-policies. */
export async function listAccessPolicies(graph: GraphClient): Promise<readonly AccessPolicy[]> {
  const found: AccessPolicy[] = [];
  for await (const one of graph.list('/identity/conditionalAccess/policies', policyReader)) found.push(one);
  return found;
}

/** Null where it is gone. Source: learn.microsoft.com/graph/api/conditionalaccesspolicy-get. */
export function readAccessPolicy(graph: GraphClient, id: string): Promise<AccessPolicy | null> {
  return orNull(graph.get(graphPath`/identity/conditionalAccess/policies/${id}`, policyReader));
}

/** Source: learn.microsoft.com/graph/api/conditionalaccesspolicy-update. */
export function setAccessPolicyState(
  graph: GraphClient,
  id: string,
  state: PolicyState,
  clientRequestId: string,
): Promise<void> {
  const path = graphPath`/identity/conditionalAccess/policies/${id}`;
  return graph.send('PATCH', path, { state }, { clientRequestId });
}

/**
 * Makes a policy as Graph takes it; it gets an id of its own. Source:
 * learn.microsoft.com/graph/api/conditionalaccessroot-post-policies.
 */
export function createAccessPolicy(
  graph: GraphClient,
  policy: JsonObject,
  clientRequestId: string,
): Promise<void> {
  return graph.send('POST', '/identity/conditionalAccess/policies', policy, { clientRequestId });
}

/** Source: learn.microsoft.com/graph/api/conditionalaccesspolicy-delete. */
export function deleteAccessPolicy(graph: GraphClient, id: string, clientRequestId: string): Promise<void> {
  const path = graphPath`/identity/conditionalAccess/policies/${id}`;
  return graph.send('DELETE', path, undefined, { clientRequestId });
}
