import { AppError } from './errors.ts';

/** A time that a person typed; without a zone it is UTC. Throws `bad-time`. */
export function readTime(text: string | null | undefined): string | null {
  if (text === undefined || text === null) return null;
  const zoned = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !text.includes('T') ? text : `${text}Z`;
  const time = new Date(zoned);
  if (!Number.isNaN(time.getTime())) return time.toISOString();
  throw new AppError({
    code: 'bad-time',
    side: 'usage',
    message: { en: `"${text}" is no time.`, de: `„${text}“ ist keine Zeitangabe.` },
    next: {
      en: 'Write 2026-11-24 or 2026-11-24T08:30Z.',
      de: 'Schreiben Sie 2026-11-24 oder 2026-11-24T08:30Z.',
    },
  });
}
