import { actionById, actions } from '../../actions/index.ts';
import type { Account, Reason } from '../../domain/account.ts';
import { phases } from '../../domain/action.ts';
import type { Action } from '../../domain/action.ts';
import type { Connection } from '../../domain/clients.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { MissingPermission, Permission } from '../../domain/permission.ts';
import type { Plan, Step } from '../../domain/plan.ts';
import { AppError, toAppError } from '../../kernel/errors.ts';
import { canonicalJson } from '../../kernel/json.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { hasPermission, knownCmdlets } from '../../microsoft/permissions.ts';

/** How a plan is named, and what of it somebody chose. */
export interface Naming {
  readonly case: string;
  /** The how-manieth plan of its case; step names begin with it. */
  readonly number: number;
  /** Action ids, or foothold ids. */
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly keep: readonly string[];
}

type Choice = Pick<Naming, 'only' | 'skip' | 'keep'>;

export interface Draft {
  readonly action: Action;
  readonly account: Account | null;
  readonly foothold: Foothold | null;
  readonly target: Step['target'];
  /** Why, and what speaks against it; default the foothold's reasons, or what the action does. */
  readonly reasons?: Step['reasons'];
  /** Shown, but done only where somebody names it. */
  readonly left?: boolean;
}

/** Previews one change; nothing to do gives no step, a failed read is told as blind. */
export async function draft(
  connection: Connection,
  action: Action,
  account: Account | null,
  foothold: Foothold | null,
  options: JsonObject,
  into: Draft[],
  blind: { what: Plan['blind'][number]['what']; why: Plan['blind'][number]['why'] }[],
): Promise<void> {
  try {
    const target = await action.preview(connection, account, foothold, options);
    if (target) into.push({ action, account, foothold, target });
  } catch (thrown) {
    const error = toAppError(thrown);
    // A feature that the organisation has no licence for holds nothing that could be changed.
    if (error.code === 'not-licensed') return;
    const who = account?.upn ?? connection.tenant.domain;
    blind.push({
      what: { en: `${who}: ${action.title.en}`, de: `${who}: ${action.title.de}` },
      why: error.text,
    });
  }
}

/** Throws `unknown-action`: a plan may come from a file, or from a newer version. */
export function need(id: string): Action {
  const action = actionById(id);
  if (action) return action;
  throw new AppError({
    code: 'unknown-action',
    side: 'input',
    message: { en: `There is no action "${id}".`, de: `Es gibt keine Maßnahme „${id}“.` },
    next: {
      en: `Actions are: ${actions.map((known) => known.id).join(', ')}.`,
      de: `Es gibt: ${actions.map((known) => known.id).join(', ')}.`,
    },
  });
}

/** Orders the drafts, numbers the steps, and tells what is missing. */
export async function finish(
  connection: Connection,
  kind: Plan['kind'],
  accounts: readonly Account[],
  drafts: readonly Draft[],
  blind: Plan['blind'],
  guards: Plan['guards'],
  options: Naming & { readonly since?: string | null },
): Promise<Plan> {
  refuseUnknown(drafts, options);
  const ordered = distinct(drafts).sort(byOrder);
  const steps = ordered.map((item, index): Step =>
    toStep(item, `${options.number}.${String(index + 1).padStart(2, '0')}`, options),
  );
  const { tenant, operator, clock, random } = connection;
  return {
    schema: 'evict.plan/1',
    id: random.uuid(),
    kind,
    case: options.case,
    tenant,
    operator,
    createdAt: clock.now().toISOString(),
    since: options.since ?? null,
    accounts,
    steps,
    guards,
    missing: await missingFor(connection, steps),
    blind,
  };
}

