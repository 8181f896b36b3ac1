import type { TenantRef } from '../../domain/account.ts';
import type { Localized } from '../../kernel/localized.ts';

export interface ExaminationItem {
  readonly id: string;
  readonly state: 'ok' | 'warn' | 'fail' | 'unknown';
  readonly what: Localized;
  readonly text: Localized;
  readonly next: Localized | null;
}

export interface Examination {
  readonly tenant: TenantRef;
  readonly items: readonly ExaminationItem[];
}
