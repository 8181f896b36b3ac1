import { defineCheck } from '../../domain/check.ts';
import { pass, fail, some } from '../support/outcome.ts';

/** A wider range than this is hardly one firm's own: IPv4 /24, IPv6 /48. */
const narrow = (cidr: string): boolean => Number(cidr.split('/')[1] ?? 128) >= (cidr.includes(':') ? 48 : 24);

export const trustedLocationsAreNarrow = defineCheck({
  id: 'trusted-locations-are-narrow',
  title: { en: 'Trusted locations are narrow', de: 'Vertrauenswürdige Standorte sind eng gefasst' },
  rationale: {
    en: 'A range of a provider is shared with strangers, one of them the attacker.',
    de: 'Den Bereich eines Anbieters teilt man mit Fremden, einer davon ist der Angreifer.',
  },
  remediation: {
    en: 'Named locations: trust only addresses that are yours alone.',
    de: 'Benannte Standorte: nur Adressen vertrauen, die Ihnen allein gehören.',
  },
  severity: 'low',
  area: 'sign-in',
  scuba: [],
  cis: [],
  secureScore: [],
  attack: ['T1078.004'],
  cuts: { shortens: ['sign-in'] },
  needs: ['named-locations'],
  evaluate({ 'named-locations': places }) {
    const wide = places
      .filter((one) => one.isTrusted === true)
      .flatMap((one) =>
        (one.ipRanges ?? [])
          .map((range) => range.cidrAddress ?? '')
          .filter((cidr) => cidr !== '' && !narrow(cidr)),
      );
    const [en, de] = some(wide);
    return wide.length === 0
      ? pass('All are.', 'Alle.', { places: places.length })
      : fail(`Wide: ${en}.`, `Weit: ${de}.`, { wide }, wide);
  },
});
