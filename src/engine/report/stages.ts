import type { Finding } from '../../domain/finding.ts';
import type { Localized } from '../../kernel/localized.ts';

/** What part of an attack a finding belongs to, in the order in which attacks go. */
export const stages = ['attempt', 'entry', 'foothold', 'reading', 'sending', 'hiding', 'other'] as const;
export type Stage = (typeof stages)[number];

export const stageWords: { readonly [stage in Stage]: Localized } = {
  attempt: { en: 'Guessing passwords', de: 'Kennwörter raten' },
  entry: { en: 'Signing in', de: 'Anmelden' },
  foothold: { en: 'Making ways back in', de: 'Zugänge anlegen' },
  reading: { en: 'Reading and taking', de: 'Lesen und Mitnehmen' },
  sending: { en: 'Sending and defrauding', de: 'Senden und Betrügen' },
  hiding: { en: 'Hiding and destroying', de: 'Verbergen und Zerstören' },
  other: { en: 'Other', de: 'Sonstiges' },
};

/** ATT&CK techniques by stage (attack.mitre.org); the first stage that holds one of a finding's techniques is its stage. */
const techniques: { readonly [stage in Exclude<Stage, 'attempt' | 'other'>]: readonly string[] } = {
  foothold: [
    'T1098',
    'T1136',
    'T1137',
    'T1484',
    'T1505',
    'T1525',
    'T1528',
    'T1546',
    'T1556',
    'T1671',
    'T1548',
  ],
  hiding: ['T1070', 'T1485', 'T1486', 'T1531', 'T1562', 'T1564', 'T1036', 'T1565'],
  sending: ['T1534', 'T1566', 'T1586', 'T1656', 'T1657', 'T1672', 'T1496', 'T1499'],
  reading: [
    'T1114',
    'T1213',
    'T1530',
    'T1537',
    'T1567',
    'T1119',
    'T1020',
    'T1048',
    'T1087',
    'T1069',
    'T1526',
    'T1538',
  ],
  entry: ['T1078', 'T1539', 'T1550', 'T1557', 'T1621', 'T1606', 'T1111', 'T1133', 'T1199', 'T1090'],
};

/** The stage of the attack that a finding belongs to, by its ATT&CK ids. */
export function stageOf(finding: Finding): Stage {
  const ids = finding.attack.map((id) => id.split('.')[0]!);
  if (ids.length > 0 && ids.every((id) => id === 'T1110')) return 'attempt';
  // What leaves a way back in is first of all that, whatever else it is good for.
  if (finding.foothold !== null) return 'foothold';
  const entry = ids.some((id) => techniques.entry.includes(id));
  const found = (['sending', 'hiding', 'foothold', 'reading'] as const).find((stage) =>
    ids.some((id) => techniques[stage].includes(id)),
  );
  return found ?? (entry ? 'entry' : 'other');
}
