import type { Finding, Severity } from '../../domain/finding.ts';
import type { AddressOverride } from '../../domain/verdict.ts';
import type { Localized } from '../../kernel/localized.ts';
import { line } from '../../kernel/text.ts';

/** Microsoft's own services provision and repair all the time; what they do is nobody's attack. */
const systems: readonly string[] = ['nt authority', 'microsoft\\serviceoperator', 'sharepoint\\system'];

/** Weighs down what is explained: by the system itself, by the technician's address, by a person's word. */
export function lowerExplained(
  findings: readonly Finding[],
  ownAddresses: ReadonlySet<string>,
  overrides: readonly AddressOverride[],
): readonly Finding[] {
  const persons = new Map(
    overrides.filter(({ judge }) => judge === 'person').map((override) => [override.address, override]),
  );
  return findings.map((finding) => {
    const why = explanation(finding, ownAddresses, persons);
    if (!why || finding.severity === 'low' || finding.severity === 'informational') return finding;
    const from: Severity = finding.lowered?.from ?? finding.severity;
    return { ...finding, severity: 'low', lowered: { from, why } };
  });
}

function explanation(
  finding: Finding,
  ownAddresses: ReadonlySet<string>,
  persons: ReadonlyMap<string, AddressOverride>,
): Localized | null {
  if (systems.some((name) => finding.user?.startsWith(name)))
    return {
      en: 'Microsoft 365 did this itself; it provisions and repairs all the time.',
      de: 'Microsoft 365 hat das selbst getan; es stellt ständig bereit und repariert.',
    };
  const { addresses } = finding;
  if (addresses.length === 0) return null;
  if (addresses.every((address) => ownAddresses.has(address)))
    return {
      en: "It was done from the technician's own address.",
      de: 'Es geschah von der eigenen Adresse der technischen Betreuung aus.',
    };
  if (!addresses.every((address) => ownAddresses.has(address) || persons.has(address))) return null;
  const word = persons.get(addresses.find((address) => persons.has(address)) ?? '');
  const said = line(word?.reason ?? '', 120);
  return {
    en: `A person judged the address to be the owner's: ${said}`,
    de: `Die Adresse wurde von Hand als die der Person beurteilt: ${said}`,
  };
}
