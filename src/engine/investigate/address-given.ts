import { AppError } from '../../kernel/errors.ts';
import { bareIp } from '../../kernel/ip.ts';

/** An address as a person types or pastes it, as events hold it. Throws `no-address`. */
export function addressGiven(text: string): string {
  const address = bareIp(text);
  if (address) return address;
  throw new AppError({
    code: 'no-address',
    side: 'input',
    message: {
      en: `"${text.slice(0, 80)}" is no IP address.`,
      de: `„${text.slice(0, 80)}“ ist keine IP-Adresse.`,
    },
    next: {
      en: 'Give one IPv4 or IPv6 address, for example 203.0.113.7.',
      de: 'Geben Sie eine IPv4- oder IPv6-Adresse an, zum Beispiel 203.0.113.7.',
    },
  });
}
