/** A Conditional Access policy that was asked at a sign-in, as the sign-in log names it. */
export interface AskedPolicy {
  readonly id: string;
  readonly displayName: string;
  readonly controls: readonly string[];
  readonly reportOnly: boolean;
  /** Whether its conditions meet this sign-in; enforced policies that do not are not kept. */
  readonly applies: boolean;
}

interface Facts {
  readonly clientApp: string;
  readonly errorCode: number;
  readonly mfa: boolean;
  readonly deviceId: string;
}

/**
 * What the log says of it. A policy that only reports is judged by what the sign-in brought along: `reportOnlyFailure` would
 * have been refused, `reportOnlyInterrupted` would have been asked for more (appliedConditionalAccessPolicyResult;
 * "Conditional Access report-only mode", table of results).
 */
export function resultOf(policy: AskedPolicy, facts: Facts): string {
  if (!policy.reportOnly) return facts.errorCode === 0 ? 'success' : 'failure';
  if (!policy.applies) return 'reportOnlyNotApplied';
  const { controls } = policy;
  if (controls.includes('block')) return 'reportOnlyFailure';
  const devices = controls.filter((control) => control.endsWith('Device'));
  if (devices.length > 0 && facts.deviceId !== '') return 'reportOnlySuccess';
  if (controls.includes('mfa')) {
    if (facts.mfa) return 'reportOnlySuccess';
    const canAsk = facts.clientApp === 'Browser' || facts.clientApp === 'Mobile Apps and Desktop clients';
    return canAsk ? 'reportOnlyInterrupted' : 'reportOnlyFailure';
  }
  return devices.length > 0 ? 'reportOnlyFailure' : 'reportOnlySuccess';
}
