import type { Finding } from '../../domain/finding.ts';

/** Guessing passwords is no entry: it says that somebody tries. */
export function isAttempt(finding: Finding): boolean {
  return (
    finding.rule !== 'sign-in-after-spray' &&
    finding.attack.length > 0 &&
    finding.attack.every((id) => id.startsWith('T1110'))
  );
}

/** What by itself would make one act. */
export function isGrave(finding: Finding): boolean {
  return (finding.severity === 'critical' || finding.severity === 'high') && !isAttempt(finding);
}

export const aspects = ['entry', 'foothold', 'hiding', 'harvest', 'other'] as const;
export type Aspect = (typeof aspects)[number];

/** Techniques of each part of an attack: findings of different parts corroborate each other, of the same part hardly. */
const techniques: readonly (readonly [Aspect, RegExp])[] = [
  ['entry', /^T(1078|1110|1539|1550|1566|1621|1557|1606)/],
  ['hiding', /^T(1564|1070|1562|1656)/],
  ['harvest', /^T(1114|1530|1213|1534|1657|1048|1567|1485|1119|1020)/],
  ['foothold', /^T(1098|1136|1556|1137|1546|1528|1199|1484|1133|1671)/],
];

/** Which part of an attack a finding shows, by its first technique that tells. */
export function aspectOf(finding: Finding): Aspect {
  for (const id of finding.attack) {
    const found = techniques.find(([, pattern]) => pattern.test(id));
    if (found) return found[0];
  }
  return 'other';
}
