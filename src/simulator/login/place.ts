import { BlockList, isIP } from 'node:net';
import type { ServiceRequest } from '../http/exchange-types.ts';
import type { Obj, Tenant } from '../state/tenant.ts';

/** From where and with what somebody asks. */
export interface Place {
  readonly ip: string;
  /** ISO 3166 code; empty where no database knows the address. */
  readonly country: string;
  readonly userAgent: string;
}

export function placeOf(request: ServiceRequest): Place {
  return {
    ip: request.ip,
    country: request.headers['x-simulated-country'] ?? 'DE',
    userAgent: request.headers['user-agent'] ?? '',
  };
}

export interface PlaceConditions {
  readonly locations?: {
    readonly includeLocations?: readonly string[];
    readonly excludeLocations?: readonly string[];
  } | null;
  readonly platforms?: {
    readonly includePlatforms?: readonly string[];
    readonly excludePlatforms?: readonly string[];
  } | null;
}

/**
 * Whether a policy's locations and platforms concern this place. Without a place (the question is what holds everywhere)
 * only a policy concerns it that names neither, or all of them without exception.
 */
export function concernsPlace(tenant: Tenant, conditions: PlaceConditions, place: Place | null): boolean {
  const { includeLocations = ['All'], excludeLocations = [] } = conditions.locations ?? {};
  const { includePlatforms = ['all'], excludePlatforms = [] } = conditions.platforms ?? {};
  if (place === null)
    return (
      includeLocations.includes('All') &&
      includePlatforms.includes('all') &&
      excludeLocations.length + excludePlatforms.length === 0
    );
  const there = (name: string): boolean => isAt(tenant, name, place);
  const platform = platformOf(place.userAgent);
  const on = (name: string): boolean => name === 'all' || name === platform;
  return (
    includeLocations.some(there) &&
    !excludeLocations.some(there) &&
    includePlatforms.some(on) &&
    !excludePlatforms.some(on)
  );
}

/** `All`, `AllTrusted`, or the id of a named location (conditionalAccessLocations). */
function isAt(tenant: Tenant, name: string, place: Place): boolean {
  if (name === 'All') return true;
  return tenant.policies.namedLocations.some(
    (location) =>
      (name === 'AllTrusted' ? location['isTrusted'] === true : location['id'] === name) &&
      (location['ipRanges']
        ? inRanges(location['ipRanges'], place.ip)
        : inCountries(location, place.country)),
  );
}

function inRanges(ranges: unknown, ip: string): boolean {
  const family = isIP(ip);
  if (family === 0) return false;
  const list = new BlockList();
  for (const range of ranges as readonly Obj[]) {
    const [address = '', bits = ''] = String(range['cidrAddress']).split('/');
    const own = isIP(address);
    if (own !== 0) list.addSubnet(address, Number(bits), own === 4 ? 'ipv4' : 'ipv6');
  }
  return list.check(ip, family === 4 ? 'ipv4' : 'ipv6');
}

function inCountries(location: Obj, country: string): boolean {
  if (country === '') return location['includeUnknownCountriesAndRegions'] === true;
  return ((location['countriesAndRegions'] ?? []) as readonly string[]).includes(country);
}

/** Read from the user agent, which anybody can forge (Conditional Access, "Device platforms"); null where it tells none. */
function platformOf(userAgent: string): string | null {
  const signs: readonly (readonly [RegExp, string])[] = [
    [/windows phone/i, 'windowsPhone'],
    [/android/i, 'android'],
    [/iphone|ipad|ios\b/i, 'iOS'],
    [/windows/i, 'windows'],
    [/macintosh|mac os/i, 'macOS'],
    [/linux/i, 'linux'],
  ];
  return signs.find(([sign]) => sign.test(userAgent))?.[1] ?? null;
}
