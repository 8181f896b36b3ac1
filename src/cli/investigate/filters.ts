import { z } from 'zod';
import type { EventFilter, TimelinePlace } from '../../store/store.ts';
import { AppError } from '../../kernel/errors.ts';
import type { Block } from '../../domain/document.ts';
import type { Language } from '../../kernel/localized.ts';
import { readTime } from '../../kernel/read-time.ts';
import type { OptionSpec } from '../command.ts';
import { names } from '../respond/options.ts';
import { addressGiven } from '../../engine/investigate/address-given.ts';

/** What narrows a view of a case, alike in every command that has one. */
export const timeInput = { since: z.string().optional(), until: z.string().optional() };
export const timeOptions: readonly OptionSpec[] = [
  { flags: '--since <time>', text: { en: 'from (ISO, UTC)', de: 'ab (ISO, UTC)' } },
  { flags: '--until <time>', text: { en: 'before (ISO, UTC)', de: 'vor (ISO, UTC)' } },
];

export const eventInput = {
  ...timeInput,
  user: z.string().optional(),
  operation: names,
  address: z.string().optional(),
  text: z.string().max(1_000).optional(),
};
export const eventOptions: readonly OptionSpec[] = [
  {
    flags: '--user <upn>',
    text: { en: 'as actor, target or mailbox owner', de: 'als Handelnder, Ziel oder Inhaber des Postfachs' },
  },
  ...timeOptions,
  {
    flags: '--operation <name...>',
    text: {
      en: 'only these operations, for example New-InboxRule',
      de: 'nur diese Vorgänge, z. B. New-InboxRule',
    },
  },
  { flags: '--address <ip>', text: { en: 'only from this address', de: 'nur von dieser Adresse' } },
  {
    flags: '--text <text>',
    text: {
      en: 'only events that hold this text: object, subject, application, client, parameters',
      de: 'nur Ereignisse, die diesen Text enthalten: Gegenstand, Betreff, Anwendung, Client, Parameter',
    },
  },
];

interface GivenEvents {
  readonly user?: string | undefined;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly operation: readonly string[];
  readonly address?: string | undefined;
  readonly text?: string | undefined;
}

export function eventFilter({ user, since, until, operation, address, text }: GivenEvents): EventFilter {
  const from = readTime(since);
  const to = readTime(until);
  return {
    ...(user ? { user: user.toLowerCase() } : {}),
    ...(from ? { from: Date.parse(from) } : {}),
    ...(to ? { to: Date.parse(to) } : {}),
    ...(operation.length > 0 ? { operations: operation } : {}),
    ...(address ? { address: addressGiven(address) } : {}),
    ...(text ? { text } : {}),
  };
}

/** Pages of a list that fits into memory. */
export const pageInput = {
  limit: z.coerce.number().int().min(1).max(100_000).default(200),
  offset: z.coerce.number().int().min(0).default(0),
};
export const pageOptions: readonly OptionSpec[] = [
  {
    flags: '--limit <number>',
    text: { en: 'at most so many; default 200', de: 'höchstens so viele; Vorgabe 200' },
  },
  {
    flags: '--offset <number>',
    text: { en: 'leave out the first so many', de: 'so viele am Anfang auslassen' },
  },
];

/** One page of a list, and the line that says how to see the next. */
export function pageOf<Item>(
  all: readonly Item[],
  { limit, offset }: { readonly limit: number; readonly offset: number },
  language: Language,
): { readonly shown: readonly Item[]; readonly more: readonly Block[] } {
  const shown = all.slice(offset, offset + limit);
  const next = offset + shown.length;
  if (next >= all.length) return { shown, more: [] };
  const text = {
    en: `${shown.length} of ${all.length}; --offset ${next} shows the next.`,
    de: `${shown.length} von ${all.length}; --offset ${next} zeigt die nächsten.`,
  }[language];
  return { shown, more: [{ block: 'paragraph', tone: 'muted', text }] };
}

const placeReader = z.object({ time: z.number(), file: z.number(), offset: z.number(), record: z.string() });

/** A place in a timeline as a word that a person can copy. */
export function writePlace(place: TimelinePlace): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** Throws `bad-place`. */
export function readPlace(text: string | undefined): TimelinePlace | null {
  if (text === undefined) return null;
  try {
    return placeReader.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
  } catch (cause) {
    throw new AppError({
      code: 'bad-place',
      side: 'input',
      message: {
        en: '--after names no place in a timeline.',
        de: '--after nennt keine Stelle einer Zeitleiste.',
      },
      next: {
        en: 'Copy "next" from the page before; without --after it begins at the start.',
        de: 'Übernehmen Sie „next“ der vorigen Seite; ohne --after beginnt es am Anfang.',
      },
      cause,
    });
  }
}
