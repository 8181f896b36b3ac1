import type { Obj, User } from '../state/tenant.ts';
import { denied } from './errors.ts';
import { requireReportLicence } from './licence.ts';
import type { GraphRequest } from './route.ts';

/** `signInActivity` is asked for by name, needs a premium licence and the permission to read sign-ins. */
export function withActivity(request: GraphRequest, users: readonly User[]): readonly Obj[] {
  const asked = ['$select', '$filter'].some((name) => request.query.get(name)?.includes('signInActivity'));
  if (!asked) return users;
  const held = request.token.roles ?? (request.token.scp ?? '').split(' ');
  if (!held.includes('AuditLog.Read.All')) throw denied();
  requireReportLicence(request.tenant);
  return users.map((user) => ({ ...user, signInActivity: activityOf(request, user) }));
}

function activityOf(request: GraphRequest, user: User): Obj | null {
  const rows = request.tenant.logs.signIns
    .map((entry) => entry.record)
    .filter((record) => record['userId'] === user.id);
  const last = (interactive: boolean | null): Obj | undefined =>
    rows
      .filter((row) => interactive === null || (row['isInteractive'] === true) === interactive)
      .toSorted((a, b) => String(a['createdDateTime']).localeCompare(String(b['createdDateTime'])))
      .at(-1);
  if (rows.length === 0) return null;
  const successful = rows.filter((row) => (row['status'] as Obj | undefined)?.['errorCode'] === 0).at(-1);
  return {
    lastSignInDateTime: last(true)?.['createdDateTime'] ?? null,
    lastSignInRequestId: last(true)?.['id'] ?? null,
    lastNonInteractiveSignInDateTime: last(false)?.['createdDateTime'] ?? null,
    lastNonInteractiveSignInRequestId: last(false)?.['id'] ?? null,
    lastSuccessfulSignInDateTime: successful?.['createdDateTime'] ?? null,
    lastSuccessfulSignInRequestId: successful?.['id'] ?? null,
  };
}
