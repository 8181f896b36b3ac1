import { describe, expect, it } from 'vitest';
import { matches } from './evaluate.ts';
import { FilterError, parseFilter, rootsOf, usesAdvanced } from './filter.ts';
import { SearchError, directorySearch, messageSearch } from './search.ts';

// Invented data.
const anna = {
  id: '5c52d8cf-df0c-4791-981d-8db55031f8d1',
  displayName: "Anna O'Neill",
  accountEnabled: true,
  createdDateTime: '2026-11-20T10:00:00.0000000Z',
  size: 10,
  department: null,
  status: { errorCode: 0 },
  types: ['interactiveUser'],
  targets: [
    { id: 'a', modified: [{ name: 'Role' }] },
    { id: 'b', modified: [] },
  ],
};

const passes = (filter: string): boolean => matches(parseFilter(filter), anna);

describe('$filter', () => {
  it.each([
    "displayName eq 'anna o''neill'",
    'accountEnabled eq true and not(size lt 10)',
    'createdDateTime ge 2026-11-20T10:00:00Z and createdDateTime lt 2026-11-20T12:00:00+01:00 or size eq 10',
    'createdDateTime gt 2026-11-19',
    'id eq 5c52d8cf-df0c-4791-981d-8db55031f8d1',
    "id in ('x', '5c52d8cf-df0c-4791-981d-8db55031f8d1')",
    'status/errorCode eq 0',
    'department eq null',
    "startsWith(displayName,'ann') and endswith(displayName, 'NEILL') and contains(displayName,'o''n')",
    "types/any(t: t eq 'interactiveUser')",
    "types/any(t:t eq 'x' or t eq 'interactiveUser')",
    "targets/any(t:t/id eq 'b')",
    "targets/any(t:t/modified/any(m:m/name eq 'Role'))",
    "targets/all(t:t/id ne 'c')",
    'types/any()',
    "not startswith(displayName,'b')",
  ])('finds by %s', (filter) => {
    expect(passes(filter)).toBe(true);
  });

  it.each([
    'size gt 10',
    "size eq '10'",
    'department gt 1',
    'department lt 1',
    "displayName eq 'anna'",
    "types/all(t:t eq 'x')",
    "status/nothing eq 'x'",
    "constructor eq 'x'",
    'size eq 1 or size eq 2 and accountEnabled eq true',
  ])('does not find by %s', (filter) => {
    expect(passes(filter)).toBe(false);
  });

  it.each([
    'displayName eq',
    "displayName like 'x'",
    "displayName eq 'x",
    '(size eq 1',
    'size eq 1)',
    'eq 1',
    "id in ('a'",
    '',
    `${'('.repeat(5000)}size eq 1${')'.repeat(5000)}`,
  ])('refuses %#', (filter) => {
    expect(() => parseFilter(filter)).toThrow(FilterError);
  });

  it('names the properties of the object, not those of lambda variables', () => {
    const expression = parseFilter("targets/any(t:t/id eq 'b') and status/errorCode eq 0");
    expect([...rootsOf(expression)]).toEqual(['targets', 'status']);
  });

  it('tells what directory objects answer only as an advanced query', () => {
    expect(usesAdvanced(parseFilter("startswith(displayName,'a') and size eq 1"))).toBe(false);
    expect(usesAdvanced(parseFilter("displayName ne 'a'"))).toBe(true);
    expect(usesAdvanced(parseFilter("endswith(mail,'a')"))).toBe(true);
  });
});

describe('$search', () => {
  const properties = new Map([
    ['displayName', false],
    ['mail', false],
  ]);

  it('finds directory objects by the start of a word', () => {
    const find = directorySearch('"displayName:nei" OR "mail:x"', properties);
    expect(find(anna)).toBe(true);
    expect(directorySearch('"displayName:eill"', properties)(anna)).toBe(false);
    expect(directorySearch('"displayName:anna" AND "mail:x"', properties)(anna)).toBe(false);
  });

  it.each(['displayName:anna', '"anna"', '"secret:x"', '"displayName:a" AND', ''])('refuses %s', (text) => {
    expect(() => directorySearch(text, properties)).toThrow(SearchError);
  });

  it('finds messages by words and by field', () => {
    const message = { subject: 'Rechnung 12', body: { content: 'IBAN' }, from: {}, toRecipients: [] };
    expect(messageSearch('"rechnung iban"')(message)).toBe(true);
    expect(messageSearch('"subject:iban"')(message)).toBe(false);
  });
});
