import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../kernel/json.ts';
import type { InboxRule } from '../../microsoft/exchange/inbox-rules.ts';
import { judgeRule } from './judge.ts';
import { matchesEverything, oddName } from './signs.ts';

// Invented rules.
const shown = { hidden: false, acceptedDomains: ['contoso.example'], resolved: new Map<string, string>() };

function rule(name: string, settings: JsonObject): InboxRule {
  return { key: '1', name, enabled: true, priority: 1, inError: false, settings };
}

function suggestion(name: string, settings: JsonObject, context = shown): string | null {
  return judgeRule(rule(name, settings), context)?.suggestion ?? null;
}

describe('judging an inbox rule', () => {
  it.each<[string, string, JsonObject]>([
    ['forwards outside', 'Kopie', { ForwardTo: ['"x" [SMTP:x@evil.example]'] }],
    ['redirects outside', 'Sync', { RedirectTo: ['x@evil.example'], From: ['ann@contoso.example'] }],
    ['forwards as attachment outside', 'Backup', { ForwardAsAttachmentTo: ['x@evil.example'] }],
    ['hides everything in RSS', 'Regel', { MoveToFolder: 'RSS-Feeds' }],
    [
      'hides invoices in a German RSS folder',
      'Buchhaltung',
      { MoveToFolder: 'RSS-Abonnements', SubjectContainsWords: ['Rechnung'] },
    ],
    ['deletes warnings', 'Filter', { DeleteMessage: true, SubjectOrBodyContainsWords: ['phishing'] }],
    ['has a nameless name and deletes', '..', { DeleteMessage: true, From: ['ann@contoso.example'] }],
    ['matches by a blank and deletes', 'Rule one', { DeleteMessage: true, BodyContainsWords: [' '] }],
    [
      'matches vowels and hides',
      'Rule two',
      { MoveToFolder: 'Conversation History', BodyContainsWords: ['a', 'e', 'i', 'o', 'u'] },
    ],
    ['archives everything as read', 'Aufräumen', { MoveToFolder: 'Archiv', MarkAsRead: true }],
    [
      'a dot that archives as read',
      '.',
      { MoveToFolder: 'Archive', MarkAsRead: true, From: ['boss@contoso.example'] },
    ],
  ])('removes what %s', (_what, name, settings) => {
    expect(suggestion(name, settings)).toBe('remove');
  });

  it.each<[string, string, JsonObject]>([
    [
      'newsletters into a folder of one’s own',
      'Newsletter',
      { MoveToFolder: 'Newsletter', From: ['news@shop.example'] },
    ],
    [
      'invoices into a folder of one’s own',
      'Rechnungen',
      { MoveToFolder: 'Rechnungen', SubjectContainsWords: ['Rechnung'] },
    ],
    [
      'one sender into the archive',
      'Alte Tickets',
      { MoveToFolder: 'Archiv', From: ['tickets@contoso.example'] },
    ],
    ['a category', 'Wichtig', { ApplyCategory: ['Red'], From: ['boss@contoso.example'] }],
  ])('keeps a rule of the owner: %s', (_what, name, settings) => {
    expect(suggestion(name, settings)).toBe('keep');
  });

  it.each<[string, string, JsonObject]>([
    ['one advertiser deleted', 'Werbung weg', { DeleteMessage: true, From: ['ads@shop.example'] }],
    ['forwarding to a colleague', 'Vertretung', { ForwardTo: ['bob@contoso.example'] }],
  ])('asks about what many people do: %s', (_what, name, settings) => {
    expect(suggestion(name, settings)).toBe('ask');
  });

  it('sees through a contact of the organisation whose mail goes outside', () => {
    const recipient = '"Archiv" [EX:/o=ExchangeLabs/cn=archiv]';
    const resolved = new Map([[recipient, 'archive@evil.example']]);
    expect(suggestion('Archiv', { ForwardTo: [recipient] }, { ...shown, resolved })).toBe('remove');
  });

  it('removes a hidden rule that does something, and says that it is hidden', () => {
    const judged = judgeRule(rule('Projekt', { MoveToFolder: 'Projekt', From: ['ann@contoso.example'] }), {
      ...shown,
      hidden: true,
    });
    expect(judged?.suggestion).toBe('remove');
    expect(judged?.reasons[0]?.text.de).toContain('verborgen');
  });

  it('leaves Exchange’s own rules alone', () => {
    const hidden = { ...shown, hidden: true };
    expect(judgeRule(rule('Junk E-Mail Rule', {}), hidden)).toBeNull();
    expect(judgeRule(rule('Junk E-Mail Rule', { MoveToFolder: 'Junk Email' }), hidden)).toBeNull();
    expect(judgeRule(rule('Microsoft.Exchange.OOF.KnownExternalSenders.Global', {}), hidden)).toBeNull();
    expect(judgeRule(rule('Delegate Rule -12', { ForwardTo: ['bob@contoso.example'] }), hidden)).toBeNull();
  });

  it('does not fall for a system name with other content', () => {
    const hidden = { ...shown, hidden: true };
    expect(suggestion('Junk E-Mail Rule', { ForwardTo: ['x@evil.example'] }, hidden)).toBe('remove');
    expect(suggestion('Microsoft.Exchange.OOF.x', { DeleteMessage: true }, hidden)).toBe('remove');
    expect(suggestion('Junk E-Mail Rule', { MoveToFolder: 'RSS Feeds' }, shown)).toBe('remove');
  });

  it('gives reasons for and against in both languages', () => {
    const judged = judgeRule(rule('Werbung weg', { DeleteMessage: true, From: ['ads@shop.example'] }), shown);
    expect(judged?.reasons.some((reason) => reason.speaks === 'for')).toBe(true);
    expect(judged?.reasons.some((reason) => reason.speaks === 'against')).toBe(true);
  });
});

describe('a condition that is always true', () => {
  it.each<[JsonObject, boolean]>([
    [{}, true],
    [{ BodyContainsWords: ['\u0000'] }, true],
    [{ SubjectContainsWords: [' '] }, true],
    [{ WithinSizeRangeMinimum: '0 KB (1 bytes)' }, true],
    [{ WithinSizeRangeMinimum: '1,023 B' }, true],
    [{ WithinSizeRangeMinimum: '500 KB' }, false],
    [{ SubjectContainsWords: ['a', 'invoice'] }, false],
    [{ From: ['ann@contoso.example'] }, false],
  ])('%j: %s', (settings, expected) => {
    expect(matchesEverything(settings)).toBe(expected);
  });
});

describe('a name that says nothing', () => {
  it('is blank, punctuation, or one or two signs', () => {
    for (const name of ['', ' ', '.', '..', ',,,', 'a', 'xx', '***', '‮.', 'aaaa'])
      expect(oddName(name)).toBe(true);
    for (const name of ['Newsletter', 'IT-Team', 'Büro', '日本語', 'ABC']) expect(oddName(name)).toBe(false);
  });
});
