import type { Confidence } from './finding.ts';
import type { Reason } from './account.ts';

export type VerdictWord = 'compromised' | 'likely' | 'unclear' | 'clean';

/** Whether an account is in an attacker's hands, always with the reasons and with what was not seen. */
export interface Verdict {
  readonly user: string;
  readonly verdict: VerdictWord;
  readonly confidence: Confidence;
  readonly reasons: readonly Reason[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}
