import { path } from '../../api/client.ts';

/** The page of hardening with exactly these checks chosen, and the case of the attack that they would have cut. */
export function hardenPath(domain: string, checks: readonly string[], attack: string | null): string {
  const search = new URLSearchParams({ checks: checks.join(','), ...(attack === null ? {} : { attack }) });
  return `${path`/tenants/${domain}/harden`}?${search}`;
}
