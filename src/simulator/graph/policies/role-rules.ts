import type { Obj } from '../../state/tenant.ts';

/** The seventeen rules of Privileged Identity Management for one role, as a tenant finds them (Rules in PIM, mapping guide). */
export function defaultRoleRules(): Obj[] {
  return [
    expiration('Admin', 'Eligibility', { isExpirationRequired: false, maximumDuration: 'P365D' }),
    enablement('Admin', 'Eligibility', []),
    ...notifications('Admin', 'Eligibility'),
    expiration('Admin', 'Assignment', { isExpirationRequired: false, maximumDuration: 'P180D' }),
    enablement('Admin', 'Assignment', ['Justification']),
    ...notifications('Admin', 'Assignment'),
    expiration('EndUser', 'Assignment', { isExpirationRequired: true, maximumDuration: 'PT8H' }),
    enablement('EndUser', 'Assignment', ['Justification']),
    {
      ...rule('Approval', 'EndUser', 'Assignment'),
      setting: {
        isApprovalRequired: false,
        isApprovalRequiredForExtension: false,
        isRequestorJustificationRequired: true,
        approvalMode: 'SingleStage',
        approvalStages: [
          {
            approvalStageTimeOutInDays: 1,
            isApproverJustificationRequired: true,
            escalationTimeInMinutes: 0,
            isEscalationEnabled: false,
            primaryApprovers: [],
            escalationApprovers: [],
          },
        ],
      },
    },
    { ...rule('AuthenticationContext', 'EndUser', 'Assignment'), isEnabled: false, claimValue: '' },
    ...notifications('EndUser', 'Assignment'),
  ];
}

function rule(kind: string, caller: string, level: string, who = ''): Obj {
  return {
    '@odata.type': `#microsoft.graph.unifiedRoleManagementPolicy${kind}Rule`,
    id: [kind, who, caller, level].filter(Boolean).join('_'),
    target: {
      caller,
      operations: ['all'],
      level,
      inheritableSettings: [],
      enforcedSettings: [],
    },
  };
}

function expiration(caller: string, level: string, members: Obj): Obj {
  return { ...rule('Expiration', caller, level), ...members };
}

function enablement(caller: string, level: string, enabledRules: readonly string[]): Obj {
  return { ...rule('Enablement', caller, level), enabledRules };
}

function notifications(caller: string, level: string): Obj[] {
  return ['Admin', 'Requestor', 'Approver'].map((recipientType) => ({
    ...rule('Notification', caller, level, recipientType),
    notificationType: 'Email',
    recipientType,
    notificationLevel: 'All',
    isDefaultRecipientsEnabled: true,
    notificationRecipients: [],
  }));
}
