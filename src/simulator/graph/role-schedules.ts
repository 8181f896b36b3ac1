import type { Obj, RoleAssignment } from '../state/tenant.ts';
import { graphError, notFound } from './errors.ts';
import { requirePrivilegedIdentityLicence } from './licence.ts';
import { collection, entity } from './odata/query.ts';
import { expansions, isRole, principalOf, recordRole } from './role-objects.ts';
import { created, ok } from './route.ts';
import type { GraphRequest } from './route.ts';

const base = 'roleManagement/directory';

type Kind = 'Instances' | 's';

/** Schedules and their instances: the same assignments, seen as Privileged Identity Management sees them. */
export function schedule(
  request: GraphRequest,
  name: `roleEligibilitySchedule${Kind}` | `roleAssignmentSchedule${Kind}`,
  assignments: readonly RoleAssignment[],
  more: Obj,
) {
  requirePrivilegedIdentityLicence(request.tenant);
  const rows = assignments.map(({ startDateTime = null, endDateTime = null, ...assignment }) => ({
    appScopeId: null,
    memberType: 'Direct',
    ...assignment,
    ...more,
    ...(name.endsWith('Instances')
      ? { startDateTime, endDateTime }
      : {
          createdDateTime: startDateTime,
          createdUsing: assignment.id,
          modifiedDateTime: null,
          status: 'Provisioned',
          scheduleInfo: {
            startDateTime,
            recurrence: null,
            expiration: { type: endDateTime ? 'afterDateTime' : 'noExpiration', endDateTime, duration: null },
          },
        }),
  }));
  return ok(collection(request, rows, `${base}/${name}`, expansions(request)));
}

/** An administrator makes somebody eligible or active, or ends it (Create roleEligibilityScheduleRequests). */
export function scheduleRequest(request: GraphRequest, kind: 'roleEligibilities' | 'roleAssignments') {
  const { json, tenant, world } = request;
  requirePrivilegedIdentityLicence(tenant);
  const roleDefinitionId = String(json['roleDefinitionId']);
  const principalId = String(json['principalId']);
  const directoryScopeId = String(json['directoryScopeId'] ?? '/');
  if (!isRole(roleDefinitionId)) throw notFound(roleDefinitionId);
  if (!principalOf(request, principalId)) throw notFound(principalId);
  const known = tenant[kind].find(
    (one) =>
      one.roleDefinitionId === roleDefinitionId &&
      one.principalId === principalId &&
      one.directoryScopeId === directoryScopeId,
  );
  const assignment: RoleAssignment = known ?? {
    id: Buffer.from(world.random.bytes(24)).toString('base64url'),
    principalId,
    roleDefinitionId,
    directoryScopeId,
    startDateTime: world.clock.iso(),
    endDateTime: endOf(request),
  };
  const eligible = kind === 'roleEligibilities' ? ' eligible' : '';
  switch (json['action']) {
    case 'adminAssign':
      if (known) throw graphError(400, 'RoleAssignmentExists', 'The Role assignment already exists.');
      tenant[kind].push(assignment);
      recordRole(request, `Add${eligible} member to role in PIM completed (permanent)`, assignment);
      break;
    case 'adminRemove':
      if (!known) throw graphError(400, 'RoleAssignmentDoesNotExist', 'The Role assignment does not exist.');
      tenant[kind] = tenant[kind].filter((one) => one !== known);
      recordRole(request, `Remove${eligible} member from role in PIM completed (permanent)`, assignment);
      break;
    default:
      throw graphError(400, 'BadRequest', `The action '${String(json['action'])}' is not valid here.`);
  }
  const name =
    kind === 'roleEligibilities' ? 'roleEligibilityScheduleRequests' : 'roleAssignmentScheduleRequests';
  const answer: Obj = {
    id: world.random.uuid(),
    status: json['action'] === 'adminRemove' ? 'Revoked' : 'Provisioned',
    createdDateTime: world.clock.iso(),
    completedDateTime: world.clock.iso(),
    approvalId: null,
    customData: null,
    action: json['action'],
    principalId,
    roleDefinitionId,
    directoryScopeId,
    appScopeId: null,
    isValidationOnly: false,
    targetScheduleId: assignment.id,
    justification: json['justification'] ?? null,
    scheduleInfo: json['scheduleInfo'] ?? null,
    createdBy: { application: null, device: null, user: { displayName: null, id: request.actor.id } },
    ticketInfo: { ticketNumber: null, ticketSystem: null },
  };
  return created(entity(request, answer, `${base}/${name}`));
}

function endOf(request: GraphRequest): string | null {
  const info = request.json['scheduleInfo'] as { expiration?: { endDateTime?: string | null } } | undefined;
  return info?.expiration?.endDateTime ?? null;
}
