import { recordDirectory } from '../../state/records.ts';
import type { GraphRequest } from '../route.ts';

/** A change of a policy, as the directory records it. */
export function auditPolicy(
  request: GraphRequest,
  activity: string,
  policy: { readonly id: string; readonly name: string },
  before: unknown,
  after: unknown,
): void {
  recordDirectory(request.world, request.tenant, request.actor, {
    activity,
    category: 'Policy',
    operationType: activity.split(' ')[0] ?? 'Update',
    targets: [
      {
        id: policy.id,
        type: 'Policy',
        displayName: policy.name,
        modified: [{ name: 'PolicyDetail', old: before, new: after }],
      },
    ],
  });
}
