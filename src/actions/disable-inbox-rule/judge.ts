import type { Reason } from '../../domain/account.ts';
import { addressOf, isExternal } from '../../domain/address.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { type FolderRole, folderRole, hidesMail } from '../../domain/vocabulary/folders.ts';
import { type KeywordHit, tellingWord } from '../../domain/vocabulary/keywords.ts';
import type { JsonObject } from '../../kernel/json.ts';
import type { InboxRule } from '../../microsoft/exchange/inbox-rules.ts';
import { ruleActions, ruleConditions } from '../../microsoft/exchange/inbox-rules.ts';
import { strings } from '../inbox-rule.ts';
import { against, forIt, name } from '../support.ts';

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
  const external = recipients(settings, context).filter((to) => isExternal(to, context.acceptedDomains));
  const internal = recipients(settings, context).filter((to) => !isExternal(to, context.acceptedDomains));
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

/** Every address that the rule sends mail to. */
function recipients(settings: JsonObject, context: RuleContext): readonly string[] {
  const found: string[] = [];
  for (const key of ['ForwardTo', 'ForwardAsAttachmentTo', 'RedirectTo']) {
    for (const recipient of strings(settings[key])) {
      const address = context.resolved.get(recipient) ?? addressOf(recipient);
      if (address !== null) found.push(address);
    }
  }
  return found;
}

type SystemName = 'junk' | 'out-of-office' | 'delegate';

export function systemName(ruleName: string): SystemName | null {
  const text = ruleName.trim().toLowerCase();
  if (text === 'junk e-mail rule') return 'junk';
  if (text.startsWith('microsoft.exchange.oof')) return 'out-of-office';
  return /^delegate rule -?\d+$/.test(text) ? 'delegate' : null;
}

function isGenuine(
  system: SystemName,
  content: {
    readonly external: readonly string[];
    readonly hides: boolean;
    readonly role: FolderRole | null;
    readonly deletes: boolean;
  },
): boolean {
  if (content.external.length > 0 || content.deletes) return false;
  // The junk rule may move to Junk Email and nowhere else; the others move nothing.
  return system === 'junk' ? content.role === null || content.role === 'junk' : content.role === null;
}

/** No condition at all, or one that is true of every message (IR-11). */
export function matchesEverything(settings: JsonObject): boolean {
  const used = Object.entries(settings).filter(([key]) => ruleConditions.includes(key));
  if (used.length === 0) return true;
  return used.every(([key, value]) => {
    if (key.endsWith('ContainsWords')) {
      const words = strings(value);
      return words.length > 0 && words.every((word) => word.replace(/[\s\u0000]/g, '').length <= 1);
    }
    // Exchange rounds anything below 1,024 bytes down to 0 KB.
    if (key === 'WithinSizeRangeMinimum') return smallSize(value);
    return false;
  });
}

function smallSize(value: unknown): boolean {
  if (typeof value === 'number') return value <= 1023;
  const match = typeof value === 'string' ? /^\s*([\d.,]+)\s*(B|KB)?\b/i.exec(value) : null;
  if (match === null) return false;
  const amount = Number(match[1]!.replace(/[.,]/g, ''));
  return (match[2] ?? 'B').toUpperCase() === 'KB' ? amount === 0 : amount <= 1023;
}

function conditionWord(settings: JsonObject): KeywordHit | null {
  for (const [key, value] of Object.entries(settings)) {
    if (!/^(Subject|Body|SubjectOrBody|Header|FromAddress|RecipientAddress)ContainsWords$/.test(key))
      continue;
    for (const text of strings(value)) {
      const hit = tellingWord(text);
      if (hit !== null) return hit;
    }
  }
  return null;
}

/** A name that nobody gives a rule of their own: blank, punctuation, one or two signs, one sign repeated. */
export function oddName(ruleName: string): boolean {
  const text = ruleName.trim();
  const signs = text.replace(/[^\p{L}\p{N}]/gu, '');
  return signs.length < 2 || [...text].length <= 2 || /^(.)\1*$/su.test(text);
}

