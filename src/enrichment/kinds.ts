import type { NetworkKind } from '../domain/place.ts';

/** Networks that rent out servers, by number: the large ones, and those that phishing kits were seen on (SI-08, SI-25). */
const hosting: ReadonlySet<number> = new Set([
  // Amazon, Google Cloud, Microsoft Azure, Oracle, Alibaba, Tencent, IBM, Huawei
  16509, 14618, 396982, 8075, 31898, 45102, 37963, 132203, 45090, 36351, 136907,
  // DigitalOcean, Akamai/Linode, Vultr, Hetzner, OVH, Scaleway, Contabo, IONOS, Leaseweb
  14061, 63949, 20473, 24940, 213230, 16276, 12876, 51167, 8560, 60781, 28753, 30633,
  // Others that are rented by the hour, or look the other way
  36352, 401120, 149440, 215540, 399629, 29802, 19871, 14956, 58329, 39378, 22612, 47583, 23470, 211373,
  211415, 211440, 212669, 202015, 136787, 204957, 395092, 393406, 400940, 59711, 53667, 46606, 26496, 394380,
  40676, 44477, 62005, 197540, 200019, 49981, 57043, 50673, 202448, 55286, 8100, 35916, 25820, 206092, 63023,
  62904, 29066,
]);

/** Networks whose business is to hide who is behind them, or that VPN providers rent whole. */
const anonymisers: ReadonlySet<number> = new Set([
  9009, 16247, 39351, 60068, 212238, 207137, 209854, 60729, 205100, 208323, 215125,
]);

/** Mobile carriers with a network of their own. Most others are found by name. */
const mobile: ReadonlySet<number> = new Set([
  12576, 15480, 24608, 25135, 25255, 31615, 44034, 51207, 206067, 6167, 20057, 21928, 22394, 38266, 45143,
  45609, 55836,
]);

const words: readonly (readonly [RegExp, NetworkKind])[] = [
  [
    /\b(vpn|private internet access|nordvpn|mullvad|protonvpn|proton ag|expressvpn|surfshark|cyberghost|tor exit|anonym\w*|icloud private relay|packethub|datacamp|m247)\b/i,
    'anonymiser',
  ],
  [
    /\b(hosting|hosters?|host|datacent(er|re)s?|data cent(er|re)s?|rechenzentrum|cloud|vps|servers?|dedicated|colo\w*|digitalocean|linode|vultr|hetzner|ovh|contabo|leaseweb|amazon|google|oracle|alibaba|tencent|hostinger|namecheap|ionos|scaleway|choopa|psychz|quadranet|kaopu|stark industries)\b/i,
    'hosting',
  ],
  [
    /\b(mobile|mobil|mobilfunk|wireless|cellular|cellco|gsm|lte|telefonica germany|t-mobile|vodafone mobile|orange mobile|ee limited|three uk|hutchison|verizon wireless|cricket)\b/i,
    'mobile',
  ],
];

/** The kind of a network by its number, else by the words in its name. A guess about a business, never about a person. */
export function kindOfNetwork(asn: number | null, name: string | null): NetworkKind {
  if (asn !== null) {
    if (anonymisers.has(asn)) return 'anonymiser';
    if (hosting.has(asn)) return 'hosting';
    if (mobile.has(asn)) return 'mobile';
  }
  if (name === null) return asn === null ? 'unknown' : 'access';
  return words.find(([pattern]) => pattern.test(name))?.[1] ?? 'access';
}
