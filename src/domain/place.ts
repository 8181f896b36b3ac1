/** What sort of network an address belongs to. It says how honest its place is and who usually signs in from there. */
export const networkKinds = [
  /** Microsoft 365's own servers: what they do stands for somebody else, not for a place. */
  'microsoft',
  /** Not reachable from the internet: the organisation's own network, or a provider's inside. */
  'private',
  /** A commercial VPN or relay: the place is the customer's choice. */
  'anonymiser',
  /** Rented servers. People rarely work from them; attackers, proxies and security products do. */
  'hosting',
  /** A mobile carrier: addresses change by the minute, and their place is the carrier's, not the phone's. */
  'mobile',
  /** A line into a home or an office. */
  'access',
  'unknown',
] as const;
export type NetworkKind = (typeof networkKinds)[number];

/** What databases know of an address, without asking anybody. */
export interface Place {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  /** Number of the autonomous system. */
  readonly asn: number | null;
  /** Its name, as the database writes it. */
  readonly network: string | null;
  readonly kind: NetworkKind;
}

/** Looks addresses up in files: nothing leaves the machine. */
export interface AddressBook {
  /** `address` is bare, as events hold it. What no file knows is null and `unknown`. */
  lookup(address: string): Place;
  /** Whose data it is, with the licence: shown wherever the result is. */
  readonly credits: readonly string[];
}
