import { actionById } from '../../actions/index.ts';
import type { Reason } from '../../domain/account.ts';
import type { Assessment, CheckResult } from '../../domain/assessment.ts';
import type { Connection } from '../../domain/clients.ts';
import { severities } from '../../domain/finding.ts';
import type { Plan } from '../../domain/plan.ts';
import type { Snapshot } from '../../domain/snapshot.ts';
import { toAppError } from '../../kernel/errors.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { Localized } from '../../kernel/localized.ts';
import { legacySignIns } from '../../microsoft/graph/legacy-sign-ins.ts';
import { counts } from '../assess/index.ts';
import { unknownCheck } from '../assess/unknown-check.ts';
import { finish } from '../respond/drafts.ts';
import type { Draft } from '../respond/drafts.ts';
import type { PlanOptions } from '../respond/plan.ts';
import { affectedBy, readIn } from './affected.ts';
import type { Usage } from './affected.ts';

/** One change, with the failed checks that it mends. */
export interface Wanted {
  readonly action: string;
  readonly checks: readonly CheckResult[];
}

/** Ids of checks or of actions, as a person names them. Throws `unknown-check`. */
export function namedChanges(assessment: Assessment, names: readonly string[]): readonly Wanted[] {
  const chosen = names.flatMap((name) => {
    const check = assessment.results.find((result) => result.id === name);
    if (check) return check.action ?? [];
    if (actionById(name)?.phase === 'harden') return [name];
    throw unknownCheck(name);
  });
  const failed = changesOf(assessment, counts);
  return [...new Set(chosen)].map(
    (action) => failed.find((change) => change.action === action) ?? { action, checks: [] },
  );
}

/** Everything that fails, matters, and can be mended through an API. */
export function recommendedChanges(assessment: Assessment): readonly Wanted[] {
  return changesOf(
    assessment,
    (result) => counts(result) && severities.indexOf(result.severity) <= severities.indexOf('medium'),
  );
}

/** What would have stopped or shortened the attack of the case, the most telling first. */
export function attackChanges(assessment: Assessment, most: number): readonly Wanted[] {
  return changesOf(assessment, (result) => counts(result) && (result.cuts?.length ?? 0) > 0).slice(0, most);
}

/** Distinct actions in the order of the assessment: what counts most comes first. */
function changesOf(assessment: Assessment, wanted: (result: CheckResult) => boolean): readonly Wanted[] {
  const changes = new Map<string, CheckResult[]>();
  for (const result of assessment.results) {
    if (result.action === undefined || !wanted(result)) continue;
    changes.set(result.action, [...(changes.get(result.action) ?? []), result]);
  }
  return [...changes].map(([action, checks]) => ({ action, checks }));
}

export interface HardenOptions extends Pick<PlanOptions, 'case' | 'number' | 'only' | 'skip' | 'keep'> {
  /** What actions may need: `breakGlass` (user ids), `notify` (addresses) … */
  readonly given: JsonObject;
  readonly tell: (what: Localized, fraction: number) => void;
}

/** The plan of these changes: read from the tenant as it is now, with whom each would hit. */
export async function planHardening(
  connection: Connection,
  changes: readonly Wanted[],
  snapshot: Snapshot,
  options: HardenOptions,
): Promise<Plan> {
  const blind: { what: Localized; why: Localized }[] = [];
  const usage = await readUsage(connection, snapshot);
  const given = { ...options.given, sensitiveUsers: likelyImpersonated(snapshot) };
  const drafts: Draft[] = [];
  for (const [index, { action: id, checks }] of changes.entries()) {
    const action = actionById(id)!;
    options.tell(action.title, index / changes.length);
    try {
      const only = action.candidates
        ? await action.candidates(connection, given)
        : [await action.preview(connection, null, null, given)].filter((one) => one !== null);
      const reasons = [...checks.flatMap(why), ...affectedBy(id, usage)];
      drafts.push(...only.map((target) => ({ action, account: null, foothold: null, target, reasons })));
      if (only.length === 0) for (const check of checks) blind.push(leftToAPerson(check));
    } catch (thrown) {
      const error = toAppError(thrown);
      blind.push({
        what: action.title,
        why: { en: `${error.text.en} ${error.next.en}`, de: `${error.text.de} ${error.next.de}` },
      });
    }
  }
  return finish(connection, 'harden', [], drafts, blind, [], options);
}

/** Administrators with a mailbox, as Exchange names whom it protects: `Name;address`. It takes 350 at most. */
function likelyImpersonated(snapshot: Snapshot): readonly string[] {
  const holders = new Set((readIn(snapshot, 'role-holders') ?? []).map((holder) => holder.principalId));
  const names = new Map((readIn(snapshot, 'users') ?? []).map((user) => [user.id, user.displayName ?? '']));
  return (readIn(snapshot, 'mailboxes') ?? [])
    .filter((box) => holders.has(box.ExternalDirectoryObjectId ?? ''))
    .map((box) => `${names.get(box.ExternalDirectoryObjectId ?? '') ?? ''};${box.PrimarySmtpAddress}`)
    .slice(0, 350);
}

/** A failure that its action finds nothing to mend: what it needs is not there yet, or lies elsewhere. */
function leftToAPerson(check: CheckResult): Plan['blind'][number] {
  return {
    what: check.title,
    why: {
      en: `No call mends it here. ${check.remediation.en}`,
      de: `Hier behebt es kein Aufruf. ${check.remediation.de}`,
    },
  };
}

/** The check that fails, and the steps of the attack that the change would have cut. */
function why(check: CheckResult): readonly Reason[] {
  const cuts = (check.cuts ?? []).map((cut): Reason => {
    const words =
      cut.how === 'stops'
        ? { en: 'Would have stopped', de: 'Hätte verhindert' }
        : { en: 'Would have shortened', de: 'Hätte verkürzt' };
    return {
      speaks: 'for',
      text: { en: `${words.en}: ${cut.what.en}`, de: `${words.de}: ${cut.what.de}` },
    };
  });
  const reference = check.scuba.length > 0 ? ` (${check.scuba.join(', ')})` : '';
  return [
    ...cuts,
    {
      speaks: 'for',
      text: { en: `${check.reason.en}${reference}`, de: `${check.reason.de}${reference}` },
    },
  ];
}

async function readUsage(connection: Connection, snapshot: Snapshot): Promise<Usage> {
  const since = new Date(connection.clock.now().getTime() - 30 * 86_400_000);
  try {
    return { snapshot, legacy: await legacySignIns(connection.graph, since) };
  } catch {
    // The log needs a licence and a permission of its own: whom a change hits is then said to be unknown.
    return { snapshot, legacy: null };
  }
}
