import { z } from 'zod';
import type { ExchangeClient } from '../../domain/clients.ts';
import { flag, optionalText } from '../fields.ts';

/** A role that everybody has through the default role assignment policy. */
interface PolicyRole {
  readonly identity: string;
  readonly policy: string;
  readonly role: string;
}

const policyReader = z.looseObject({ Name: z.string(), IsDefault: flag });
const assignmentReader = z.looseObject({ Identity: z.string(), Role: optionalText });

/**
 * What everybody may do who has no policy of their own. Sources:
 * learn.microsoft.com/powershell/module/exchange/get-roleassignmentpolicy and get-managementroleassignment.
 */
export async function defaultPolicyRoles(exchange: ExchangeClient): Promise<readonly PolicyRole[]> {
  const policies = await exchange.read(
    { cmdlet: 'Get-RoleAssignmentPolicy', parameters: {}, anchor: 'organization' },
    policyReader,
  );
  const policy = policies.items.find((one) => one.IsDefault)?.Name;
  if (policy === undefined) return [];
  const assignments = await exchange.read(
    {
      cmdlet: 'Get-ManagementRoleAssignment',
      parameters: { RoleAssignee: policy },
      anchor: 'organization',
    },
    assignmentReader,
  );
  return assignments.items.flatMap(({ Identity, Role }) =>
    Role === null ? [] : [{ identity: Identity, policy, role: Role }],
  );
}

/** Source: learn.microsoft.com/powershell/module/exchange/remove-managementroleassignment. */
export async function removeRoleAssignment(
  exchange: ExchangeClient,
  identity: string,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'Remove-ManagementRoleAssignment',
    parameters: { Identity: identity, Confirm: false },
    anchor: 'organization',
    clientRequestId,
  });
}

/** To everybody through a policy, or to one user by a name. */
export type RoleAssignee = { readonly Policy: string } | { readonly Name: string; readonly User: string };

/** Source: learn.microsoft.com/powershell/module/exchange/new-managementroleassignment. */
export async function addRoleAssignment(
  exchange: ExchangeClient,
  role: string,
  assignee: RoleAssignee,
  clientRequestId: string,
): Promise<void> {
  await exchange.write({
    cmdlet: 'New-ManagementRoleAssignment',
    parameters: { Role: role, ...assignee },
    anchor: 'organization',
    clientRequestId,
  });
}
