import type { SettingValues } from '../../domain/setting-values/index.ts';

/** Whether an address lies outside the accepted domains. A name without a domain is somebody inside. */
export function isOutside(address: string, domains: SettingValues['accepted-domains']): boolean {
  const domain = /@([^@>\s]+)>?$/.exec(address.trim())?.[1]?.toLowerCase();
  return domain !== undefined && !domains.some((one) => one.DomainName.toLowerCase() === domain);
}
