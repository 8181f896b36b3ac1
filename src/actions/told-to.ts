import { AppError } from '../kernel/errors.ts';
import type { JsonObject } from '../kernel/json.ts';
import { textsMember } from './support.ts';

/** The addresses that are to be told, at least one. Throws `notify-needed`. */
export function toldTo(options: JsonObject): readonly string[] {
  const addresses = textsMember(options, 'notify');
  if (addresses.length > 0) return addresses;
  throw new AppError({
    code: 'notify-needed',
    side: 'input',
    message: {
      en: 'It was not said who is to be told.',
      de: 'Es fehlt, wer benachrichtigt werden soll.',
    },
    next: { en: 'Name an address with --notify.', de: 'Nennen Sie mit --notify eine Adresse.' },
  });
}
