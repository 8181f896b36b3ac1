import { counted } from '../../kernel/localized.ts';
import type { Reason } from '../../domain/account.ts';
import type { Confidence, Finding, LedgerEntry, Severity } from '../../domain/finding.ts';
import type { AddressVerdict, Verdict, VerdictWord } from '../../domain/verdict.ts';
import { line } from '../../kernel/text.ts';
import { gapsOf, notSeen } from './coverage.ts';
import type { Coverage } from './coverage.ts';
import { aspectOf, isAttempt, isGrave } from './gravity.ts';

/** How much a finding of each severity says, times how sure its rule is. */
const weights: { readonly [severity in Severity]: number } = {
  critical: 6,
  high: 3,
  medium: 1,
  low: 0.25,
  informational: 0,
};
const sureness = { high: 1, medium: 0.7, low: 0.4 } as const;
const mostReasons = 6;
/** The finding that follows from an address being judged, rather than the other way round. */
const derived = 'attacker-address-active';

/** A verdict for each account that has findings, and for each that was asked for. */
export function judgeAccounts(
  findings: readonly Finding[],
  addresses: readonly AddressVerdict[],
  ledger: readonly LedgerEntry[],
  coverage: ReadonlyMap<string, Coverage>,
): readonly Verdict[] {
  const byUser = new Map<string, Finding[]>();
  for (const name of coverage.keys()) byUser.set(name, []);
  for (const finding of findings) if (finding.user) byUser.get(finding.user)?.push(finding);
  const knownElsewhere = (address: AddressVerdict, user: string): boolean =>
    address.override !== null ||
    findings.some(
      (finding) =>
        finding.user !== user &&
        finding.rule !== derived &&
        isGrave(finding) &&
        finding.addresses.includes(address.address),
    );
  return [...byUser]
    .map(([user, own]) => judge(user, own, addresses, ledger, coverage.get(user)!, knownElsewhere))
    .toSorted((a, b) => order.indexOf(a.verdict) - order.indexOf(b.verdict) || a.user.localeCompare(b.user));
}

/** Accounts to judge: people, not services. */
export function accountsIn(findings: readonly Finding[], asked: readonly string[]): readonly string[] {
  return [...new Set([...findings.flatMap(({ user }) => (user?.includes('@') ? user : [])), ...asked])];
}

const order: readonly VerdictWord[] = ['compromised', 'likely', 'unclear', 'clean'];

function judge(
  user: string,
  own: readonly Finding[],
  addresses: readonly AddressVerdict[],
  ledger: readonly LedgerEntry[],
  coverage: Coverage,
  knownElsewhere: (address: AddressVerdict, user: string) => boolean,
): Verdict {
  const attackers = addresses.filter(
    (address) =>
      address.verdict === 'attacker' && own.some((finding) => finding.addresses.includes(address.address)),
  );
  const independent = attackers.filter((address) => knownElsewhere(address, user));
  const kinds = new Map<string, Finding>();
  for (const finding of own) {
    // An address that is the attacker's because of this account's findings says nothing new about this account.
    if (finding.rule === derived && independent.length === 0) continue;
    if (!kinds.has(finding.rule)) kinds.set(finding.rule, finding);
  }
  const words = new Map(addresses.map(({ address, verdict }) => [address, verdict]));
  const fromPerson = (finding: Finding): boolean =>
    finding.addresses.length > 0 &&
    finding.addresses.every((address) => words.get(address) === 'person' || words.get(address) === 'own');
  // The same rule ten times says hardly more than once; different kinds corroborate each other.
  const weight = (finding: Finding): number =>
    weights[finding.severity] *
    sureness[finding.confidence] *
    (isAttempt(finding) ? 0.4 : 1) *
    (fromPerson(finding) ? 0.5 : 1);
  const score = [...kinds.values()].reduce((sum, finding) => sum + weight(finding), 0);
  const grave = [...kinds.values()].filter((finding) => isGrave(finding) && !fromPerson(finding));
  const parts = new Set(grave.map(aspectOf));
  const corroborated = grave.length >= 2 && (parts.size >= 2 || independent.length > 0);
  const verdict = wordOf(score, grave.length, corroborated, independent.length > 0, coverage);
  const gaps = gapsOf(ledger).length > 0;
  const times = own.filter((finding) => weights[finding.severity] >= 1);
  return {
    user,
    verdict,
    confidence: confidenceOf(verdict, score, gaps, parts.size, independent.length, coverage),
    reasons: [
      ...[...kinds.values()]
        .filter((finding) => weights[finding.severity] >= 1)
        .slice(0, mostReasons)
        .map((finding): Reason => ({ speaks: 'for', text: finding.title })),
      ...attackers.slice(0, 2).map(({ address }): Reason => ({
        speaks: 'for',
        text: {
          en: `It was used from ${address}, which is judged to be the attacker's.`,
          de: `Es wurde von ${address} aus benutzt, die als Adresse des Angreifers gilt.`,
        },
      })),
      ...against(own, grave, corroborated, fromPerson, coverage),
    ],
    notSeen: notSeen(coverage, ledger),
    firstSeen: times.map((finding) => finding.time).toSorted()[0] ?? null,
    lastSeen:
      times
        .map((finding) => finding.lastTime)
        .toSorted()
        .at(-1) ?? null,
  };
}

