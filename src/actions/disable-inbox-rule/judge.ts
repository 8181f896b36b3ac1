import type { Reason } from '../../domain/account.ts';
import { isExternal } from '../../domain/address.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { folderRole, hidesMail } from '../../domain/vocabulary/folders.ts';
import type { KeywordHit } from '../../domain/vocabulary/keywords.ts';
import { ruleActions } from '../../microsoft/exchange/inbox-rules.ts';
import type { InboxRule } from '../../microsoft/exchange/inbox-rules.ts';
import { strings } from '../support.ts';
import {
  borrowedName,
  deletesReason,
  everythingReason,
  forwardsInside,
  forwardsOutside,
  hiddenReason,
  innocence,
  movesAway,
  oddReason,
  readsReason,
  stopsReason,
  wordReason,
} from './reasons.ts';
import { conditionWord, isGenuine, matchesEverything, oddName, recipients, systemName } from './signs.ts';

interface RuleContext {
  /** Exchange shows it only with IncludeHidden: Outlook does not show it at all. */
  readonly hidden: boolean;
  readonly acceptedDomains: readonly string[];
  /** Real addresses behind contacts and legacy names, by the recipient as the rule writes it. */
  readonly resolved: ReadonlyMap<string, string>;
}

interface RuleJudgement {
  readonly suggestion: Foothold['suggestion'];
  readonly reasons: readonly Reason[];
}

/**
 * Judges a rule by its content, since rules carry no dates. Null for Exchange's own rules (junk mail, out of office,
 * delegates): but only where the content is the system's too, for anybody may use their names.
 */
export function judgeRule(rule: InboxRule, context: RuleContext): RuleJudgement | null {
  const settings = rule.settings;
  const system = systemName(rule.name);
  const to = recipients(settings, context.resolved);
  const external = to.filter((address) => isExternal(address, context.acceptedDomains));
  const internal = to.filter((address) => !isExternal(address, context.acceptedDomains));
  const deletes = settings['DeleteMessage'] === true || settings['SoftDeleteMessage'] === true;
  const folder = strings(settings['MoveToFolder'])[0] ?? null;
  const role = folder === null ? null : folderRole(folder);
  const hides = deletes || hidesMail(role);
  if (system !== null && context.hidden && isGenuine(system, { external, hides, role, deletes })) return null;

  const everything = matchesEverything(settings);
  const word = conditionWord(settings);
  const odd = oddName(rule.name);
  const reads = settings['MarkAsRead'] === true;
  const away = hides || role === 'archive';
  const reasons: Reason[] = [];

  if (external.length > 0) reasons.push(forwardsOutside(external));
  if (internal.length > 0) reasons.push(forwardsInside(internal));
  if (context.hidden) reasons.push(hiddenReason);
  if (system !== null) reasons.push(borrowedName(rule.name));
  if (deletes) reasons.push(deletesReason);
  if (role !== null && folder !== null) reasons.push(movesAway(folder, role));
  if (everything && (away || external.length > 0)) reasons.push(everythingReason);
  if (word !== null) reasons.push(wordReason(word, away));
  if (odd) reasons.push(oddReason(rule.name));
  if (reads && away) reasons.push(readsReason);
  if (settings['StopProcessingRules'] === true && away) reasons.push(stopsReason);

  const suggestion = suggest({
    external: external.length > 0,
    internal: internal.length > 0,
    disguised: context.hidden || system !== null,
    acts: Object.keys(settings).some((key) => ruleActions.includes(key) && key !== 'StopProcessingRules'),
    hides,
    deletes,
    away,
    everything,
    word,
    odd,
    reads,
  });
  if (suggestion !== 'remove') reasons.push(...innocence(rule, role, folder, everything, odd));
  return { suggestion, reasons };
}

interface Signals {
  readonly external: boolean;
  readonly internal: boolean;
  readonly disguised: boolean;
  readonly acts: boolean;
  readonly hides: boolean;
  readonly deletes: boolean;
  readonly away: boolean;
  readonly everything: boolean;
  readonly word: KeywordHit | null;
  readonly odd: boolean;
  readonly reads: boolean;
}

function suggest(signals: Signals): Foothold['suggestion'] {
  const { hides, away, everything, word, odd, reads } = signals;
  if (signals.external) return 'remove';
  if (signals.disguised && (signals.acts || signals.internal)) return 'remove';
  if (hides && (everything || word !== null || odd)) return 'remove';
  if (away && odd && (everything || word !== null || reads)) return 'remove';
  if (away && reads && (everything || word?.topic === 'warning')) return 'remove';
  // One clear sender or subject deleted or filed under Junk is what many people do with advertising: ask, do not act.
  if (hides || signals.internal || odd || (away && word !== null) || (away && everything)) return 'ask';
  return 'keep';
}
