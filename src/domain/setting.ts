import type { Localized } from '../kernel/localized.ts';
import type { Connection } from './clients.ts';
import type { Permission } from './permission.ts';
import type { DnsAnswer } from './setting-values/dns.ts';
import type { SettingId, SettingValues } from './setting-values/index.ts';

export type SettingSource = 'graph' | 'exchange' | 'compliance' | 'dns';

/** Asks the public DNS; a resolver can be chosen. A name that does not exist is an empty answer, not an error. */
export interface DnsClient {
  txt(name: string): Promise<DnsAnswer>;
  mx(name: string): Promise<DnsAnswer>;
}

/** What a reader works with. */
export interface ReadContext {
  readonly connection: Connection;
  readonly dns: DnsClient;
  /** Ask each mailbox by itself also where there are thousands. */
  readonly deep: boolean;
  /** The value of another setting, read once. Throws as that one did. */
  value<Id extends SettingId>(id: Id): Promise<SettingValues[Id]>;
}

/**
 * One readable setting of a tenant: one file below `settings/`. `read` gives Microsoft's answer as it came; the frame brings it
 * into the shape of `settingReaders[id]`. Reads only. Throws ServiceError; what cannot be read becomes `unknown`.
 */
export interface Setting {
  readonly id: SettingId;
  readonly title: Localized;
  readonly source: SettingSource;
  readonly permissions: readonly Permission[];
  read(context: ReadContext): Promise<unknown>;
}
