import type { About, Outcome } from '../../../domain/check.ts';
import type { AccessPolicy } from '../../../domain/setting-values/conditional-access.ts';
import { type Localized, counted } from '../../../kernel/localized.ts';
import { fail, pass, some, warning } from '../outcome.ts';
import { coverage } from './coverage.ts';
import type { Coverage, Demand } from './coverage.ts';
import { groupsOf, isSynchronisation, locationsOf, peopleOf } from './people.ts';
import type { AccessValues } from './people.ts';
import { exclusionsOf } from './who.ts';
import type { Person } from './who.ts';
import { describe } from './words.ts';

const globalAdministrator = '62e90394-69f5-4237-9190-012177145e10';

/** More than this many excluded administrators are no emergency accounts. */
const mostEmergencyAccounts = 2;
/** Users whose gap stands in the evidence. */
const mostExamples = 10;

export interface CoverageQuestion {
  readonly demand: Demand;
  /** Whom it is about; default everybody. */
  readonly who?: (person: Person) => boolean;
  /** Who stands for them where the users are not known; default somebody in no group and without a role. */
  readonly standIns?: readonly Person[];
  /** Something other than Conditional Access that does the same for this user. */
  readonly otherwise?: (person: Person) => boolean;
  /** What should apply, as the beginning of a sentence: `MFA`, `A block of legacy authentication`. */
  readonly what: Localized;
}

/** Judges a demand by what really applies to each user; by the policies alone where the users are not known. */
export function coverageOutcome(question: CoverageQuestion, values: AccessValues, about: About): Outcome {
  const policies = values['conditional-access'];
  const of = coverage(question.demand, {
    policies,
    groups: groupsOf(values),
    locations: locationsOf(values),
  });
  // Where no policy would do it, whom each concerns decides nothing.
  const hopeless = !policies.some(
    (policy) => policy.state === 'enabled' && question.demand.satisfies(policy),
  );
  const all =
    hopeless && question.otherwise === undefined && !('users' in values) ? null : peopleOf(values, about);
  if (all === null) return byPolicies(question, policies, of);
  const concerned = all.filter((person) => question.who?.(person) ?? true);
  const uncovered = concerned
    .map((person) => ({ person, found: of(person) }))
    .filter(({ person, found }) => found.state !== 'full' && question.otherwise?.(person) !== true);
  const open = uncovered.filter(({ person }) => !isSynchronisation(person));
  const people =
    uncovered.length === 0 ? concerned : concerned.filter((person) => !isSynchronisation(person));
  if (people.length === 0)
    return pass('There is nobody whom it concerns.', 'Es gibt niemanden, den es betrifft.');
  const { en, de } = question.what;
  if (open.length === 0)
    return pass(
      people.length === 1 ? `${en} applies to the one user.` : `${en} applies to all ${people.length} users.`,
      people.length === 1
        ? `${de} gilt für den einen Benutzer.`
        : `${de} gilt für alle ${people.length} Benutzer.`,
      {
        users: people.length,
        policies: namesOf(policies.filter((policy) => of(people[0]!).policies.includes(policy))),
      },
    );
  const names = namesIn(values);
  const affected = open.map(({ person }) => person.name);
  const evidence = {
    users: people.length,
    notCovered: open.filter(({ found }) => found.state === 'none').length,
    partlyCovered: open.filter(({ found }) => found.state === 'partial').length,
    reportOnly: namesOf(reportOnly(question, policies)),
    gaps: open
      .slice(0, mostExamples)
      .map(({ person, found }) => ({ user: person.name, open: found.gaps[0] })),
  };
  const emergency = open.every(({ person }) => person.roles.has(globalAdministrator));
  if (emergency && open.length <= mostEmergencyAccounts && open.length < people.length) {
    const [who] = some(open.map(({ person }) => person.name));
    return warning(
      `${en} applies to everybody but ${who}. If these are emergency accounts, name them with --break-glass.`,
      `${de} gilt für alle außer ${who}. Sind das Notfallkonten, nennen Sie sie mit --break-glass.`,
      evidence,
      affected,
    );
  }
  return fail(...reasonOf(question, open, people.length, evidence.reportOnly, names), evidence, affected);
}

