import type { Block, Cell, Tone } from '../../domain/document.ts';
import type { AddressVerdict, AddressWord } from '../../domain/verdict.ts';
import type { Language } from '../../kernel/localized.ts';
import { number } from '../../reports/format.ts';
import type { Report } from './report.ts';
import { addressWords, networkKindWords } from './words.ts';

const tones: { readonly [word in AddressWord]: Tone } = {
  attacker: 'bad',
  suspicious: 'warning',
  unclear: 'plain',
  person: 'good',
  own: 'muted',
};

/** Whose the addresses are, with country, network and the reasons either way. */
export function addressesTable(addresses: readonly AddressVerdict[], language: Language): Block {
  return {
    block: 'table',
    columns: [
      { title: { en: 'Whose', de: 'Wessen' }[language] },
      { title: { en: 'Address', de: 'Adresse' }[language] },
      { title: { en: 'Place', de: 'Ort' }[language], flexible: true },
      { title: { en: 'Records', de: 'Einträge' }[language], align: 'right' },
      { title: { en: 'Accounts', de: 'Konten' }[language], flexible: true },
      { title: { en: 'Why', de: 'Warum' }[language], flexible: true },
    ],
    rows: addresses.map((one): Cell[] => [
      { text: addressWords[one.verdict][language], tone: tones[one.verdict] },
      one.address,
      placeOf(one, language),
      number(one.events, language),
      one.users.slice(0, 5).join(', '),
      one.reasons.map(({ speaks, text }) => `${speaks === 'for' ? '+' : '−'} ${text[language]}`).join(' '),
    ]),
    empty: { en: 'No address was judged.', de: 'Keine Adresse wurde beurteilt.' }[language],
  };
}

function placeOf({ place }: AddressVerdict, language: Language): string {
  const network = place.network ?? (place.asn === null ? null : `AS${place.asn}`);
  return [place.country, network, networkKindWords[place.kind][language]]
    .filter((part) => part !== null)
    .join(' · ');
}

/** The addresses that count as the attacker's, or may be. */
export function hostileAddresses({ investigation }: Report): readonly AddressVerdict[] {
  return (investigation?.addresses ?? []).filter(
    ({ verdict }) => verdict === 'attacker' || verdict === 'suspicious',
  );
}

/** Whose data the places are: their licences ask that it is said wherever the result is shown. */
export function creditBlocks({ investigation }: Report): readonly Block[] {
  const credits = investigation?.credits ?? [];
  return credits.length === 0 ? [] : [{ block: 'paragraph', tone: 'muted', text: credits.join(' · ') }];
}