/** A name with a slip in it must not pass for "nothing of that kind": what was to be kept would be removed. */
function refuseUnknown(drafts: readonly Draft[], { only, skip, keep }: Choice): void {
  const here = new Set(
    drafts.flatMap(({ foothold, target }) => (foothold ? [foothold.id, foothold.key] : [target.key])),
  );
  const unknown = [...only, ...skip, ...keep].find((name) => !here.has(name) && !actionById(name));
  if (unknown === undefined) return;
  throw new AppError({
    code: 'unknown-name',
    side: 'input',
    message: {
      en: `"${unknown}" is neither an action nor a foothold of these accounts; nothing was sent.`,
      de: `„${unknown}“ ist weder eine Maßnahme noch ein Zugang dieser Konten; es wurde nichts gesendet.`,
    },
    next: {
      en: 'The plan names both: "evict contain … --dry-run --output json" shows "action" and "foothold" of every step.',
      de: 'Der Plan nennt beides: „evict contain … --dry-run --output json“ zeigt „action“ und „foothold“ jedes Schritts.',
    },
  });
}

/** Two accounts may share one foothold (a mail flow rule): it is removed once. */
function distinct(drafts: readonly Draft[]): Draft[] {
  const seen = new Set<string>();
  return drafts.filter((item) => {
    const key = `${item.action.id} ${item.target.account?.id ?? ''} ${item.target.key}`;
    return seen.has(key) ? false : Boolean(seen.add(key));
  });
}

function byOrder(a: Draft, b: Draft): number {
  const phase = phases.indexOf(a.action.phase) - phases.indexOf(b.action.phase);
  if (phase !== 0) return phase;
  const privileged = Number(b.account?.privileged ?? true) - Number(a.account?.privileged ?? true);
  return privileged || actions.indexOf(a.action) - actions.indexOf(b.action);
}

function toStep(item: Draft, id: string, options: Choice): Step {
  const { action, foothold, target } = item;
  const names = [action.id, foothold?.id ?? '', foothold?.key ?? '', foothold ? '' : target.key];
  const named = (list: readonly string[]): boolean => list.some((name) => names.includes(name));
  const suggested = item.left !== true && (foothold === null || foothold.suggestion === 'remove');
  const selected =
    named(options.keep) || named(options.skip)
      ? false
      : options.only.length > 0
        ? named(options.only)
        : suggested;
  const narrowed = options.only.length > 0 || named(options.skip);
  const undecided = foothold?.suggestion === 'ask' && !selected && !narrowed && !named(options.keep);
  return {
    id,
    action: action.id,
    phase: action.phase,
    title: action.title,
    target,
    reasons: item.reasons ?? foothold?.reasons ?? [whyAlways(action)],
    foothold: foothold?.id ?? null,
    impact: action.impact,
    notice: action.notice,
    reversible: action.reversible,
    irreversible: action.irreversible ?? null,
    selected,
    kept: named(options.keep) || (!selected && !narrowed && !undecided),
    undecided,
    confirm: action.confirm === true,
  };
}

function whyAlways(action: Action): Reason {
  return { speaks: 'for', text: action.effect };
}

/** What the operator lacks for the selected steps, with what would not work. */
async function missingFor(
  connection: Connection,
  steps: readonly Step[],
): Promise<readonly MissingPermission[]> {
  const cmdlets = await knownCmdlets(connection);
  const missing = new Map<string, { permission: Permission; en: Set<string>; de: Set<string> }>();
  for (const step of steps.filter((candidate) => candidate.selected)) {
    const held = {
      operator: connection.operator,
      cmdlets,
      privilegedTarget: step.target.account?.privileged === true,
    };
    for (const permission of need(step.action).permissions) {
      if (hasPermission(permission, held)) continue;
      const key = canonicalJson(permission);
      const entry = missing.get(key) ?? { permission, en: new Set<string>(), de: new Set<string>() };
      entry.en.add(step.title.en);
      entry.de.add(step.title.de);
      missing.set(key, entry);
    }
  }
  return [...missing.values()].map(({ permission, en, de }) => ({
    permission,
    consequence: { en: [...en].join(', '), de: [...de].join(', ') },
  }));
}
