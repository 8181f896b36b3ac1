/** The languages in which Evict speaks. Both are first-class: a text without one of them does not compile. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. Leaves (actions, checks, detectors, errors) carry theirs beside their code. */
export interface Localized {
  readonly en: string;
  readonly de: string;
}

/**
 * A count with its words, in the singular or in the plural: `counted(1, 'step is', 'steps are')` is "1 step is".
 * `shown` is the count as the language writes it, where it can be large.
 */
export function counted(count: number, one: string, many: string, shown = String(count)): string {
  return `${shown} ${count === 1 ? one : many}`;
}
