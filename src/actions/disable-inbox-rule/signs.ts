import { addressOf } from '../../domain/address.ts';
import type { FolderRole } from '../../domain/vocabulary/folders.ts';
import { tellingWord } from '../../domain/vocabulary/keywords.ts';
import type { KeywordHit } from '../../domain/vocabulary/keywords.ts';
import type { JsonObject } from '../../kernel/json.ts';
import { ruleConditions } from '../../microsoft/exchange/inbox-rules.ts';
import { strings } from '../support.ts';

/** Every address that the rule sends mail to; `resolved` as in the context of a judgement. */
export function recipients(settings: JsonObject, resolved: ReadonlyMap<string, string>): readonly string[] {
  const found: string[] = [];
  for (const key of ['ForwardTo', 'ForwardAsAttachmentTo', 'RedirectTo']) {
    for (const recipient of strings(settings[key])) {
      const address = resolved.get(recipient) ?? addressOf(recipient);
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

export function isGenuine(
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

export function conditionWord(settings: JsonObject): KeywordHit | null {
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
