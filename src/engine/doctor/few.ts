import type { Localized } from '../../kernel/localized.ts';

/** What a person reads at one glance; the rest by number. */
export function few(names: readonly string[]): Localized {
  if (names.length <= mostNames) return { en: names.join(', '), de: names.join(', ') };
  const told = names.slice(0, mostNames - 1).join(', ');
  const rest = names.length - mostNames + 1;
  return {
    en: `${told} and ${rest} more (--output json names all)`,
    de: `${told} und ${rest} weitere (--output json nennt alle)`,
  };
}

const mostNames = 4;