type Open = readonly { readonly person: Person; readonly found: Coverage }[];

function reasonOf(
  question: CoverageQuestion,
  open: Open,
  all: number,
  pending: readonly string[],
  names: ReadonlyMap<string, string>,
): readonly [string, string] {
  const { en, de } = question.what;
  const none = open.filter(({ found }) => found.state === 'none').length;
  const partial = open.length - none;
  const gap = partial > 0 ? open.find(({ found }) => found.state === 'partial')!.found.gaps[0] : undefined;
  const where = gap ? describe(gap, names) : null;
  const waiting = pending.length > 0;
  return [
    [
      none === 0
        ? ''
        : none === all
          ? `${en} applies to no user.`
          : `${en} does not apply to ${none} of ${all} users.`,
      where ? `${none > 0 ? 'It' : en} has gaps for ${partial}, for example ${where.en}.` : '',
      waiting
        ? `${counted(pending.length, 'policy would do it but is', 'policies would do it but are')} in report-only mode.`
        : '',
    ],
    [
      none === 0
        ? ''
        : none === all
          ? `${de} gilt für keinen Benutzer.`
          : `${de} gilt für ${none} von ${all} Benutzern nicht.`,
      where ? `Bei ${partial} bleiben Lücken, zum Beispiel ${where.de}.` : '',
      waiting
        ? `${counted(pending.length, 'Richtlinie würde es verlangen, steht', 'Richtlinien würden es verlangen, stehen')} aber im Modus „Nur Bericht“.`
        : '',
    ],
  ].map((parts) => parts.filter(Boolean).join(' ')) as [string, string];
}

const anybody: Person = { id: '', name: '', guest: false, roles: new Set() };
const worst: readonly Coverage['state'][] = ['none', 'partial', 'full'];

/** An export without the users: what the policies say of everybody who is in no group and has no role. */
function byPolicies(
  question: CoverageQuestion,
  policies: readonly AccessPolicy[],
  of: (person: Person) => Coverage,
): Outcome {
  const found = (question.standIns ?? [anybody])
    .map(of)
    .toSorted((a, b) => worst.indexOf(a.state) - worst.indexOf(b.state))[0]!;
  const { en, de } = question.what;
  const evidence = { policies: namesOf(found.policies), reportOnly: namesOf(reportOnly(question, policies)) };
  if (found.state === 'none')
    return fail(`${en} does not apply to all users.`, `${de} gilt nicht für alle Benutzer.`, evidence);
  const left = [...new Set(found.policies.flatMap(exclusionsOf))];
  const where = found.gaps[0] && describe(found.gaps[0], new Map());
  if (where)
    return fail(`${en} has gaps, for example ${where.en}.`, `${de} hat Lücken, zum Beispiel ${where.de}.`, {
      ...evidence,
      exclusions: left,
    });
  if (left.length > 0)
    return warning(
      `${en} applies to all users but for exclusions (${left.length}), whose members the file does not name.`,
      `${de} gilt für alle Benutzer außer ${counted(left.length, 'Ausnahme', 'Ausnahmen')}, deren Mitglieder die Datei nicht nennt.`,
      { ...evidence, exclusions: left },
    );
  return pass(`${en} applies to all users.`, `${de} gilt für alle Benutzer.`, evidence);
}

function reportOnly(question: CoverageQuestion, policies: readonly AccessPolicy[]): readonly AccessPolicy[] {
  return policies.filter(
    (policy) => policy.state === 'enabledForReportingButNotEnforced' && question.demand.satisfies(policy),
  );
}

function namesOf(policies: readonly AccessPolicy[]): readonly string[] {
  return policies.map((policy) => policy.displayName ?? policy.id);
}

/** Names of the places that policies name by id; a place whose name could not be read keeps its id. */
function namesIn(values: AccessValues): ReadonlyMap<string, string> {
  const places = 'named-locations' in values ? (values['named-locations'] ?? []) : [];
  return new Map(places.map((one) => [one.id, one.displayName ?? one.id]));
}