/** Certain only where findings of different parts of an attack, or an address known to be the attacker's, agree. */
function wordOf(
  score: number,
  grave: number,
  corroborated: boolean,
  known: boolean,
  coverage: Coverage,
): VerdictWord {
  if (score >= 6 && corroborated) return 'compromised';
  if (grave >= 1 && (score >= 3 || known)) return 'likely';
  // No record is no proof: an account of which nothing was seen is not clean.
  return score >= 1 || coverage.events === 0 ? 'unclear' : 'clean';
}

function confidenceOf(
  verdict: VerdictWord,
  score: number,
  gaps: boolean,
  parts: number,
  attackers: number,
  coverage: Coverage,
): Confidence {
  if (coverage.events === 0) return 'low';
  if (verdict === 'clean') return gaps || coverage.signIns === 0 ? 'low' : 'medium';
  if (verdict === 'unclear') return 'low';
  return score >= 8 && parts >= 2 && (attackers > 0 || !gaps) ? 'high' : 'medium';
}

function against(
  own: readonly Finding[],
  grave: readonly Finding[],
  corroborated: boolean,
  fromPerson: (finding: Finding) => boolean,
  coverage: Coverage,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (coverage.events > 0 && own.every((finding) => weights[finding.severity] < 1))
    reasons.push({
      speaks: 'against',
      text: {
        en: `${counted(coverage.events, 'record of the account holds', 'records of the account hold')} nothing that stands out.`,
        de: `In ${counted(coverage.events, 'Eintrag', 'Einträgen')} des Kontos steht nichts Auffälliges.`,
      },
    });
  else if (!corroborated)
    reasons.push({
      speaks: 'against',
      text: {
        en: 'No two grave findings of different kinds corroborate each other.',
        de: 'Keine zwei schweren Funde verschiedener Art stützen einander.',
      },
    });
  const usual = own.filter((finding) => weights[finding.severity] >= 1 && fromPerson(finding));
  if (usual.length > 0)
    reasons.push({
      speaks: 'against',
      text: {
        en: `${counted(usual.length, 'finding comes', 'findings come')} from an address that the person uses day by day: ${line(usual[0]!.addresses[0] ?? '', 45)}`,
        de: `${counted(usual.length, 'Fund stammt', 'Funde stammen')} von einer Adresse, die die Person täglich benutzt: ${line(usual[0]!.addresses[0] ?? '', 45)}`,
      },
    });
  const lowered = own.filter((finding) => finding.lowered !== null);
  if (lowered.length > 0) reasons.push({ speaks: 'against', text: lowered[0]!.lowered!.why });
  if (grave.length === 0 && own.some(isAttempt))
    reasons.push({
      speaks: 'against',
      text: {
        en: 'Passwords were tried, and none of the attempts is known to have succeeded.',
        de: 'Es wurden Kennwörter ausprobiert; von keinem Versuch ist bekannt, dass er gelang.',
      },
    });
  return reasons;
}
