import { judgeRule } from '../../actions/disable-inbox-rule/judge.ts';
import type { Reason } from '../../domain/account.ts';
import type { Foothold } from '../../domain/foothold.ts';
import type { StateDocument } from '../../domain/source.ts';
import { isObject } from '../../kernel/json.ts';
import { exportedRule } from '../../microsoft/exchange/exported-rule.ts';

/** An inbox rule of an export that does not look like its owner's own. Rules carry no dates: this is no event. */
export interface SuspectRule {
  readonly mailbox: string | null;
  readonly name: string;
  readonly enabled: boolean;
  readonly suggestion: Foothold['suggestion'];
  readonly reasons: readonly Reason[];
}

/** What a file of settings among the logs holds. */
export interface StateSummary {
  readonly kind: StateDocument['kind'];
  readonly file: string;
  /** Rules, or policies that were judged; of ScubaGear's settings one. */
  readonly count: number;
  /** Ids of ScubaGear's policies that are not met. */
  readonly notMet: readonly string[];
  readonly rules: readonly SuspectRule[];
}

/** What exported settings say, file by file. */
export function summariseStates(
  states: readonly StateDocument[],
  ownDomains: readonly string[],
): readonly StateSummary[] {
  const files = new Map<string, StateDocument[]>();
  for (const state of states) {
    const key = `${state.kind} ${state.file}`;
    const list = files.get(key);
    if (list) list.push(state);
    else files.set(key, [state]);
  }
  return [...files.values()].map((documents) => {
    const { kind, file } = documents[0]!;
    const policies = kind === 'scubagear-results' ? documents.flatMap(policiesIn) : [];
    return {
      kind,
      file,
      count: kind === 'scubagear-results' ? policies.length : documents.length,
      notMet: policies.filter(({ met }) => !met).map(({ id }) => id),
      rules: kind === 'inbox-rules' ? documents.flatMap((one) => suspect(one, ownDomains)) : [],
    };
  });
}

function suspect({ document }: StateDocument, acceptedDomains: readonly string[]): readonly SuspectRule[] {
  const exported = exportedRule(document);
  if (!exported) return [];
  const judged = judgeRule(exported.rule, { hidden: false, acceptedDomains, resolved: new Map() });
  if (!judged || judged.suggestion === 'keep') return [];
  const { name, enabled } = exported.rule;
  return [{ mailbox: exported.mailbox, name, enabled, ...judged }];
}

interface Policy {
  readonly id: string;
  readonly met: boolean;
}

/** TestResults.json holds one policy a record, ScubaResults.json all of them by product and group. */
function policiesIn({ document }: StateDocument): readonly Policy[] {
  return found(document, 0);
}

function found(value: unknown, depth: number): readonly Policy[] {
  if (depth > 8) return [];
  if (Array.isArray(value)) return (value as readonly unknown[]).flatMap((entry) => found(entry, depth + 1));
  if (!isObject(value)) return [];
  const id = value['PolicyId'] ?? value['Control ID'] ?? (value['Control'] && value['Requirement']);
  if (typeof id === 'string' && ('RequirementMet' in value || 'Result' in value)) {
    const result = value['Result'];
    const met = value['RequirementMet'] === true || (typeof result === 'string' && /^pass/i.test(result));
    return [{ id, met }];
  }
  return Object.values(value).flatMap((member) => found(member, depth + 1));
}
