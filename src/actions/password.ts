import type { Random } from '../kernel/random.ts';

// Without 0 O 1 l I: a password that is read out over the telephone must not be misheard.
const letters = { upper: 'ABCDEFGHJKLMNPQRSTUVWXYZ', lower: 'abcdefghijkmnopqrstuvwxyz', digit: '23456789' };
const alphabet = letters.upper + letters.lower + letters.digit;

/**
 * A random password: four groups of five signs, `kT7mP-x9RwQ-…`, about 116 bits, with upper and lower case, digits and
 * hyphens, which satisfies every complexity rule of Microsoft's directories.
 */
export function strongPassword(random: Random): string {
  for (;;) {
    const groups = Array.from({ length: 4 }, () =>
      Array.from({ length: 5 }, () => alphabet[random.integer(alphabet.length)]).join(''),
    );
    const password = groups.join('-');
    if (/[A-Z]/.test(password) && /[a-z]/.test(password) && /[2-9]/.test(password)) return password;
  }
}
