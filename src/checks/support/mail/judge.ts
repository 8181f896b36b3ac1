/** Whether a message that meets this action never lies in the inbox. */
export function keptFromInbox(action: string | undefined): boolean {
  return ['MoveToJmf', 'Quarantine', 'Redirect', 'Delete'].includes(action ?? '');
}

/** Policies of the presets cannot be edited: Microsoft keeps their values at its recommendations. */
export function isPreset(policy: { readonly RecommendedPolicyType: string | undefined }): boolean {
  return ['Standard', 'Strict'].includes(policy.RecommendedPolicyType ?? '');
}
