/** The languages in which Evict speaks. Both are first-class: a text without one of them does not compile. */
export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** One text in every language. Leaves (actions, checks, detectors, errors) carry theirs beside their code. */
export interface Localized {
  readonly en: string;
  readonly de: string;
}
