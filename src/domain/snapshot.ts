import type { Json } from '../kernel/json.ts';
import type { Localized } from '../kernel/localized.ts';
import type { SettingId, SettingValues } from './setting-values/index.ts';

export type Reading<T = Json> =
  | { readonly state: 'read'; readonly value: T; readonly at: string }
  /** `code` is the error's (`permission-missing`, `service-failed`), or `not-in-file` for an export without it. */
  | { readonly state: 'unknown'; readonly code: string; readonly text: Localized }
  | { readonly state: 'not-licensed'; readonly text: Localized };

/** A tenant's settings at one moment, as data: what checks judge, now or years later. */
export interface Snapshot {
  readonly schema: 'evict.snapshot/1';
  readonly tenant: { readonly id: string; readonly domain: string; readonly displayName: string };
  /** ISO UTC, when the last setting was read. */
  readonly takenAt: string;
  readonly source: 'tenant' | 'scubagear';
  /** Application id under which Evict read them; missing in exports and in snapshots of older versions. */
  readonly reader?: string;
  readonly settings: { readonly [Id in SettingId]?: Reading<SettingValues[Id]> };
}
