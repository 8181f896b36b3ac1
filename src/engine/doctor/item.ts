import type { TenantRef } from '../../domain/account.ts';
import type { Localized } from '../../kernel/localized.ts';

export interface ExaminationItem {
  readonly id: string;
  /** `note`: worth knowing, nothing is amiss (a licence that this organisation never bought). */
  readonly state: 'ok' | 'note' | 'warn' | 'fail' | 'unknown';
  readonly what: Localized;
  readonly text: Localized;
  /** All names of which `text` tells some. */
  readonly names?: readonly string[];
  readonly next: Localized | null;
}

export interface Examination {
  readonly tenant: TenantRef;
  readonly items: readonly ExaminationItem[];
}
