import type { Reason } from '../../domain/account.ts';
import type { FindHints } from '../../domain/action.ts';
import { addressOf, isExternal } from '../../domain/address.ts';
import type { Foothold } from '../../domain/foothold.ts';
import { tellingWord } from '../../domain/vocabulary/keywords.ts';
import type { TransportRule } from '../../microsoft/exchange/transport-rules.ts';
import { against, age, ageReasons, forIt, name, strings } from '../support.ts';

/** Null for rules that neither copy mail away, nor hide it, nor wave it through. */
export function judgeTransportRule(
  rule: TransportRule,
  hints: FindHints,
  context: { readonly upn: string; readonly now: Date },
): { readonly suggestion: Foothold['suggestion']; readonly reasons: readonly Reason[] } | null {
  const { content } = rule;
  const copies = ['BlindCopyTo', 'CopyTo', 'RedirectMessageTo', 'AddToRecipients', 'ModerateMessageByUser']
    .flatMap((key) => strings(content[key]))
    .map((one) => addressOf(one) ?? one);
  const outside = copies.filter((to) => to.includes('@') && isExternal(to, hints.acceptedDomains));
  const deletes = content['DeleteMessage'] === true;
  const passes = Number(content['SetSCL'] ?? 0) === -1;
  const reroutes = content['RouteMessageOutboundConnector'] !== undefined;
  const rewrites = content['RemoveHeader'] !== undefined || content['SetHeaderName'] !== undefined;
  if (copies.length === 0 && !deletes && !passes && !reroutes && !rewrites) return null;

  const reasons: Reason[] = [...ageReasons(rule.changed, hints)];
  const aimed = ['SentTo', 'From', 'RecipientAddressContainsWords', 'FromAddressContainsWords']
    .flatMap((key) => strings(content[key]))
    .some((one) => one.toLowerCase().includes(context.upn.toLowerCase()));
  if (outside.length > 0) {
    const list = outside
      .slice(0, 5)
      .map((one) => name(one))
      .join(', ');
    reasons.push(
      forIt(
        `It sends copies of mail, or the mail itself, out of the organisation: ${list}.`,
        `Sie leitet Kopien von Nachrichten oder die Nachrichten selbst aus der Organisation hinaus: ${list}.`,
      ),
    );
  } else if (copies.length > 0) {
    const list = copies
      .slice(0, 5)
      .map((one) => name(one))
      .join(', ');
    reasons.push(forIt(`It sends mail on to ${list}.`, `Sie leitet Nachrichten an ${list} weiter.`));
  }
  if (deletes) reasons.push(forIt('It deletes mail without a trace.', 'Sie löscht Nachrichten spurlos.'));
  if (passes) {
    reasons.push(
      forIt('It lets mail past the spam filter.', 'Sie lässt Nachrichten am Spamfilter vorbei.'),
      against(
        'Phishing exercises and scanners are often let past in the same way.',
        'Phishing-Übungen und Scanner werden oft auf dieselbe Weise durchgelassen.',
      ),
    );
  }
  if (reroutes) {
    reasons.push(
      forIt(
        'It hands mail to a connector of its own.',
        'Sie übergibt Nachrichten an einen eigenen Connector.',
      ),
    );
  }
  if (rewrites) {
    reasons.push(
      forIt(
        'It changes message headers, which can hide where mail came from.',
        'Sie ändert Nachrichtenkopfzeilen; das kann die Herkunft verbergen.',
      ),
    );
  }
  const hit = conditionWord(content);
  if (hit !== null && (deletes || outside.length > 0)) {
    reasons.push(forIt(`It looks for “${hit}”.`, `Sie sucht nach „${hit}“.`));
  }
  if (aimed) {
    reasons.push(forIt('It names the compromised account.', 'Sie nennt das kompromittierte Konto.'));
  }
  const inside = age(rule.changed, hints) === 'inside';
  const young =
    hints.since === null &&
    rule.changed !== null &&
    context.now.getTime() - new Date(rule.changed).getTime() < 30 * 86_400_000;
  const grave = outside.length > 0 || deletes || reroutes;
  if (inside && (grave || passes || aimed)) return { suggestion: 'remove', reasons };
  if (grave && (aimed || young || hit !== null) && age(rule.changed, hints) !== 'before') {
    return { suggestion: 'remove', reasons };
  }
  return { suggestion: grave || aimed || young || inside ? 'ask' : 'keep', reasons };
}

function conditionWord(content: TransportRule['content']): string | null {
  for (const key of ['SubjectContainsWords', 'SubjectOrBodyContainsWords']) {
    for (const text of strings(content[key])) {
      const hit = tellingWord(text);
      if (hit !== null) return hit.word;
    }
  }
  return null;
}