function innocence(
  rule: InboxRule,
  role: FolderRole | null,
  folder: string | null,
  everything: boolean,
  odd: boolean,
): readonly Reason[] {
  const reasons: Reason[] = [];
  if (folder !== null && role === null) {
    const shown = name(folder);
    reasons.push(
      against(
        `It files mail into “${shown}”, a folder of the owner's own.`,
        `Sie legt Nachrichten in „${shown}“ ab, einem eigenen Ordner der Person.`,
      ),
    );
  }
  if (!everything) {
    reasons.push(
      against(
        'It concerns only particular messages, not all of them.',
        'Sie betrifft nur bestimmte Nachrichten, nicht alle.',
      ),
    );
  }
  if (!odd) {
    const shown = name(rule.name);
    reasons.push(
      against(
        `It has a name that says something: “${shown}”.`,
        `Sie hat einen sprechenden Namen: „${shown}“.`,
      ),
    );
  }
  return reasons;
}

function forwardsOutside(to: readonly string[]): Reason {
  const list = to
    .slice(0, 5)
    .map((one) => name(one))
    .join(', ');
  return forIt(
    `It sends mail out of the organisation, to ${list}.`,
    `Sie leitet Nachrichten aus der Organisation hinaus, an ${list}.`,
  );
}

function forwardsInside(to: readonly string[]): Reason {
  const list = to
    .slice(0, 5)
    .map((one) => name(one))
    .join(', ');
  return forIt(
    `It sends mail on to ${list}, inside the organisation: harmless if the owner wants it, useful to an attacker who holds that mailbox too.`,
    `Sie leitet Nachrichten an ${list} innerhalb der Organisation weiter: harmlos, wenn die Person das möchte, nützlich für einen Angreifer, der auch dieses Postfach hat.`,
  );
}

const hiddenReason = forIt(
  'It is hidden: Outlook does not show it, and only a tool that works below Outlook can make such a rule.',
  'Sie ist verborgen: Outlook zeigt sie nicht an, und nur ein Werkzeug unterhalb von Outlook kann eine solche Regel anlegen.',
);

function borrowedName(ruleName: string): Reason {
  const shown = name(ruleName);
  return forIt(
    `It bears the name of one of Exchange's own rules (“${shown}”) but does what that rule never does.`,
    `Sie trägt den Namen einer Exchange-eigenen Regel („${shown}“), tut aber, was diese nie tut.`,
  );
}

const deletesReason = forIt('It deletes mail.', 'Sie löscht Nachrichten.');

function movesAway(folder: string, role: FolderRole): Reason {
  const shown = name(folder);
  return role === 'archive'
    ? forIt(
        `It moves mail to “${shown}”, out of the Inbox.`,
        `Sie verschiebt Nachrichten nach „${shown}“, aus dem Posteingang heraus.`,
      )
    : forIt(
        `It moves mail to “${shown}”, a folder where hardly anybody looks.`,
        `Sie verschiebt Nachrichten nach „${shown}“, einen Ordner, in den kaum jemand schaut.`,
      );
}

const everythingReason = forIt(
  'It takes every message: it has no condition, or one that is always true.',
  'Sie erfasst jede Nachricht: Sie hat keine Bedingung oder eine, die immer zutrifft.',
);

function wordReason(hit: KeywordHit, away: boolean): Reason {
  if (!away) {
    return against(
      `It looks for “${hit.word}”, but leaves what it finds in sight.`,
      `Sie sucht nach „${hit.word}“, lässt das Gefundene aber sichtbar.`,
    );
  }
  return hit.topic === 'finance'
    ? forIt(
        `It takes mail about money away (“${hit.word}”), as payment fraud needs.`,
        `Sie räumt Nachrichten über Geld beiseite („${hit.word}“), wie es Zahlungsbetrug braucht.`,
      )
    : forIt(
        `It takes warnings away before the owner sees them (“${hit.word}”).`,
        `Sie räumt Warnungen beiseite, bevor die Person sie sieht („${hit.word}“).`,
      );
}

function oddReason(ruleName: string): Reason {
  const shown = name(ruleName);
  return forIt(
    `Its name (“${shown}”) says nothing; attackers name rules like this so that they are overlooked.`,
    `Ihr Name („${shown}“) sagt nichts; so benennen Angreifer Regeln, damit sie übersehen werden.`,
  );
}

const readsReason = forIt(
  'It marks what it takes away as read, so that no unread count gives it away.',
  'Sie markiert das Beiseitegeschaffte als gelesen, damit keine Zahl ungelesener Nachrichten es verrät.',
);

const stopsReason = forIt(
  'It keeps the rules after it from running.',
  'Sie verhindert, dass die folgenden Regeln noch greifen.',
);
